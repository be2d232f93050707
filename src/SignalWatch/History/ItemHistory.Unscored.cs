using SignalWatch.History.Tables;
using SignalWatch.Packs;

namespace SignalWatch.History;

public sealed partial class ItemHistory
{
    private const string UnscoredTable = "unscored";
    private const string UnscoredPartition = "language";

    /// <summary>
    /// How many items of those days, both included, no model could score, by source and language: they are kept, and would otherwise look
    /// like news without any evidence. Table <c>unscored</c>, partition <c>language</c>, row <c>yyyyMMdd|language|source id|item id</c>.
    /// </summary>
    public async Task<IReadOnlyList<UnscoredItems>> UnscoredAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(UnscoredTable, cancellationToken);
        var counts = new Dictionary<(SourceId Source, string Language), int>();
        await foreach (var row in table.ScanAsync(UnscoredPartition, DayKey.Of(from), DayKey.Of(to) + '~', null, cancellationToken))
        {
            var key = row.RowKey.Split('|');
            var of = (new SourceId(key[2]), key[1]);
            counts[of] = counts.GetValueOrDefault(of) + 1;
        }

        return [.. counts.Select(pair => new UnscoredItems(pair.Key.Source, pair.Key.Language, pair.Value))
            .OrderByDescending(one => one.Count).ThenBy(one => one.Language, StringComparer.Ordinal).ThenBy(one => one.Source.Value, StringComparer.Ordinal)];
    }

    /// <summary>Counts items no longer as unscored, before they are completed anew.</summary>
    public async Task ForgetUnscoredAsync(IReadOnlyList<StoredItem> items, CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(UnscoredTable, cancellationToken);
        await table.DeleteAsync([.. items.Where(IsUnscored).Select(item => (UnscoredPartition, UnscoredKeyOf(item)))], cancellationToken);
    }

    private async Task CountUnscoredAsync(IReadOnlyList<StoredItem> items, CancellationToken cancellationToken)
    {
        var rows = items.Where(IsUnscored).Select(item => new Row { PartitionKey = UnscoredPartition, RowKey = UnscoredKeyOf(item) }).ToList();
        if (rows.Count > 0)
        {
            var table = await store.OpenAsync(UnscoredTable, cancellationToken);
            await table.InsertAsync(rows, cancellationToken);
        }
    }

    private static bool IsUnscored(StoredItem item) => !item.IsScored && item.NotScoredReason is not null;

    // A feed can state anything for a language.
    private static string UnscoredKeyOf(StoredItem item)
    {
        var language = item.Language.Length is > 0 and <= 35 && item.Language.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? item.Language : "und";
        return $"{DayKey.Of(DayOf(item))}|{language}|{item.SourceId}|{item.ItemId}";
    }
}
