using SignalWatch.Alerts.Analysts;
using SignalWatch.Alerts.Delivery;
using SignalWatch.Alerts.Digests;
using SignalWatch.Alerts.Mail;
using SignalWatch.Assessment;
using SignalWatch.Feeds;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Packs;
using SignalWatch.Stories;

namespace SignalWatch.Jobs;

/// <summary>
/// Writes the digests that are due into the outbox; to be run once an hour or more often. An analyst has one entry a local day, inserted
/// or not: whatever is run twice, at once or again after it died, writes no second digest. A day without news that the analyst wants
/// no line about has an entry too, suppressed, so that it is not looked at again.
/// </summary>
/// <param name="pack">The indicators, scenarios and sources.</param>
/// <param name="store">Where all history is.</param>
/// <param name="time">The clock.</param>
public sealed class SendDigests(Pack pack, ITableStore store, TimeProvider time)
{
    private const int EntriesAtOnce = 100;

    private readonly AnalystHistory _analysts = new(store);
    private readonly Outbox _outbox = new(store);
    private readonly LikelihoodHistory _likelihoods = new(store);
    private readonly LevelHistory _levels = new(store);
    private readonly StoryHistory _stories = new(store);
    private readonly SourceHistory _sources = new(store);

    /// <summary>Writes what is due.</summary>
    /// <returns>The new entries that are to be sent. One that is lost on the way is found again among the outbox's due ones.</returns>
    public async Task<IReadOnlyList<OutboxId>> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var due = await DueAsync(now, cancellationToken);
        if (due.Count == 0)
        {
            return [];
        }

        var evidence = await EvidenceAsync(due.Min(one => one.Past.From), now, cancellationToken);
        var written = new List<OutboxId>();
        foreach (var some in due.Chunk(EntriesAtOnce))
        {
            var entries = some.Select(one => EntryOf(one, evidence, now)).ToList();
            var isNew = await _outbox.AddAsync(entries, cancellationToken);
            written.AddRange(entries.Zip(isNew).Where(one => one.Second && one.First.First.State == OutboxState.Queued).Select(one => one.First.Entry.Id));
        }

        return written;
    }

    private async Task<List<(Analyst Analyst, DateOnly LocalDay, DigestPast Past)>> DueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var due = new List<(Analyst, DateOnly, DigestPast)>();
        foreach (var analyst in await _analysts.AllAsync(cancellationToken))
        {
            if (DigestSchedule.DueAt(analyst, now) is { } digest
                && await _outbox.FindAsync(OutboxId.OfDigest(analyst.Id, digest.LocalDay), cancellationToken) is null)
            {
                var entries = await _outbox.OfAnalystAsync(analyst.Id, now - DigestPast.Reach, cancellationToken).ToListAsync(cancellationToken);
                due.Add((analyst, digest.LocalDay, DigestPast.Of(analyst, entries, digest.Time)));
            }
        }

        return due;
    }

    private (OutboxEntry Entry, OutboxStep First) EntryOf((Analyst Analyst, DateOnly LocalDay, DigestPast Past) one, DigestEvidence evidence, DateTimeOffset now)
    {
        var digest = Digest.Of(pack, one.Analyst, one.LocalDay, one.Past, evidence, now);
        var entry = new OutboxEntry
        {
            Id = OutboxId.OfDigest(one.Analyst.Id, one.LocalDay),
            Kind = MailKind.Digest,
            Decided = now,
            AnalystId = one.Analyst.Id,
            Headline = DigestPage.HeadlineOf(digest),
            Content = digest.ToJson(),
        };
        var isLeftOut = digest.IsEmpty && !one.Analyst.WantsEmptyDigest;
        return (entry, isLeftOut
            ? new OutboxStep(0, OutboxState.Suppressed, now, "Nothing new, and no digest is wanted then.", now)
            : new OutboxStep(0, OutboxState.Queued, now, "", now));
    }

    private async Task<DigestEvidence> EvidenceAsync(DateTimeOffset from, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var first = today.AddDays(-2 * Digest.DaysShown);
        var states = await _sources.AllAsync(cancellationToken);
        var likelihoods = new Dictionary<ScenarioId, IReadOnlyList<DayLikelihood>>();
        foreach (var scenario in pack.Scenarios)
        {
            likelihoods[scenario.Id] = await _likelihoods.ReadAsync(scenario.Id, first, today, cancellationToken).ToListAsync(cancellationToken);
        }

        var (levels, stories) = (new Dictionary<IndicatorId, IReadOnlyList<DayLevel>>(), new List<StoryEvidence>());
        foreach (var indicator in pack.Indicators)
        {
            levels[indicator.Id] = await _levels.ReadAsync(indicator.Id, first, today, cancellationToken).ToListAsync(cancellationToken);
            stories.AddRange(await _stories.NewestFirstAsync(indicator.Id, Digest.StoriesFrom(from), now, null, cancellationToken).ToListAsync(cancellationToken));
        }

        return new DigestEvidence
        {
            Likelihoods = likelihoods,
            Levels = levels,
            Stories = stories,
            Sources = [.. pack.Sources.Select(source => (source, SourceHealth.Of(source, StateOf(states, source.Id), now)))],
        };
    }

    private static PollState StateOf(IReadOnlyDictionary<SourceId, IReadOnlyDictionary<string, object>> states, SourceId id) =>
        states.TryGetValue(id, out var properties) ? PollState.FromProperties(properties) : new PollState();
}
