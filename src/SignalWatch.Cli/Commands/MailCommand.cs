using System.CommandLine;
using MimeKit;
using SignalWatch.Alerts.Mail;
using SignalWatch.Cli.Hosting;

namespace SignalWatch.Cli.Commands;

/// <summary><c>mail preview</c>: shows a mail that was written to a file, or a sample.</summary>
internal static class MailCommand
{
    private static readonly Argument<string?> Mail = new("FILE") { Description = "A mail that was written to a file (.eml); left out, the newest in the data directory's outbox folder.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string?> Sample = new("--sample")
    {
        Description = "Shows a mail about invented news instead: alert, digest or operator.",
        HelpName = "KIND",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> Html = new("--html") { Description = "Where to write the page; left out, next to FILE.", HelpName = "PAGE" };
    private static readonly Option<string> Data = CommandContext.DataOption();
    private static readonly Option<string> Pack = CommandContext.PackOption();

    /// <summary>The command with its subcommands.</summary>
    public static Command Create(CommandContext context)
    {
        var preview = CommandContext.Command(
            "preview",
            "Prints a mail's headers and text, and writes its HTML with the picture as one page for a browser.",
            "mail preview",
            "mail preview signalwatch-data/outbox/digest.20250613.nino.eml",
            "mail preview --sample",
            "mail preview --sample digest --html digest.html");
        preview.AddAll(Mail, Sample, Html, Data, Pack);
        preview.SetAction((parsed, cancellationToken) => RunAsync(context, parsed, cancellationToken));
        var command = new Command("mail", "Shows mails.");
        command.AddAll(preview);
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        var isSample = parsed.GetResult(Sample) is { Implicit: false };
        if (isSample && parsed.GetValue(Mail) is not null)
        {
            throw new UsageException("Name a mail's FILE or write --sample, not both.");
        }

        var path = isSample ? null : parsed.GetValue(Mail) ?? NewestIn(EmbeddedMail.FolderOf(parsed.GetRequiredValue(Data)));
        using var message = path is null ? SampleOf(parsed) : await LoadAsync(path, cancellationToken);
        foreach (var header in message.Headers)
        {
            context.Printer.Line($"{header.Field}: {header.Value}");
        }

        context.Printer.Line();
        context.Printer.Line((message.TextBody ?? "This mail has no text part.").ReplaceLineEndings("\n"));
        if (MailPreview.PageOf(message) is { } page)
        {
            var target = parsed.GetValue(Html) ?? (path is null ? "signalwatch-sample.html" : Path.ChangeExtension(path, ".html"));
            await File.WriteAllTextAsync(target, page, cancellationToken);
            context.Printer.Problem($"The page is in {target}; open it in a browser.");
        }
        else
        {
            context.Printer.Problem("This mail is text alone: there is no page to open.");
        }

        return ExitCode.Done;
    }

    private static string NewestIn(string folder)
    {
        var newest = new DirectoryInfo(folder) is { Exists: true } outbox ? outbox.EnumerateFiles("*.eml").MaxBy(file => (file.LastWriteTimeUtc, file.Name)) : null;
        return newest is null
            ? throw new UsageException($"FILE: there is no mail in {folder}; name a mail's file, name another directory with --data, or write --sample. Where a mail server is set, mails are not written to files.")
            : Path.Combine(folder, newest.Name);
    }

    private static MimeMessage SampleOf(ParseResult parsed)
    {
        var kind = parsed.GetValue(Sample)?.ToLowerInvariant() switch
        {
            null or "alert" => MailKind.Alert,
            "digest" => MailKind.Digest,
            "operator" => MailKind.Operator,
            var other => throw new UsageException($"--sample: '{other}' is none of alert, digest and operator."),
        };
        return SampleMail.Of(CommandContext.ReadPack(parsed.GetRequiredValue(Pack)), kind);
    }

    private static async Task<MimeMessage> LoadAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            throw new UsageException($"FILE: there is no file '{path}'.");
        }

        try
        {
            return await MimeMessage.LoadAsync(path, cancellationToken);
        }
        catch (FormatException)
        {
            throw new UsageException($"FILE: '{path}' is not a mail (RFC 5322); write the name of an .eml file.");
        }
    }
}
