namespace SignalWatch.Benchmarks.Levels;

/// <summary>A way to say how unusual a day is.</summary>
/// <param name="Name">Its name in tables.</param>
/// <param name="On">From days and a day's index in the history to a number, greater the more unusual.</param>
internal sealed record DayStatistic(string Name, Func<AssessedDays, int, double> On)
{
    /// <summary>The statistic on each assessed day.</summary>
    public IEnumerable<double> Of(AssessedDays days) => Enumerable.Range(days.First, days.Levels.Count).Select(day => On(days, day));
}
