using Microsoft.Extensions.Logging;
using SignalWatch.Alerts.Delivery;
using SignalWatch.Articles;
using SignalWatch.Feeds.Fetching;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Jobs;
using SignalWatch.Packs;
using SignalWatch.Scoring;

namespace SignalWatch.Web.Cloud;

/// <summary>
/// The jobs wired for many processes over one storage account: what a function calls. Made when first asked, so that a setting that is
/// wrong stops what needs it and nothing else. Safe for concurrent use; every job is safe to run twice, at once too.
/// </summary>
public sealed partial class CloudEngine : IAsyncDisposable
{
    private readonly CloudSettings _settings;
    private readonly TimeProvider _time;
    private readonly ILoggerFactory _logging;
    private readonly CloudFolders _folders;
    private readonly Func<StorageAddress, CloudAccount> _open;
    private readonly ILogger<CloudEngine> _logger;
    private readonly Lazy<CloudAccount> _account;
    private readonly Lazy<Pack> _pack;
    private readonly Lazy<AzureTableStore> _store;
    private readonly Lazy<HttpFetcher> _fetcher;
    private readonly Lazy<Reading> _reading;
    private readonly Lazy<CloudModels> _models;
    private readonly Lazy<CloudMail> _mail;

    /// <summary>Takes what the jobs are made of.</summary>
    /// <param name="settings">The app's settings.</param>
    /// <param name="folders">Where models are kept.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logging">Told what the jobs do.</param>
    /// <param name="open">Makes the account's clients; null makes the usual ones.</param>
    public CloudEngine(
        CloudSettings settings, CloudFolders folders, TimeProvider time, ILoggerFactory logging, Func<StorageAddress, CloudAccount>? open = null)
    {
        _settings = settings;
        _folders = folders;
        _time = time;
        _logging = logging;
        _open = open ?? (address => CloudAccount.Open(address, time));
        _logger = logging.CreateLogger<CloudEngine>();
        _account = new(OpenAccount);
        _pack = new(() => PackReader.Read(PackLocator.Find(settings.PackName)));
        _store = new(() => new AzureTableStore(Account.Tables));
        _fetcher = new(() => new HttpFetcher(FetchOptions(), time, logging.CreateLogger<HttpFetcher>()));
        _reading = new(() => new Reading(
            LanguageDetector.For(Pack), new ArticleFetcher(_fetcher.Value, time), new ItemHistory(Store), new SignalHistory(Store), new CoverageHistory(Store)));
        _models = new(ModelsOf);
        _mail = new(() => CloudMail.Of(settings, Pack, Store, time, logging));
    }

    /// <summary>The storage account.</summary>
    /// <exception cref="CloudSettingException">Its setting is wrong.</exception>
    public CloudAccount Account => _account.Value;

    /// <summary>The analysis that is watched.</summary>
    /// <exception cref="PackException">It can't be used.</exception>
    public Pack Pack => _pack.Value;

    /// <summary>Where all history is.</summary>
    /// <exception cref="CloudSettingException">The account's setting is wrong.</exception>
    public ITableStore Store => _store.Value;

    private PollSources Poll => new(Pack, new SourceHistory(Store), _time);

    /// <summary>The sources that are due now.</summary>
    /// <returns>A message for each: its id, and the trace that it was found due in.</returns>
    public Task<IReadOnlyList<string>> DueAsync(CancellationToken cancellationToken) => LoggedAsync(
        JobNames.Polling, async token => HandedOnFrom((await Poll.RunAsync(token)).Select(source => source.Value)), cancellationToken);

    /// <summary>Reads a source, unless another worker has read it since it was handed on, or the pack has it no more.</summary>
    /// <param name="message">A message of <see cref="DueAsync"/>, or a source's id.</param>
    /// <param name="cancellationToken">Stops; the message comes again.</param>
    /// <returns>What came of it; null when nothing was to be done.</returns>
    public async Task<ReadOutcome?> ReadAsync(string message, CancellationToken cancellationToken)
    {
        var handedOn = HandedOn.Read(message);
        var id = new SourceId(handedOn.Id);
        if (!await Poll.IsDueAsync(id, cancellationToken))
        {
            Log.NotDue(_logger, id);
            return null;
        }

        var (with, classifier) = (_reading.Value, await _models.Value.CurrentAsync(cancellationToken));
        var record = new RecordItems(classifier, with.Items, with.Signals, new DueRecounts(Store), with.Languages);
        var read = new ReadSource(
            Pack, _fetcher.Value, with.Articles, with.Items, new SourceHistory(Store), with.Coverage, record, _time, _logging.CreateLogger<ReadSource>());
        return await read.RunAsync(id, handedOn.Trace, cancellationToken);
    }

    /// <summary>Groups new items into stories, sets levels and likelihoods, and raises alerts.</summary>
    /// <returns>A message for each outbox entry that is to be sent.</returns>
    public Task<IReadOnlyList<string>> AssessAsync(CancellationToken cancellationToken) => LoggedAsync(JobNames.Assessing, async token =>
    {
        _settings.Require("Alerts");
        var alerts = new RaiseAlerts(Pack, Store, _time, _settings.Alerts, _logging.CreateLogger<RaiseAlerts>());
        var outcome = await new AssessIndicators(Pack, Store, new CoverageHistory(Store), _time, alerts).RunAsync(token);
        return await WithDueAsync(outcome.Due, token);
    }, cancellationToken);

    /// <summary>Writes the digests whose hour it is.</summary>
    /// <returns>A message for each outbox entry that is to be sent.</returns>
    public Task<IReadOnlyList<string>> DigestAsync(CancellationToken cancellationToken) => LoggedAsync(
        JobNames.Digests, async token => await WithDueAsync(await new SendDigests(Pack, Store, _time).RunAsync(token), token), cancellationToken);

    /// <summary>Checks the monitor itself, and writes the operator's mails.</summary>
    /// <returns>A message for each outbox entry that is to be sent.</returns>
    public Task<IReadOnlyList<string>> WatchAsync(CancellationToken cancellationToken) => LoggedAsync(
        JobNames.Health, async token => await WithDueAsync(await new WatchHealth(Pack, Store, _time, alarm: null).RunAsync(token), token), cancellationToken);

    /// <summary>Sends an outbox entry, unless it was sent, or is being sent by another worker.</summary>
    /// <param name="message">A message of a job's, or an entry's id.</param>
    /// <param name="cancellationToken">Stops; the entry is found again among the due ones.</param>
    public Task<SendOutcome> SendAsync(string message, CancellationToken cancellationToken)
    {
        var handedOn = HandedOn.Read(message);
        return _mail.Value.Send.RunAsync(new OutboxId(handedOn.Id), handedOn.Trace, cancellationToken);
    }

    /// <summary>Learns from analysts' verdicts, and shares what was learned with all instances.</summary>
    public Task<RetrainOutcome> RetrainAsync(CancellationToken cancellationToken) => LoggedAsync(JobNames.Retraining, async token =>
    {
        var models = _models.Value;
        await models.CurrentAsync(token);
        var retrain = new RetrainClassifier(Pack, models.Examples, models.Shelf, new VerdictHistory(Store), new ModelHistory(Store), _time);
        var outcome = await retrain.RunAsync(null, token);
        await models.ShareAsync(token);
        return outcome;
    }, cancellationToken);

    /// <summary>Records a message that used up its retries, so that the next health check tells the operator.</summary>
    /// <param name="queue">The queue that gave it up.</param>
    /// <param name="message">What it said; its id is kept.</param>
    /// <param name="cancellationToken">Stops waiting for the store.</param>
    public async Task GivenUpAsync(string queue, string message, CancellationToken cancellationToken)
    {
        var content = HandedOn.Read(message).Id;
        Log.GivenUp(_logger, queue, content);
        await new PoisonHistory(Store).AddAsync(new PoisonMessage(_time.GetUtcNow(), queue, content, ""), cancellationToken);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_mail.IsValueCreated)
        {
            await _mail.Value.DisposeAsync();
        }

        if (_fetcher.IsValueCreated)
        {
            _fetcher.Value.Dispose();
        }

        if (_models.IsValueCreated)
        {
            _models.Value.Dispose();
        }
    }

    /// <summary>Runs a job, and notes for the health check how it ended.</summary>
    private async Task<T> LoggedAsync<T>(string job, Func<CancellationToken, Task<T>> run, CancellationToken cancellationToken)
    {
        Task<T>? running = null;
        var log = new RunLog(new RunHistory(Store), _time);
        await log.RunAsync(job, _settings.Rhythms.TryGetValue(job, out var rhythm) ? rhythm : null, token => running = run(token), cancellationToken);
        return await (running ?? throw new InvalidOperationException($"'{job}' was not run."));
    }

    /// <summary>Adds what is due again, or was lost on the way: nothing else looks for it.</summary>
    private async Task<IReadOnlyList<string>> WithDueAsync(IReadOnlyList<OutboxId> ids, CancellationToken cancellationToken)
    {
        // Without a mail server, or with a wrong setting of it, entries wait in the outbox, and not in a queue that would give them up.
        if (!_settings.CanSend)
        {
            return [];
        }

        return HandedOnFrom(ids.Union(await _mail.Value.Due.DueAsync(cancellationToken)).Select(entry => entry.Value));
    }

    private static IReadOnlyList<string> HandedOnFrom(IEnumerable<string> ids) => [.. ids.Select(HandedOn.From)];

    private CloudAccount OpenAccount()
    {
        _settings.Require(StorageAddress.Key);
        return _open(_settings.Storage ?? throw new CloudSettingException(_settings.Faults));
    }

    private FetchOptions FetchOptions()
    {
        _settings.Require("Fetch");
        return _settings.Fetch;
    }

    private CloudModels ModelsOf()
    {
        var own = Path.Combine(_folders.Own, Pack.Id);
        var container = Account.Blobs.GetBlobContainerClient(ModelBlobs.ContainerName);
        return new(
            Pack, _folders.Shipped, own, new ModelBlobs(Pack, own, container), new VerdictHistory(Store), _time, _logging.CreateLogger<CloudModels>());
    }

    // One for all messages: histories remember which days and months they have noted already.
    private sealed record Reading(
        LanguageDetector Languages, ArticleFetcher Articles, ItemHistory Items, SignalHistory Signals, CoverageHistory Coverage);

    private static partial class Log
    {
        [LoggerMessage(EventId = 901, Level = LogLevel.Information, Message = "{Source} is not due: it was read since it was handed on, or the pack has it no more")]
        public static partial void NotDue(ILogger logger, SourceId source);

        [LoggerMessage(EventId = 902, Level = LogLevel.Error, Message = "A message of queue {Queue} used up its retries: {Content}")]
        public static partial void GivenUp(ILogger logger, string queue, string content);
    }
}
