using System.Runtime.CompilerServices;
using SignalWatch.History.Tables;
using SignalWatch.Packs;

namespace SignalWatch.History;

/// <summary>Counts per indicator and UTC day: table <c>days</c>, partition = indicator id, row = <c>yyyyMMdd</c>. A day without a row had no signals, and no story began on it.</summary>
/// <param name="store">Where the table is.</param>
public sealed class DailyCounts(ITableStore store)
{
    private const string TableName = "days";

    /// <summary>Stores counts, in place of those that the days had; a count of nothing takes the day's row away.</summary>
    public async Task SaveAsync(IReadOnlyList<DayCount> counts, CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(TableName, cancellationToken);
        await table.UpsertAsync([.. counts.Where(count => !IsEmpty(count)).Select(RowOf)], cancellationToken);
        if (counts.Where(IsEmpty).ToList() is { Count: > 0 } empty)
        {
            await table.DeleteAsync([.. empty.Select(count => (count.IndicatorId.Value, DayKey.Of(count.Day)))], cancellationToken);
        }
    }

    /// <summary>Streams an indicator's counts, oldest first, both days included.</summary>
    public async IAsyncEnumerable<DayCount> ReadAsync(
        IndicatorId indicator, DateOnly from, DateOnly to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(TableName, cancellationToken);
        await foreach (var row in table.ScanAsync(indicator.Value, DayKey.Of(from), DayKey.Of(to) + '~', null, cancellationToken))
        {
            yield return new DayCount
            {
                IndicatorId = indicator,
                Day = DayKey.Parse(row.RowKey),
                Items = (int)row.Value<long>(nameof(DayCount.Items)),
                Publishers = (int)row.Value<long>(nameof(DayCount.Publishers)),
                ProbabilitySum = row.Value<double>(nameof(DayCount.ProbabilitySum)),
                Stories = (int)row.Value<long>(nameof(DayCount.Stories)),
                StoryWeight = row.Value<double>(nameof(DayCount.StoryWeight)),
                StoryProbability = row.Value<double>(nameof(DayCount.StoryProbability)),
                TopTitle = row.Get<string>(nameof(DayCount.TopTitle)),
            };
        }
    }

    private static bool IsEmpty(DayCount count) => count is { Items: 0, Stories: 0 };

    private static Row RowOf(DayCount count)
    {
        var properties = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [nameof(count.Items)] = (long)count.Items,
            [nameof(count.Publishers)] = (long)count.Publishers,
            [nameof(count.ProbabilitySum)] = count.ProbabilitySum,
            [nameof(count.Stories)] = (long)count.Stories,
            [nameof(count.StoryWeight)] = count.StoryWeight,
            [nameof(count.StoryProbability)] = count.StoryProbability,
        };
        properties.AddText(nameof(count.TopTitle), count.TopTitle);
        return new Row { PartitionKey = count.IndicatorId.Value, RowKey = DayKey.Of(count.Day), Properties = properties };
    }
}
