using System.Collections.Concurrent;
using SignalWatch.Alerts;
using SignalWatch.Alerts.Analysts;
using SignalWatch.Alerts.Delivery;
using SignalWatch.Alerts.Mail;

namespace SignalWatch.Jobs;

/// <summary>
/// Makes outbox rows of alerts: one for each analyst who watches what it is about. Safe to stop anywhere and to repeat: an alert is due until
/// all its rows exist, and a row that exists stands.
/// </summary>
internal sealed class DispatchAlerts(AlertHistory alerts, Outbox outbox, AlertOptions options)
{
    private const int AnalystsAtOnce = 8;

    /// <summary>Dispatches all alerts that are due.</summary>
    /// <param name="analysts">Everybody.</param>
    /// <param name="recent">Alerts at hand, which need not be read again.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Stops between alerts.</param>
    /// <returns>The new entries that are to be sent at once.</returns>
    public async Task<IReadOnlyList<OutboxId>> RunAsync(
        IReadOnlyList<Analyst> analysts, IReadOnlyList<Alert> recent, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var due = await alerts.DueAsync(now, cancellationToken);
        var known = new ConcurrentDictionary<AlertId, Alert?>(recent.Concat(due).DistinctBy(alert => alert.Id)
            .Select(alert => KeyValuePair.Create<AlertId, Alert?>(alert.Id, alert)));
        var told = await ToldAsync(analysts.Where(analyst => due.Any(alert => AlertDecision.IsWatched(alert, analyst))), known, now, cancellationToken);
        var queued = new List<OutboxId>();
        foreach (var alert in due)
        {
            var entries = analysts.Where(analyst => AlertDecision.IsWatched(alert, analyst))
                .Select(analyst => (Entry: EntryOf(alert, analyst, now), First: FirstOf(alert, analyst, told[analyst.Id], now))).ToList();
            var isNew = await outbox.AddAsync(entries, cancellationToken);
            foreach (var (entry, first) in entries.Where((_, number) => isNew[number]).Where(one => IsTold(one.First.State)))
            {
                told[entry.AnalystId ?? default].Add(new ToldAlert(alert, first.NotBefore));
                if (first.State == OutboxState.Queued)
                {
                    queued.Add(entry.Id);
                }
            }

            await alerts.MarkDispatchedAsync([alert.Id], cancellationToken);
        }

        return queued;
    }

    private static OutboxEntry EntryOf(Alert alert, Analyst analyst, DateTimeOffset now) => new()
    {
        Id = OutboxId.Of(alert.Id, analyst.Id),
        Kind = MailKind.Alert,
        Decided = now,
        AnalystId = analyst.Id,
        AlertId = alert.Id,
        Headline = alert.Headline,
    };

    // A run that was cut off may have added this very entry: it does not stand against itself.
    private OutboxStep FirstOf(Alert alert, Analyst analyst, List<ToldAlert> told, DateTimeOffset now) =>
        AlertDecision.For(alert, analyst, [.. told.Where(one => one.Alert.Id != alert.Id)], now, options);

    private static bool IsTold(OutboxState state) => state is OutboxState.Queued or OutboxState.Sending or OutboxState.Sent or OutboxState.Deferred;

    private async Task<IReadOnlyDictionary<AnalystId, List<ToldAlert>>> ToldAsync(
        IEnumerable<Analyst> analysts, ConcurrentDictionary<AlertId, Alert?> known, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var told = new ConcurrentDictionary<AnalystId, List<ToldAlert>>();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = AnalystsAtOnce, CancellationToken = cancellationToken };

        // A mail held back by quiet hours was decided up to a day before it goes out. Those from before the subscription were to somebody else.
        var from = now.AddDays(-options.CoolDownDays - 2);
        await Parallel.ForEachAsync(analysts, parallel, async (analyst, token) =>
        {
            var list = told.GetOrAdd(analyst.Id, _ => []);
            await foreach (var (entry, last) in outbox.OfAnalystAsync(analyst.Id, analyst.Since > from ? analyst.Since : from, token))
            {
                if (entry.AlertId is { } id && IsTold(last.State) && await AlertAsync(known, id, token) is { } alert)
                {
                    list.Add(new ToldAlert(alert, last.State == OutboxState.Deferred ? last.NotBefore : last.Time));
                }
            }
        });
        return told;
    }

    private async Task<Alert?> AlertAsync(ConcurrentDictionary<AlertId, Alert?> known, AlertId id, CancellationToken cancellationToken) =>
        known.TryGetValue(id, out var alert) ? alert : known[id] = await alerts.FindAsync(id, cancellationToken);
}
