using System.CommandLine;
using System.Globalization;
using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using SignalWatch.Cli.Hosting;
using SignalWatch.Cli.Output;
using SignalWatch.History.Tables;
using SignalWatch.Packs;
using SignalWatch.Scoring;
using SignalWatch.Web;
using SignalWatch.Web.Access;

namespace SignalWatch.Cli.Commands;

/// <summary><c>serve</c>: watches the pack's sources, and shows what came of it in a browser and over HTTP.</summary>
internal static class ServeCommand
{
    // Below the range that systems hand out, and not 5380, on which Technitium's DNS server has its console.
    private const int DefaultPort = 5390;
    private static readonly Option<string?> Urls = new("--urls")
    {
        Description = "The addresses to serve on, parted by semicolons, in place of --port. Beyond this machine it takes an API key.",
        HelpName = "URLS",
    };
    private static readonly Option<bool> NoPoll = new("--no-poll") { Description = "Show what is there, and run no job." };
    private static readonly Option<bool> BehindProxy = new("--behind-proxy")
    {
        Description = "A reverse proxy on this machine hands on requests from elsewhere: believe its X-Forwarded headers, and ask everyone for a key.",
    };
    private static readonly Option<int> Port = PortOption();
    private static readonly Option<string?> Otlp = TelemetryOption.Create();
    private static readonly Option<string> Data = CommandContext.DataOption();
    private static readonly Option<string> Pack = CommandContext.PackOption();

    /// <summary>The command with its options.</summary>
    public static Command Create(CommandContext context)
    {
        var command = CommandContext.Command(
            "serve",
            "Polls the pack's sources as 'run' does, and serves the dashboard and the API on this machine. Ctrl-C stops it.",
            "serve",
            "serve --port 8080 --data arctic --pack my-packs/arctic",
            "serve --urls http://0.0.0.0:8080");
        command.AddAll(Port, Urls, NoPoll, BehindProxy, Otlp, Data, Pack);
        command.SetAction((parsed, cancellationToken) => RunAsync(context, parsed, cancellationToken));
        return command;
    }

    /// <summary>A new <c>--port</c> option.</summary>
    public static Option<int> PortOption()
    {
        var option = new Option<int>("--port")
        {
            Description = "The port on this machine; 0 takes a free one.",
            HelpName = "N",
            DefaultValueFactory = _ => DefaultPort,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !(int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var port) && port is >= 0 and <= IPEndPoint.MaxPort))
            {
                result.AddError($"--port: '{result.Tokens[0].Value}' is not a port; write 0 to 65535.");
            }
        });
        return option;
    }

    /// <summary>Shows what is there on this machine, and runs no job, until it is told to stop.</summary>
    public static async Task ShowAsync(CommandContext context, WatchServer.Watch watch, int port, CancellationToken cancellationToken)
    {
        await using var server = await WatchServer.StartAsync(
            [ServeAddress.Local(port)], watch, options => Configure(options, isBehindProxy: false), context.Printer, cancellationToken);
        await WaitAsync(context, server, Task.CompletedTask, cancellationToken);
    }

    private static async Task<int> RunAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var telemetry = TelemetryOption.Start(parsed.GetValue(Otlp));
        var isBehindProxy = parsed.GetValue(BehindProxy);
        IReadOnlyList<ServeAddress> addresses = parsed.GetValue(Urls) is { } urls ? ServeAddress.Parse(urls) : [ServeAddress.Local(parsed.GetValue(Port))];
        var pack = CommandContext.ReadPack(parsed.GetRequiredValue(Pack));
        var settings = Settings.Read(parsed.GetRequiredValue(Data));
        await using var workspace = Workspace.Open(parsed.GetRequiredValue(Data), StoreAccess.ReadWrite);
        await RefuseWithoutKeyAsync(workspace, addresses, isBehindProxy, cancellationToken);
        var polls = !parsed.GetValue(NoPoll);
        var model = polls || new ModelShelf(pack, workspace.Directory).Choice() is not null
            ? await context.LoadClassifierAsync(pack, workspace.Directory, cancellationToken)
            : null;
        var classifier = model is null ? null : new CurrentClassifier(model);
        await using var server = await WatchServer.StartAsync(
            addresses, new(pack, workspace, classifier, settings, context.Time), options => Configure(options, isBehindProxy), context.Printer, cancellationToken);
        await WatchAsync(context, pack, workspace, settings, polls ? classifier : null, server, cancellationToken);
        return ExitCode.Done;
    }

    private static async Task WatchAsync(
        CommandContext context, Pack pack, Workspace workspace, Settings settings, CurrentClassifier? classifier, WatchServer server, CancellationToken cancellationToken)
    {
        if (classifier is null)
        {
            await WaitAsync(context, server, Task.CompletedTask, cancellationToken);
            return;
        }

        using var engine = new EmbeddedEngine(pack, workspace, classifier, settings, context.Time, NullLoggerFactory.Instance);
        await using var mail = new EmbeddedMail(pack, workspace, settings, context.Time, new PrinterLoggers(context.Printer));
        await WaitAsync(context, server, new WatchJobs(context, pack, workspace, engine, mail, classifier).RunAsync(cancellationToken), cancellationToken);
    }

    private static void Configure(SiteOptions options, bool isBehindProxy) => (options.TrustsLoopback, options.HasForwardingProxy) = (!isBehindProxy, isBehindProxy);

    private static async Task RefuseWithoutKeyAsync(
        Workspace workspace, IReadOnlyList<ServeAddress> addresses, bool isBehindProxy, CancellationToken cancellationToken)
    {
        var reached = isBehindProxy ? "A proxy" : addresses.FirstOrDefault(address => !address.IsLoopback)?.Url;
        if (reached is not null && (await new ApiKeyHistory(workspace.Store).AllAsync(cancellationToken)).All(key => key.Revoked is not null))
        {
            throw new UsageException(
                $"{reached} lets others in, and there is no API key that they could show; '{CommandName.Current} keys create NAME --data {workspace.Directory}' makes one.");
        }
    }

    private static async Task WaitAsync(CommandContext context, WatchServer server, Task jobs, CancellationToken cancellationToken)
    {
        foreach (var address in server.Addresses)
        {
            context.Printer.Line($"SignalWatch is at {address.TrimEnd('/')}/");
        }

        context.Printer.Line("Ctrl-C stops.");
        try
        {
            await jobs;
            await Task.Delay(Timeout.InfiniteTimeSpan, context.Time, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            context.Printer.Line("Stopped. The next start goes on from here.");
        }
    }
}
