using MimeKit;

namespace SignalWatch.Alerts.Delivery;

/// <summary>
/// Writes mails to a folder, for an installation without a mail server: <c>ID.eml</c>, named for the outbox entry. A file is there whole or
/// not at all, and one that is there is never written again, so that a mail is delivered once however often it is tried.
/// </summary>
/// <param name="directory">The folder; made when the first mail is written.</param>
public sealed class OutboxFolder(string directory) : IMailTransport
{
    private const string Extension = ".eml";

    private static readonly FormatOptions Format = Wire();

    /// <inheritdoc />
    public async Task<DeliveryOutcome> DeliverAsync(OutboxId id, MimeMessage message, CancellationToken cancellationToken)
    {
        var name = id.Value + Extension;
        var path = Path.Combine(directory, name);
        if (Path.GetFileName(name) != name)
        {
            return new DeliveryOutcome.Refused($"'{name}' can't be a file's name.", IsAddressBad: false);
        }

        try
        {
            if (!File.Exists(path))
            {
                await WriteAsync(path, message, cancellationToken);
            }

            return new DeliveryOutcome.Delivered(name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new DeliveryOutcome.Unreachable($"{directory} can't be written: {e.Message}");
        }
    }

    /// <inheritdoc />
    public Task RestAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static async Task WriteAsync(string path, MimeMessage message, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? ".");
        var unfinished = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            await using (var file = new FileStream(unfinished, ForOwnerOnly()))
            {
                await message.WriteToAsync(Format, file, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    // A mail holds links that act for its analyst.
    private static FileStreamOptions ForOwnerOnly()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    private static FormatOptions Wire()
    {
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        return format;
    }
}
