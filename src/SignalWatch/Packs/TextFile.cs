using System.Text;
using static System.FormattableString;

namespace SignalWatch.Packs;

/// <summary>Reads a whole UTF-8 file of bounded size; what stops it is a problem, not an exception.</summary>
internal static class TextFile
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The file's text without a byte order mark; null after adding a problem.</summary>
    public static string? Read(string path, int maximumMebibytes, ProblemList problems)
    {
        try
        {
            return Decode(path, maximumMebibytes, problems);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(0, $"The file can't be read: {e.Message}", "Check that it is a plain file and that its permissions let you read it.");
            return null;
        }
    }

    private static string? Decode(string path, int maximumMebibytes, ProblemList problems)
    {
        using var file = File.OpenRead(path);
        if (file.Length > maximumMebibytes * 1024L * 1024L)
        {
            problems.Add(0, Invariant($"The file is over {maximumMebibytes} MiB."), "Split it or remove what it repeats; it is not read.");
            return null;
        }

        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        try
        {
            return StrictUtf8.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException e)
        {
            var line = 1 + bytes.AsSpan(0, Math.Clamp(e.Index, 0, bytes.Length)).Count((byte)'\n');
            problems.Add(line, "The text is not UTF-8.", "Save the file as UTF-8.");
            return null;
        }
    }
}
