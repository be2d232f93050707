using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SignalWatch.Alerts.Links;
using SignalWatch.Cli.Output;
using SignalWatch.Packs;
using SignalWatch.Scoring;
using SignalWatch.Web;
using SignalWatch.Web.Links;
using SignalWatch.Web.Pipeline;

namespace SignalWatch.Cli.Hosting;

/// <summary>The site on its own server, over an open data directory.</summary>
internal sealed class WatchServer : IAsyncDisposable
{
    // Longer than any page takes; an export that is still being written is cut off.
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(3);
    private readonly WebApplication _application;

    private WatchServer(WebApplication application) => _application = application;

    /// <summary>Where it listens, with the port that it got.</summary>
    public IReadOnlyCollection<string> Addresses => [.. _application.Urls];

    /// <summary>Starts serving.</summary>
    /// <param name="addresses">Where to listen.</param>
    /// <param name="watch">What to show.</param>
    /// <param name="configure">Sets whom to let in.</param>
    /// <param name="printer">Told of errors in answering.</param>
    /// <param name="cancellationToken">Stops starting.</param>
    /// <exception cref="UsageException">An address can't be listened on; the message says why and what to do.</exception>
    public static async Task<WatchServer> StartAsync(
        IReadOnlyList<ServeAddress> addresses, Watch watch, Action<SiteOptions> configure, Printer printer, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(RequestLimits.Apply);
        builder.Logging.AddProvider(new PrinterLogging(printer)).AddFilter("Microsoft.Extensions.Hosting", LogLevel.None).AddFilter("Microsoft.AspNetCore.Hosting", LogLevel.None);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = LongestStop);
        builder.Services.AddWatch(watch.Pack, watch.Workspace.Store, watch.Time).AddSite(configure);
        builder.Services.AddMailLinks(new LinkSigner(watch.Settings.LinkKeysIn(watch.Workspace.Directory), null, watch.Settings.Links, watch.Time));
        if (watch.Classifier is { } classifier)
        {
            builder.Services.AddSingleton(classifier);
        }

        var application = builder.Build();
        application.UseSite(WebSite.MapSite);
        foreach (var address in addresses)
        {
            application.Urls.Add(address.Url);
        }

        try
        {
            await application.StartAsync(cancellationToken);
            return new WatchServer(application);
        }
        catch (Exception problem) when (problem is IOException { InnerException: AddressInUseException } or SocketException)
        {
            await application.DisposeAsync();
            throw new UsageException(
                $"{string.Join(", ", addresses.Select(address => address.Url))}: {WhyNot(problem)} Another signalwatch may be serving there; choose another port with --port, or 0 for a free one.");
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync(CancellationToken.None);
        await _application.DisposeAsync();
    }

    private static string WhyNot(Exception problem) => problem is IOException ? "the port is in use." : $"can't be listened on ({problem.Message}).";

    /// <summary>What a server shows.</summary>
    /// <param name="Pack">The analysis.</param>
    /// <param name="Workspace">Its data directory.</param>
    /// <param name="Classifier">Explains items; null where no model is at hand.</param>
    /// <param name="Settings">What the operator has set.</param>
    /// <param name="Time">The clock that says what is now.</param>
    public sealed record Watch(Pack Pack, Workspace Workspace, IClassifier? Classifier, Settings Settings, TimeProvider Time);

    private sealed class PrinterLogging(Printer printer) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => new WarningPrinter(printer);

        public void Dispose()
        {
            // The printer is not ours.
        }
    }
}
