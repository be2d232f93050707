using SignalWatch.Alerts;
using SignalWatch.Alerts.Delivery;
using SignalWatch.Alerts.Mail;
using SignalWatch.Feeds;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Packs;

namespace SignalWatch.Jobs;

/// <summary>
/// Checks the monitor itself, and tells the operator of trouble: one mail a cause and day at most, and of what lasts without growing only now and
/// then. To be run once an hour.
/// </summary>
/// <param name="pack">Its sources are checked.</param>
/// <param name="store">Where all history is.</param>
/// <param name="time">The clock.</param>
/// <param name="alarm">Tells of a store that fails; null where only the exception does.</param>
public sealed class WatchHealth(Pack pack, ITableStore store, TimeProvider time, StoreAlarm? alarm)
{
    private static readonly TimeSpan FailedSince = TimeSpan.FromDays(7);
    private static readonly TimeSpan PoisonSince = TimeSpan.FromDays(1);

    private readonly Outbox _outbox = new(store);
    private readonly TroubleHistory _troubles = new(store);

    /// <summary>Checks, and writes what the operator is to be told into the outbox. Safe to run twice.</summary>
    /// <returns>The new entries, to be sent.</returns>
    /// <exception cref="StoreException">The store can't be used; the operator was told past it.</exception>
    public async Task<IReadOnlyList<OutboxId>> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await TellAllAsync(cancellationToken);
        }
        catch (StoreException fault) when (alarm is not null)
        {
            await alarm.TellAsync(fault, cancellationToken);
            throw;
        }
    }

    /// <summary>Checks without telling anybody; nothing is written.</summary>
    /// <exception cref="StoreException">The store can't be read; the message says why and what to do.</exception>
    public async Task<IReadOnlyList<HealthFinding>> CheckAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var states = await new SourceHistory(store).AllAsync(cancellationToken);
        var runs = await new RunHistory(store).AllAsync(cancellationToken);
        var poison = await new PoisonHistory(store).NewestFirstAsync(now - PoisonSince, cancellationToken).ToListAsync(cancellationToken);
        var newest = await new ModelHistory(store).NewestFirstAsync(pack.Id, cancellationToken).FirstOrDefaultAsync(cancellationToken);
        return
        [
            .. RunChecks.Of(runs, poison, now),
            .. SourceChecks.Of([.. pack.Sources.Select(source => (source, StateOf(states, source.Id)))], now),
            .. MailChecks.Of(await _outbox.FailedAsync(now - FailedSince, cancellationToken), await _outbox.OpenAsync(cancellationToken), now),
            MailChecks.OfModel(newest),
        ];
    }

    /// <summary>Whether the operator is to be told, given when and of what they were told last.</summary>
    internal static bool IsWorthTelling(HealthFinding finding, (DateTimeOffset Time, IReadOnlySet<string> Subjects)? last, DateTimeOffset now) =>
        finding.State != HealthState.Ok
        && finding.Subjects.Count > 0
        && (last is not { } told || now - told.Time >= finding.ToldEvery || !told.Subjects.IsSupersetOf(finding.Subjects));

    private async Task<IReadOnlyList<OutboxId>> TellAllAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var told = new List<OutboxId>();
        foreach (var finding in await CheckAsync(cancellationToken))
        {
            if (IsWorthTelling(finding, await _troubles.LastAsync(finding.Check, cancellationToken), now)
                && await TellAsync(finding, now, cancellationToken) is { } id)
            {
                told.Add(id);
            }
        }

        return told;
    }

    private async Task<OutboxId?> TellAsync(HealthFinding finding, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = OutboxId.OfTrouble(finding.Check, DateOnly.FromDateTime(now.UtcDateTime));
        var entry = new OutboxEntry
        {
            Id = id, Kind = MailKind.Operator, Decided = now, Headline = finding.Headline, Content = finding.ToTrouble(now).ToJson(),
        };
        var isNew = (await _outbox.AddAsync([(entry, new OutboxStep(0, OutboxState.Queued, now, "", now))], cancellationToken))[0];
        if (!isNew)
        {
            return null; // Told today already; what has been added since then is told tomorrow.
        }

        await _troubles.AddAsync(finding.Check, finding.Subjects, now, cancellationToken);
        return id;
    }

    private static PollState StateOf(IReadOnlyDictionary<SourceId, IReadOnlyDictionary<string, object>> states, SourceId id) =>
        states.TryGetValue(id, out var properties) ? PollState.FromProperties(properties) : new PollState();
}
