using System.Security.Cryptography;

namespace SignalWatch.Alerts.Links;

/// <summary>
/// The keys that links in mails are signed with: the first signs, and an older one is accepted while it is rotated out. On a desk
/// they are <c>link.key</c> and <c>link-older.key</c> in the data directory, base64, for their owner's eyes only.
/// </summary>
/// <remarks>To rotate on a desk, rename <c>link.key</c> to <c>link-older.key</c>; the next start makes a new one. To void all links at once, delete both.</remarks>
public sealed class LinkKeys
{
    /// <summary>The file of the key that signs.</summary>
    public const string FileName = "link.key";

    /// <summary>The file of the key before it.</summary>
    public const string OlderFileName = "link-older.key";

    private const int LeastBytes = 32;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Takes the keys.</summary>
    /// <exception cref="ArgumentException">A key has fewer than 32 bytes.</exception>
    public LinkKeys(byte[] current, byte[]? older = null)
    {
        if (current.Length < LeastBytes || older?.Length < LeastBytes)
        {
            throw new ArgumentException(FormattableString.Invariant($"A key that signs links has at least {LeastBytes} bytes."), nameof(current));
        }

        All = older is null ? [current] : [current, older];
    }

    /// <summary>The keys, the signing one first.</summary>
    internal IReadOnlyList<byte[]> All { get; }

    /// <summary>The keys of the settings.</summary>
    /// <exception cref="InvalidDataException">A key is not base64 of 32 bytes or more; the message names the setting, and never the key.</exception>
    public static LinkKeys Of(string key, string? olderKey) =>
        new(Decode(key, "Links:Key"), olderKey is { Length: > 0 } older ? Decode(older, "Links:OlderKey") : null);

    /// <summary>The keys of a data directory; the signing one is made, at random, where there is none yet.</summary>
    /// <exception cref="InvalidDataException">A file is damaged; the message names it and the remedy.</exception>
    /// <exception cref="IOException">A file can't be read or made.</exception>
    public static LinkKeys ReadOrMake(string directory)
    {
        var (path, older) = (Path.Combine(directory, FileName), Path.Combine(directory, OlderFileName));
        if (!File.Exists(path))
        {
            Make(path);
        }

        return new LinkKeys(Read(path), File.Exists(older) ? Read(older) : null);
    }

    private static void Make(string path)
    {
        // Written whole under another name first: a start that is cut off must not leave half a key, and of two starts at once one wins.
        var whole = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var file = new StreamWriter(whole, options))
        {
            file.Write(Convert.ToBase64String(RandomNumberGenerator.GetBytes(LeastBytes)));
        }

        try
        {
            File.Move(whole, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(whole);
        }
    }

    private static byte[] Read(string path)
    {
        // Copies and backups forget who may read.
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~OwnerOnly) != UnixFileMode.None)
        {
            File.SetUnixFileMode(path, OwnerOnly);
        }

        return Decode(File.ReadAllText(path).Trim(), path);
    }

    private static byte[] Decode(string text, string where)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && length >= LeastBytes
            ? bytes[..length]
            : throw new InvalidDataException(FormattableString.Invariant(
                $"{where} is not base64 of at least {LeastBytes} bytes; restore it, or remove it so that a new key is made (links in mails sent before then end)."));
    }
}
