using SignalWatch.Assessment;
using SignalWatch.History;
using SignalWatch.Stories;
using SignalWatch.Web.Api.Answers;

namespace SignalWatch.Web.Api;

/// <summary>Adds evidence up to a gapless row of periods.</summary>
/// <param name="first">The first day that counts.</param>
/// <param name="last">The last day that counts.</param>
/// <param name="period">The length of each.</param>
internal sealed class CountSums(DateOnly first, DateOnly last, Period period)
{
    private readonly Dictionary<DateOnly, Sum> _sums = [];

    /// <summary>Adds a day's stored counts.</summary>
    public void Add(DayCount count)
    {
        if (SumOf(count.Day) is { } sum)
        {
            sum.Items += count.Items;
            sum.ProbableItems += count.ProbabilitySum;
            sum.Stories += count.Stories;
            sum.ProbableStories += count.StoryProbability;

            // One publisher counts on each of its days, so days' numbers can't be added up.
            sum.PublisherCount = period == Period.Day ? count.Publishers : null;
        }
    }

    /// <summary>Adds a signal of a day.</summary>
    public void Add(DateOnly day, Signal signal)
    {
        if (SumOf(day) is { } sum)
        {
            sum.Items++;
            sum.ProbableItems += signal.Probability;
        }
    }

    /// <summary>Adds a story of a day.</summary>
    public void Add(DateOnly day, StoryEvidence story)
    {
        if (SumOf(day) is { } sum)
        {
            sum.Stories++;
            sum.ProbableStories += story.Probability;
            sum.Publishers.UnionWith(story.Publishers);
            sum.PublisherCount = sum.Publishers.Count;
        }
    }

    /// <summary>The periods, oldest first, empty ones included.</summary>
    public IReadOnlyList<CountRow> ToRows()
    {
        var rows = new List<CountRow>();
        for (var start = PeriodCounts.StartOf(first, period); first <= last && start <= last; start = EndOf(start))
        {
            var sum = _sums.GetValueOrDefault(start);
            rows.Add(new CountRow
            {
                Start = start,
                End = EndOf(start),
                Items = sum?.Items ?? 0,
                ProbableItems = sum?.ProbableItems ?? 0,
                Stories = sum?.Stories ?? 0,
                ProbableStories = sum?.ProbableStories ?? 0,
                Publishers = sum is null ? 0 : sum.PublisherCount,
            });
        }

        return rows;
    }

    private DateOnly EndOf(DateOnly start) => period switch
    {
        Period.Week => start.AddDays(7),
        Period.Month => start.AddMonths(1),
        _ => start.AddDays(1),
    };

    private Sum? SumOf(DateOnly day)
    {
        if (day < first || day > last)
        {
            return null;
        }

        var start = PeriodCounts.StartOf(day, period);
        return _sums.TryGetValue(start, out var sum) ? sum : _sums[start] = new Sum();
    }

    private sealed class Sum
    {
        public int Items { get; set; }

        public double ProbableItems { get; set; }

        public int Stories { get; set; }

        public double ProbableStories { get; set; }

        public HashSet<string> Publishers { get; } = new(StringComparer.Ordinal);

        public int? PublisherCount { get; set; } = 0;
    }
}
