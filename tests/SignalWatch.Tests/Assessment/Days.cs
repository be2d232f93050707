using SignalWatch.Assessment;

namespace SignalWatch.Tests.Assessment;

/// <summary>Makes days of evidence.</summary>
internal static class Days
{
    private static readonly DateOnly First = new(2024, 1, 1);

    /// <summary>Gapless, wholly covered days with these stories, each from as many publishers.</summary>
    public static List<DayEvidence> Of(params IEnumerable<int> stories) =>
        [.. stories.Select((count, day) => new DayEvidence(First.AddDays(day), count, count, count, 1))];

    /// <summary>Days whose counts follow a negative binomial distribution; the same seed gives the same days.</summary>
    public static List<DayEvidence> Usual(double rate, int count, int seed, double dispersion = 0.2)
    {
        var random = new Random(seed);
        var distribution = new NegativeBinomial(rate, dispersion);
        var tails = Enumerable.Range(1, 10_000).Select(stories => distribution.TailFrom(stories)).TakeWhile(tail => tail > 1e-9).ToList();
        return Of(Enumerable.Range(0, count).Select(_ => QuantileOf(random.NextDouble())));

        int QuantileOf(double tail) => tails.TakeWhile(other => other > tail).Count();
    }

    /// <summary>The same days with others after them.</summary>
    public static List<DayEvidence> Then(this List<DayEvidence> days, params IEnumerable<int> stories) =>
        [.. days, .. stories.Select((count, day) => new DayEvidence(First.AddDays(days.Count + day), count, count, count, 1))];

    /// <summary>Changes the last days.</summary>
    public static List<DayEvidence> WithLast(this List<DayEvidence> days, int count, Func<DayEvidence, DayEvidence> change) =>
        [.. days.SkipLast(count), .. days.TakeLast(count).Select(change)];
}
