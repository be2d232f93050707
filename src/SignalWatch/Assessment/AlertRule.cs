namespace SignalWatch.Assessment;

/// <summary>When a level is told to people.</summary>
/// <param name="Threshold">The lowest level that is.</param>
/// <param name="CoolDownDays">Days after an alert in which only a higher level than it told of is another.</param>
/// <param name="MinimumEvidence">The fewest true stories to expect of the day, as the sum of its stories' probabilities.</param>
public sealed record AlertRule(Level Threshold, int CoolDownDays, double MinimumEvidence)
{
    /// <summary>What mails do unless an analyst asks for another level. Why: <c>docs/technotes/replay-events.md</c>.</summary>
    public static AlertRule Default { get; } = new(Level.Elevated, 7, 0.5);

    /// <summary>
    /// Each day with whether it is an alert: a day with enough evidence on which the level stands at the threshold or above for the first
    /// time since it was below, outside the cool-down of the alert before; or on which it stands above what that alert told of.
    /// </summary>
    /// <param name="days">Gapless days, oldest first.</param>
    public IEnumerable<ToldDay> Follow(IEnumerable<DayLevel> days)
    {
        DayLevel? told = null;
        var known = Level.Quiet;
        foreach (var day in days)
        {
            var isRise = day.Level >= Threshold && day.Level > known && day.Evidence.Probability >= MinimumEvidence;
            var isAlert = isRise && IsNews(day, told);

            // A rise within the cool-down is passed over for good: once that is over, it is no news.
            known = (isRise, day.Level < Threshold) switch
            {
                (true, _) => day.Level,
                (_, true) => Level.Quiet,
                _ => known,
            };
            told = isAlert ? day : told;
            yield return new ToldDay(day, isAlert, known > Level.Quiet);
        }
    }

    private bool IsNews(DayLevel day, DayLevel? told) =>
        told is null || day.Evidence.Day.DayNumber - told.Evidence.Day.DayNumber >= CoolDownDays || day.Level > told.Level;
}
