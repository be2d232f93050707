using Microsoft.Extensions.Logging;
using SignalWatch.Articles;
using SignalWatch.Feeds.Fetching;
using SignalWatch.Jobs;
using SignalWatch.Packs;
using SignalWatch.Scoring;

namespace SignalWatch.Cli;

/// <summary>The jobs wired for one process: a bounded parallel loop stands where the cloud has queues.</summary>
internal sealed class EmbeddedEngine : IDisposable
{
    private const int SourcesAtOnce = 8;
    private readonly HttpFetcher _fetcher;
    private readonly PollSources _poll;
    private readonly ReadSource _read;
    private readonly AssessIndicators _assess;

    /// <summary>Wires the jobs.</summary>
    public EmbeddedEngine(Pack pack, Workspace workspace, IClassifier classifier, Settings settings, TimeProvider time, ILoggerFactory logging)
    {
        _fetcher = new HttpFetcher(settings.Fetch, time, logging.CreateLogger<HttpFetcher>());
        var record = new RecordItems(classifier, workspace.Items, workspace.Signals, workspace.Recounts, LanguageDetector.For(pack));
        var articles = new ArticleFetcher(_fetcher, time);
        _poll = new PollSources(pack, workspace.Sources, time);
        _read = new ReadSource(
            pack, _fetcher, articles, workspace.Items, workspace.Sources, workspace.Coverage, record, time, logging.CreateLogger<ReadSource>());
        var alerts = new RaiseAlerts(pack, workspace.Store, time, settings.Alerts, logging.CreateLogger<RaiseAlerts>());
        _assess = new AssessIndicators(pack, workspace.Store, workspace.Coverage, time, alerts);
    }

    /// <summary>The sources that are due now.</summary>
    public Task<IReadOnlyList<SourceId>> DueAsync(CancellationToken cancellationToken) => _poll.RunAsync(cancellationToken);

    /// <summary>Reads the sources.</summary>
    /// <param name="due">Which; longest overdue first.</param>
    /// <param name="read">Told of each source as it is done, from several threads.</param>
    /// <param name="cancellationToken">Stops; sources already read stay read.</param>
    public async Task<IReadOnlyList<ReadOutcome>> ReadAsync(
        IReadOnlyList<SourceId> due, Action<ReadOutcome>? read, CancellationToken cancellationToken)
    {
        var outcomes = new ReadOutcome[due.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = SourcesAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(Enumerable.Range(0, due.Count), options, async (index, token) =>
        {
            outcomes[index] = await _read.RunAsync(due[index], token);
            read?.Invoke(outcomes[index]);
        });
        return outcomes;
    }

    /// <summary>Recounts the days whose signals changed, and raises alerts.</summary>
    public Task<AssessOutcome> AssessAsync(CancellationToken cancellationToken) => _assess.RunAsync(cancellationToken);

    /// <inheritdoc />
    public void Dispose() => _fetcher.Dispose();
}
