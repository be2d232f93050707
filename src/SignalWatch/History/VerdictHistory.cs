using System.Runtime.CompilerServices;
using SignalWatch.Feeds;
using SignalWatch.History.Tables;
using SignalWatch.Packs;

namespace SignalWatch.History;

/// <summary>
/// What analysts said of items: table <c>verdicts</c>, partition <c>all</c>, row <c>reversed ticks|source id|item id|indicator|analyst</c>,
/// insert-only. Verdicts are made by hand, some a day: one partition holds years of them, and reading the newest or all is one range
/// scan. Of an analyst's verdicts on one item and indicator the latest stands; the earlier ones stay as history.
/// </summary>
/// <param name="store">Where the table is.</param>
public sealed class VerdictHistory(ITableStore store)
{
    /// <summary>The longest name of an analyst, in characters.</summary>
    public const int LongestAnalyst = 60;

    private const string TableName = "verdicts";
    private const string Partition = "all";

    /// <summary>Stores verdicts. Safe to repeat: the same verdict at the same time is stored once.</summary>
    /// <exception cref="ArgumentException">An analyst's name is empty or too long.</exception>
    public async Task AddAsync(IReadOnlyList<Verdict> verdicts, CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(TableName, cancellationToken);
        await table.InsertAsync([.. verdicts.Select(RowOf)], cancellationToken);
    }

    /// <summary>Streams all verdicts, newest first, also those that a later one replaced.</summary>
    /// <param name="limit">The most wanted; null for all.</param>
    /// <param name="cancellationToken">Stops the scan.</param>
    public async IAsyncEnumerable<Verdict> NewestFirstAsync(int? limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(TableName, cancellationToken);
        await foreach (var row in table.ScanAsync(Partition, null, null, limit, cancellationToken))
        {
            yield return VerdictOf(row);
        }
    }

    /// <summary>Streams the verdicts with <paramref name="from"/> &lt;= time &lt; <paramref name="to"/>, newest first, also those that a later one replaced.</summary>
    /// <param name="from">Inclusive.</param>
    /// <param name="to">Exclusive, after <paramref name="from"/>.</param>
    /// <param name="after">What <see cref="KeyOf"/> gave for the last verdict that was read; null begins at the newest.</param>
    /// <param name="limit">The most wanted; null for all.</param>
    /// <param name="cancellationToken">Stops the scan.</param>
    public async IAsyncEnumerable<Verdict> NewestFirstAsync(
        DateTimeOffset from, DateTimeOffset to, string? after, int? limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(TableName, cancellationToken);
        var firstKey = after is null ? ReversedTicks.Of(to.AddTicks(-1)) : RowKeys.Next(after);
        await foreach (var row in table.ScanAsync(Partition, firstKey, ReversedTicks.Of(from) + '~', limit, cancellationToken))
        {
            yield return VerdictOf(row);
        }
    }

    /// <summary>The verdicts that stand, newest first: of each analyst, item and indicator the latest.</summary>
    public async Task<IReadOnlyList<Verdict>> StandingAsync(CancellationToken cancellationToken)
    {
        var seen = new HashSet<(SourceId, ItemId, IndicatorId, string)>();
        var standing = new List<Verdict>();
        await foreach (var verdict in NewestFirstAsync(null, cancellationToken))
        {
            if (seen.Add((verdict.SourceId, verdict.ItemId, verdict.IndicatorId, verdict.Analyst)))
            {
                standing.Add(verdict);
            }
        }

        return standing;
    }

    /// <summary>A verdict's row key. A name may hold anything; escaped, it is fit for a key.</summary>
    /// <exception cref="ArgumentException">The analyst's name is empty or too long.</exception>
    public static string KeyOf(DateTimeOffset time, SourceId source, ItemId item, IndicatorId indicator, string analyst) =>
        analyst.Length is > 0 and <= LongestAnalyst
            ? $"{ReversedTicks.Of(time)}|{source}|{item}|{indicator}|{Uri.EscapeDataString(analyst)}"
            : throw new ArgumentException(FormattableString.Invariant($"An analyst's name has 1 to {LongestAnalyst} characters."), nameof(analyst));

    private static Row RowOf(Verdict verdict)
    {
        var properties = new Dictionary<string, object>(StringComparer.Ordinal) { [nameof(verdict.Judgement)] = verdict.Judgement.ToString() };
        properties.AddText(nameof(verdict.Title), verdict.Title);
        properties.AddText(nameof(verdict.Lead), verdict.Lead);
        properties.AddText(nameof(verdict.Language), verdict.Language);
        var key = KeyOf(verdict.Time, verdict.SourceId, verdict.ItemId, verdict.IndicatorId, verdict.Analyst);
        return new Row { PartitionKey = Partition, RowKey = key, Properties = properties };
    }

    private static Verdict VerdictOf(Row row)
    {
        var key = row.RowKey.Split('|');
        return new Verdict
        {
            Time = ReversedTicks.TimeOf(key[0]),
            SourceId = new SourceId(key[1]),
            ItemId = new ItemId(key[2]),
            IndicatorId = new IndicatorId(key[3]),
            Analyst = Uri.UnescapeDataString(key[4]),
            Judgement = Enum.Parse<Judgement>(row.Get<string>(nameof(Verdict.Judgement)) ?? ""),
            Title = row.Get<string>(nameof(Verdict.Title)) ?? "",
            Lead = row.Get<string>(nameof(Verdict.Lead)) ?? "",
            Language = row.Get<string>(nameof(Verdict.Language)) ?? "",
        };
    }
}
