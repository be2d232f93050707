using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Packs;
using SignalWatch.Stories;

namespace SignalWatch.Jobs;

/// <summary>Reads days one after another, several at a time: a range scan an indicator costs the same for a day as for a week.</summary>
internal sealed class RecountDays(IReadOnlyList<IndicatorId> indicators, SignalHistory signals, StoryHistory stories)
{
    private const int DaysAtOnce = 7;
    private const int MostDaysAtOnce = 32;

    private readonly Dictionary<int, RecountDay> _days = [];

    /// <summary>The day; days before it by more than a story's length are forgotten.</summary>
    /// <param name="day">Days since 1 January of year 1; none outside the calendar has items.</param>
    /// <param name="lastWanted">The last day that is wanted for certain.</param>
    /// <param name="cancellationToken">Stops the scans.</param>
    public async Task<RecountDay> ReadAsync(int day, int lastWanted, CancellationToken cancellationToken)
    {
        if (!_days.ContainsKey(day))
        {
            var end = Math.Clamp(lastWanted + 1, day + DaysAtOnce, day + MostDaysAtOnce);
            await ReadAsync(StartOf(day), StartOf(end), day, end, cancellationToken);
        }

        return _days[day];
    }

    /// <summary>Forgets a day.</summary>
    public void Forget(int day) => _days.Remove(day);

    /// <summary>The day of a time.</summary>
    public static int DayOf(DateTimeOffset time) => (int)(time.UtcTicks / TimeSpan.TicksPerDay);

    private static DateTimeOffset StartOf(int day) => day switch
    {
        < 0 => DateTimeOffset.MinValue,
        _ when day > DateOnly.MaxValue.DayNumber => DateTimeOffset.MaxValue,
        _ => new DateTimeOffset(day * TimeSpan.TicksPerDay, TimeSpan.Zero),
    };

    private async Task ReadAsync(DateTimeOffset from, DateTimeOffset to, int firstDay, int endDay, CancellationToken cancellationToken)
    {
        var items = new Dictionary<(int Day, string Key), RecountItem>();
        var rows = new List<Row>();
        foreach (var indicator in indicators)
        {
            await foreach (var signal in signals.NewestFirstAsync(indicator, from, to, limit: null, cancellationToken))
            {
                var fresh = RecountItem.Of(signal);
                var key = (DayOf(signal.Time), fresh.Item.Key);
                var item = items.TryGetValue(key, out var known) ? known : items[key] = fresh;
                item.Signals.Add(signal);
            }

            await foreach (var row in stories.ScanAsync(indicator, from, to, limit: null, cancellationToken))
            {
                rows.Add(row);
            }
        }

        var itemsByDay = items.ToLookup(item => item.Key.Day, item => item.Value);
        var rowsByDay = rows.ToLookup(row => DayOf(ReversedTicks.TimeOf(row.RowKey)));
        for (var day = firstDay; day < endDay; day++)
        {
            _days[day] = new RecountDay([.. itemsByDay[day].OrderBy(item => item.Item, StoryOrder.Instance)], [.. rowsByDay[day]]);
        }
    }
}
