namespace SignalWatch.Assessment;

/// <summary>How the alerts of one indicator, or of several together, did on known events.</summary>
public sealed record EventScore
{
    private const double DaysAWeek = 7;
    private const double DaysAMonth = 365.25 / 12;

    /// <summary>The known events, in order of their days.</summary>
    public required IReadOnlyList<EventOutcome> Events { get; init; }

    /// <summary>The alerts, in order of their days.</summary>
    public required IReadOnlyList<AlertOutcome> Alerts { get; init; }

    /// <summary>The days that were watched, added up over the indicators.</summary>
    public required int Days { get; init; }

    /// <summary>Events that an alert told of in time.</summary>
    public int Found => Events.Count(outcome => outcome.Fate == EventFate.Found);

    /// <summary>Events without an alert of their own, because people knew already that the level was raised.</summary>
    public int Standing => Events.Count(outcome => outcome.Fate == EventFate.Standing);

    /// <summary>Found events as a share of all, 0 to 1; NaN without events.</summary>
    public double Recall => (double)Found / Events.Count;

    /// <summary>The median of the days from a found event to its alert; NaN when none was found.</summary>
    public double MedianDelayDays => Median([.. Events.Select(outcome => outcome.DelayDays).OfType<int>().Order()]);

    /// <summary>Alerts about known events as a share of all alerts, 0 to 1; NaN without alerts.</summary>
    public double Precision => (double)Alerts.Count(alert => alert.IsTrue) / Alerts.Count;

    /// <summary>Alerts that were about no known event, an indicator and month.</summary>
    public double FalseAlarmsAMonth => Alerts.Count(alert => !alert.IsTrue) * DaysAMonth / Days;

    /// <summary>All alerts, an indicator and week.</summary>
    public double AlertsAWeek => Alerts.Count * DaysAWeek / Days;

    /// <summary>Compares an indicator's alerts with its known events.</summary>
    /// <param name="days">Its levels: gapless days, oldest first.</param>
    /// <param name="events">Its known events, in any order.</param>
    /// <param name="rule">When a level is an alert.</param>
    public static EventScore Of(IReadOnlyList<DayLevel> days, IEnumerable<KnownEvent> events, AlertRule rule)
    {
        var known = events.OrderBy(one => one.Day).ToList();
        var told = rule.Follow(days).ToList();
        return new EventScore
        {
            Events = [.. known.Select(one => OutcomeOf(one, told))],
            Alerts = [.. told.Where(day => day.IsAlert).Select(day => new AlertOutcome(day.Day, known.Exists(one => one.IsEpisode(day.Day.Evidence.Day))))],
            Days = days.Count,
        };
    }

    /// <summary>Several indicators together: each rate is still one of an indicator.</summary>
    public static EventScore Total(IReadOnlyCollection<EventScore> scores) => new()
    {
        Events = [.. scores.SelectMany(score => score.Events).OrderBy(outcome => outcome.Event.Day)],
        Alerts = [.. scores.SelectMany(score => score.Alerts).OrderBy(alert => alert.Day.Evidence.Day)],
        Days = scores.Sum(score => score.Days),
    };

    private static EventOutcome OutcomeOf(KnownEvent known, List<ToldDay> told)
    {
        var inTime = told.FindAll(day => known.IsInTime(day.Day.Evidence.Day));
        return inTime.Exists(day => day.IsAlert)
            ? new EventOutcome(known, EventFate.Found, inTime.Find(day => day.IsAlert).Day.Evidence.Day.DayNumber - known.Day.DayNumber)
            : new EventOutcome(known, inTime.Exists(day => day.IsKnown) ? EventFate.Standing : EventFate.Missed, null);
    }

    private static double Median(int[] ordered) =>
        ordered.Length == 0 ? double.NaN : (ordered[(ordered.Length - 1) / 2] + ordered[ordered.Length / 2]) / 2.0;
}
