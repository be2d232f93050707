using System.Globalization;
using System.Runtime.CompilerServices;
using SignalWatch.Alerts.Delivery;
using SignalWatch.History.Tables;
using SignalWatch.Packs;

namespace SignalWatch.Alerts.Analysts;

/// <summary>
/// Who is written to: table <c>analysts</c>, partition <c>analyst</c>, row = the analyst's id. Each change is logged first, in table
/// <c>analystchanges</c>, partition = the analyst's id, row <c>reversed ticks|hash of the change</c>, insert-only: a change cut off
/// between the two is logged and did not happen, and one that happened is always logged. The log outlives the analyst.
/// </summary>
/// <param name="store">Where the tables are.</param>
public sealed class AnalystHistory(ITableStore store)
{
    private const string TableName = "analysts";
    private const string ChangesTableName = "analystchanges";
    private const int LongestName = 100;
    private const int LongestReason = 500;

    /// <summary>All analysts, by id, also those to whom nothing is sent: one range scan.</summary>
    public async Task<IReadOnlyList<Analyst>> AllAsync(CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(TableName, cancellationToken);
        return await table.ScanAsync(AnalystRows.Partition, null, null, null, cancellationToken).Select(AnalystRows.ToAnalyst).ToListAsync(cancellationToken);
    }

    /// <summary>The analyst; null when there is none, also for a text that can't be an id.</summary>
    public async Task<Analyst?> FindAsync(AnalystId id, CancellationToken cancellationToken)
    {
        if (!AnalystCheck.IsId(id.Value))
        {
            return null;
        }

        var table = await store.OpenAsync(TableName, cancellationToken);
        return await table.FindAsync(AnalystRows.Partition, id.Value, cancellationToken) is { } row ? AnalystRows.ToAnalyst(row) : null;
    }

    /// <summary>Stores an analyst, new or changed. What is as it was is neither written nor logged.</summary>
    /// <param name="analyst">The settings as they are to be.</param>
    /// <param name="changedBy">Who or what changes them, such as <c>command line</c>.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancellationToken">Stops waiting for the store.</param>
    /// <exception cref="AnalystRefusedException">Something is wrong with the settings; nothing was written.</exception>
    public async Task SaveAsync(Analyst analyst, string changedBy, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var problems = AnalystCheck.Of(analyst);
        if (problems.Count > 0)
        {
            throw new AnalystRefusedException(problems);
        }

        var table = await store.OpenAsync(TableName, cancellationToken);
        var row = AnalystRows.From(analyst);
        var before = await table.FindAsync(row.PartitionKey, row.RowKey, cancellationToken);
        if (before is not null && RowEquality.AreSame(before, row))
        {
            return;
        }

        await LogAsync(analyst.Id, changedBy, at, before is null ? ["added", .. ChangesIn(null, row)] : ChangesIn(before, row), cancellationToken);
        await table.UpsertAsync([row], cancellationToken);
    }

    /// <summary>Removes an analyst; the log of changes stays.</summary>
    /// <returns>False when there was none.</returns>
    public async Task<bool> RemoveAsync(AnalystId id, string changedBy, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is null)
        {
            return false;
        }

        await LogAsync(id, changedBy, at, ["removed"], cancellationToken);
        var table = await store.OpenAsync(TableName, cancellationToken);
        await table.DeleteAsync([(AnalystRows.Partition, id.Value)], cancellationToken);
        return true;
    }

    /// <summary>Keeps immediate mail back until a time; a time already over ends the mute. It neither starts nor ends a pause.</summary>
    /// <param name="id">The analyst.</param>
    /// <param name="indicator">About this indicator only; null for all.</param>
    /// <param name="until">Until when, UTC.</param>
    /// <param name="changedBy">Who or what does it.</param>
    /// <param name="at">Now, UTC.</param>
    /// <param name="cancellationToken">Stops waiting for the store.</param>
    /// <returns>False when there is no such analyst.</returns>
    public async Task<bool> MuteAsync(
        AnalystId id, IndicatorId? indicator, DateTimeOffset until, string changedBy, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } analyst)
        {
            return false;
        }

        // Mutes that are over say nothing any more.
        var muted = analyst.MutedIndicators.Where(one => one.Value > at).ToDictionary();
        if (indicator is { } one)
        {
            muted.Remove(one);
            if (until > at)
            {
                muted[one] = until;
            }
        }

        var changed = analyst with { MutedIndicators = muted };
        changed = indicator is null ? changed with { MutedUntil = until > at ? until : null } : changed;
        await SaveAsync(changed, changedBy, at, cancellationToken);
        return true;
    }

    /// <summary>Ends all mail to an analyst until an operator or the analyst sets <see cref="Analyst.PausedBecause"/> to null; the first reason stands.</summary>
    /// <returns>False when there is no such analyst.</returns>
    public async Task<bool> PauseAsync(AnalystId id, string because, string changedBy, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } analyst)
        {
            return false;
        }

        if (analyst.PausedBecause is null)
        {
            await SaveAsync(analyst with { PausedBecause = RowText.Cut(because, LongestReason) }, changedBy, at, cancellationToken);
        }

        return true;
    }

    /// <summary>Streams what was changed about an analyst, newest first, also after the analyst was removed.</summary>
    public async IAsyncEnumerable<AnalystChange> ChangesAsync(AnalystId id, int? limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(ChangesTableName, cancellationToken);
        await foreach (var row in table.ScanAsync(id.Value, null, null, limit, cancellationToken))
        {
            yield return new AnalystChange(
                id,
                ReversedTicks.TimeOf(row.RowKey),
                row.Get<string>(nameof(AnalystChange.ChangedBy)) ?? "",
                (row.Get<string>(nameof(AnalystChange.Changes)) ?? "").Split('\n'));
        }
    }

    private static IReadOnlyList<string> ChangesIn(Row? before, Row after)
    {
        var old = before?.Properties ?? new Dictionary<string, object>(StringComparer.Ordinal);
        return
        [
            .. old.Keys.Union(after.Properties.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(name => (Name: name, Was: TextOf(old.GetValueOrDefault(name)), Now: TextOf(after.Properties.GetValueOrDefault(name))))
                .Where(one => one.Was != one.Now)
                .Select(one => before is null ? $"{one.Name}: {one.Now}" : $"{one.Name}: {one.Was} -> {one.Now}"),
        ];
    }

    private static string TextOf(object? value) => value switch
    {
        null => "none",
        string lines => lines.ReplaceLineEndings(", "),
        DateTimeOffset time => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private async Task LogAsync(AnalystId id, string changedBy, DateTimeOffset at, IReadOnlyList<string> changes, CancellationToken cancellationToken)
    {
        var properties = new Dictionary<string, object>(StringComparer.Ordinal);
        properties.AddText(nameof(AnalystChange.ChangedBy), changedBy, LongestName);
        properties.AddText(nameof(AnalystChange.Changes), string.Join('\n', changes));
        var table = await store.OpenAsync(ChangesTableName, cancellationToken);
        await table.InsertAsync(
            [new Row { PartitionKey = id.Value, RowKey = $"{ReversedTicks.Of(at)}|{ContentKey.Of([changedBy, .. changes])}", Properties = properties }],
            cancellationToken);
    }
}
