using System.Collections.Concurrent;
using System.Globalization;
using SignalWatch.History.Tables;
using SignalWatch.Packs;

namespace SignalWatch.History;

/// <summary>
/// Which sources were heard on which UTC day: table <c>heard</c>, partition <c>yyyyMM</c>, row <c>yyyyMMdd|source</c>, insert-only. A
/// source is heard when a poll of it succeeds, also when it brings nothing new. One write a source and day. Which months exist is kept
/// in partition <c>months</c>, row <c>yyyyMM</c>.
/// </summary>
/// <param name="store">Where the table is.</param>
public sealed class CoverageHistory(ITableStore store)
{
    private const string TableName = "heard";
    private const string MonthFormat = "yyyyMM";
    private const string MonthsPartition = "months";

    private readonly ConcurrentDictionary<(SourceId Source, DateOnly Day), bool> _marked = new();
    private readonly ConcurrentDictionary<string, bool> _knownMonths = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<DateOnly, IReadOnlySet<SourceId>>> _pastMonths = new(StringComparer.Ordinal);

    /// <summary>Marks the source as heard on each day, both ends included; days that this object marked before cost nothing.</summary>
    public async Task MarkAsync(SourceId source, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var days = Enumerable.Range(0, Math.Max(to.DayNumber - from.DayNumber + 1, 0)).Select(from.AddDays)
            .Where(day => !_marked.ContainsKey((source, day))).ToList();
        if (days.Count == 0)
        {
            return;
        }

        var table = await store.OpenAsync(TableName, cancellationToken);

        // Months first: a month without days costs one empty scan, but days without their month would never be found.
        var months = days.Select(MonthOf).Distinct(StringComparer.Ordinal).Where(month => !_knownMonths.ContainsKey(month)).ToList();
        await table.InsertAsync([.. months.Select(month => new Row { PartitionKey = MonthsPartition, RowKey = month })], cancellationToken);
        months.ForEach(month => _knownMonths[month] = true);
        await table.InsertAsync([.. days.Select(day => new Row { PartitionKey = MonthOf(day), RowKey = $"{DayKey.Of(day)}|{source.Value}" })], cancellationToken);
        foreach (var day in days)
        {
            _marked[(source, day)] = true;
            _pastMonths.TryRemove(MonthOf(day), out _);
        }
    }

    /// <summary>The sources heard on each day, both ends included; a day without any is not in it. One range scan a month, past months only once.</summary>
    public async Task<IReadOnlyDictionary<DateOnly, IReadOnlySet<SourceId>>> ReadAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(TableName, cancellationToken);
        var heard = new Dictionary<DateOnly, IReadOnlySet<SourceId>>();
        await foreach (var month in table.ScanAsync(MonthsPartition, MonthOf(from), MonthOf(to) + '~', null, cancellationToken))
        {
            // Right after midnight a worker may still be about to mark the day before.
            var isPast = string.CompareOrdinal(month.RowKey, MonthOf(to.AddDays(-Math.Min(to.DayNumber, 1)))) < 0;
            foreach (var (day, sources) in await ReadMonthAsync(table, month.RowKey, isPast, cancellationToken))
            {
                if (day >= from && day <= to)
                {
                    heard[day] = sources;
                }
            }
        }

        return heard;
    }

    private async Task<IReadOnlyDictionary<DateOnly, IReadOnlySet<SourceId>>> ReadMonthAsync(
        ITable table, string month, bool isPast, CancellationToken cancellationToken)
    {
        if (_pastMonths.TryGetValue(month, out var known))
        {
            return known;
        }

        var heard = new Dictionary<DateOnly, HashSet<SourceId>>();
        await foreach (var row in table.ScanAsync(month, null, null, null, cancellationToken))
        {
            var key = row.RowKey.Split('|', 2);
            var day = DayKey.Parse(key[0]);
            heard.TryAdd(day, []);
            heard[day].Add(new SourceId(key[1]));
        }

        var read = heard.ToDictionary(day => day.Key, IReadOnlySet<SourceId> (day) => day.Value);
        if (isPast)
        {
            _pastMonths[month] = read;
        }

        return read;
    }


    private static string MonthOf(DateOnly day) => day.ToString(MonthFormat, CultureInfo.InvariantCulture);
}
