using System.CommandLine;
using System.CommandLine.Parsing;
using Microsoft.Extensions.Logging.Abstractions;
using SignalWatch.Articles;
using SignalWatch.Cli.Output;
using SignalWatch.Feeds.Fetching;

namespace SignalWatch.Cli.Commands;

/// <summary><c>read feed|article URL|FILE...</c>: what the engine makes of feeds and pages, for those who write packs.</summary>
internal static class ReadCommand
{
    private static readonly Argument<string[]> Names = new("URL|FILE")
    {
        Arity = ArgumentArity.OneOrMore,
        Description = "Addresses, or files, gzipped or not; - reads their names from standard input, one a line.",
        Validators = { RefuseUnknownOptions },
    };

    private static readonly Option<Uri?> Base = new("--base")
    {
        Description = "The address that files came from, for what is relative in them.",
        HelpName = "URL",
        CustomParser = result =>
        {
            var written = result.Tokens[0].Value;
            if (ReadNames.AddressOf(written) is { } url)
            {
                return url;
            }

            result.AddError($"--base: '{written}' is not an http or https address; write one such as https://news.example/feed.");
            return null;
        },
    };

    private static readonly Option<string?> ContentType = new("--content-type")
    {
        Description = "The Content-Type that files were served with, for its charset.",
        HelpName = "TYPE",
    };

    private static readonly Option<ReadFormat> Format = ChoiceOption.Of("--format", "How to print: json is one object a line.", ReadFormat.Table);

    /// <summary>The command with its subcommands.</summary>
    public static Command Create(CommandContext context)
    {
        var feed = CommandContext.Command(
            "feed",
            "Shows what is made of feeds: format, encoding, and every item.",
            "read feed https://news.example/feed.xml",
            "read feed --base https://news.example/ --format json feeds/*.xml.gz");
        feed.AddAll(Names, Base, ContentType, Format);
        feed.SetAction((parsed, cancellationToken) => RunAsync(
            context, parsed, (fetcher, limits, stated, format) => new ReadFeed(fetcher, limits, stated, format).RunAsync, cancellationToken));
        var article = CommandContext.Command(
            "article",
            "Shows what is made of news pages: the article's text and what the page states, or the wall in its place.",
            "read article https://news.example/2025/06/report",
            "find pages -name '*.html' | signalwatch read article --format json -");
        article.AddAll(Names, Base, ContentType, Format);
        article.SetAction((parsed, cancellationToken) => RunAsync(
            context,
            parsed,
            (fetcher, limits, stated, format) => new ReadArticle(new ArticleFetcher(fetcher, context.Time), limits, stated, format).RunAsync,
            cancellationToken));
        var command = CommandContext.Command(
            "read", "Shows what is made of feeds and pages, before or after a pack names them.", "read feed feed.xml", "read article page.html");
        command.AddAll(feed, article);
        return command;
    }

    // Any number of names is taken, so a mistyped option would pass for one.
    private static void RefuseUnknownOptions(ArgumentResult result)
    {
        foreach (var token in result.Tokens.Where(token => token.Value is ['-', _, ..]))
        {
            result.AddError($"'{token.Value}' is not an option; for a file of that name write './{token.Value}'.");
        }
    }

    private static async Task<int> RunAsync(
        CommandContext context,
        ParseResult parsed,
        Func<HttpFetcher, FetchOptions, ReadStated, ReadFormat, Func<string, CancellationToken, Task<ReadResult>>> choose,
        CancellationToken cancellationToken)
    {
        var limits = new FetchOptions();
        var format = parsed.GetValue(Format);
        using var fetcher = new HttpFetcher(limits, context.Time, NullLogger<HttpFetcher>.Instance);
        var read = choose(fetcher, limits, new ReadStated(parsed.GetValue(Base), parsed.GetValue(ContentType)), format);
        var names = ReadNames.Of(parsed.GetRequiredValue(Names), Console.In);
        var exitCode = ExitCode.Done;
        await foreach (var result in ReadInOrder.RunAsync(names, (name, token) => TryAsync(read, name, token), cancellationToken))
        {
            Print(context.Printer, result, format);
            exitCode = result is ReadResult.Failed ? ExitCode.Failed : exitCode;
        }

        return exitCode;
    }

    private static async Task<ReadResult> TryAsync(
        Func<string, CancellationToken, Task<ReadResult>> read, string name, CancellationToken cancellationToken)
    {
        try
        {
            return await read(name, cancellationToken);
        }
#pragma warning disable CA1031 // One file among thousands, whatever is in it or in its name, must not keep the others from being read.
        catch (Exception problem) when (problem is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return new ReadResult.Failed(name, problem.Message);
        }
    }

    private static void Print(Printer printer, ReadResult result, ReadFormat format)
    {
        switch (result)
        {
            case ReadResult.Shown shown when format == ReadFormat.Json: printer.JsonLine(shown.Text); break;
            case ReadResult.Shown shown: printer.Line(shown.Text); break;
            case ReadResult.Failed failed when format == ReadFormat.Json: printer.JsonLine(ReadJson.Error(failed.Name, failed.Reason)); break;
            case ReadResult.Failed failed: printer.Problem($"{failed.Name}: {failed.Reason}"); break;
        }
    }
}
