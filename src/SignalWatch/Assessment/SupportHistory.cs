using System.Runtime.CompilerServices;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Packs;

namespace SignalWatch.Assessment;

/// <summary>
/// Each indicator's support, day by day: table <c>supports</c>, partition = indicator id, row = <c>yyyyMMdd</c>. An index of the daily
/// counts under the pack's half-lives: it can be made anew from them at any time.
/// </summary>
/// <param name="store">Where the table is.</param>
public sealed class SupportHistory(ITableStore store)
{
    private const string TableName = "supports";

    /// <summary>Stores supports, in place of those that the days had.</summary>
    public async Task SaveAsync(IReadOnlyList<IndicatorSupport> supports, CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(TableName, cancellationToken);
        await table.UpsertAsync([.. supports.Select(RowOf)], cancellationToken);
    }

    /// <summary>Streams an indicator's supports, oldest first, both days included.</summary>
    public async IAsyncEnumerable<IndicatorSupport> ReadAsync(
        IndicatorId indicator, DateOnly from, DateOnly to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(TableName, cancellationToken);
        await foreach (var row in table.ScanAsync(indicator.Value, DayKey.Of(from), DayKey.Of(to) + '~', null, cancellationToken))
        {
            yield return SupportOf(indicator, row);
        }
    }

    /// <summary>The supports of all these indicators on one day; an indicator without a row that day is left out.</summary>
    public async Task<IReadOnlyList<IndicatorSupport>> OnAsync(
        IReadOnlyList<Indicator> indicators, DateOnly day, CancellationToken cancellationToken)
    {
        var supports = new List<IndicatorSupport>(indicators.Count);
        foreach (var indicator in indicators)
        {
            await foreach (var support in ReadAsync(indicator.Id, day, day, cancellationToken))
            {
                supports.Add(support);
            }
        }

        return supports;
    }

    private static IndicatorSupport SupportOf(IndicatorId indicator, Row row) => new()
    {
        IndicatorId = indicator,
        Day = DayKey.Parse(row.RowKey),
        Weight = row.Value<double>(nameof(IndicatorSupport.Weight)),
        Expected = row.Value<double>(nameof(IndicatorSupport.Expected)),
        Stories = row.Value<double>(nameof(IndicatorSupport.Stories)),
        Probability = row.Value<double>(nameof(IndicatorSupport.Probability)),
        Days = row.Value<double>(nameof(IndicatorSupport.Days)),
        CoveredDays = row.Value<double>(nameof(IndicatorSupport.CoveredDays)),
    };

    private static Row RowOf(IndicatorSupport support) => new()
    {
        PartitionKey = support.IndicatorId.Value,
        RowKey = DayKey.Of(support.Day),
        Properties = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [nameof(support.Weight)] = support.Weight,
            [nameof(support.Expected)] = support.Expected,
            [nameof(support.Stories)] = support.Stories,
            [nameof(support.Probability)] = support.Probability,
            [nameof(support.Days)] = support.Days,
            [nameof(support.CoveredDays)] = support.CoveredDays,
        },
    };
}
