using SignalWatch.Assessment;
using SignalWatch.Cli.Output;
using SignalWatch.Packs;

namespace SignalWatch.Cli.Commands;

/// <summary>How alerts did on known events, as tables.</summary>
internal static class EventReport
{
    private const string All = "all";

    /// <summary>What the figures mean.</summary>
    public const string Caption =
        "found: an alert came in time; raised: the level was up already, so that no new alert came; delay: median, in days. "
        + "An alert about something real that the file does not list counts as false.";

    /// <summary>One row an indicator, and one for all of them.</summary>
    public static Sheet Of(IReadOnlyDictionary<IndicatorId, EventScore> scores)
    {
        var sheet = new Sheet("indicator", "events", "found", "raised", "delay", "alerts", "precision", "false a month", "alerts a week");
        foreach (var (name, score) in WithTotal(scores))
        {
            sheet.Add(
                name, score.Events.Count, score.Found, score.Standing, Known(score.MedianDelayDays), score.Alerts.Count, Known(score.Precision),
                score.FalseAlarmsAMonth, score.AlertsAWeek);
        }

        return sheet;
    }

    /// <summary>Two settings side by side.</summary>
    public static Sheet Compare(IReadOnlyDictionary<IndicatorId, EventScore> left, IReadOnlyDictionary<IndicatorId, EventScore> right)
    {
        var sheet = new Sheet(
            "indicator", "events", "found A", "found B", "raised A", "raised B", "alerts A", "alerts B", "precision A", "precision B", "false a month A", "false a month B");
        foreach (var ((name, a), (_, b)) in WithTotal(left).Zip(WithTotal(right)))
        {
            sheet.Add(
                name, a.Events.Count, a.Found, b.Found, a.Standing, b.Standing, a.Alerts.Count, b.Alerts.Count, Known(a.Precision), Known(b.Precision),
                a.FalseAlarmsAMonth, b.FalseAlarmsAMonth);
        }

        return sheet;
    }

    /// <summary>One indicator's events and alerts in order of their days, with what became of each.</summary>
    public static Sheet DetailsOf(EventScore score)
    {
        var sheet = new Sheet("day", "what", "stories", "event");
        var events = score.Events.Select(outcome => (outcome.Event.Day, Text: outcome.Event.Text, What: FateOf(outcome), Stories: (int?)null));
        var alerts = score.Alerts.Select(alert => (
            alert.Day.Evidence.Day, Text: "", What: $"alert: {alert.Day.Level.ToString().ToLowerInvariant()}{(alert.IsTrue ? "" : ", false")}", Stories: (int?)alert.Day.Evidence.Stories));
        foreach (var (day, text, what, stories) in events.Concat(alerts).OrderBy(row => row.Day).ThenBy(row => row.Stories is not null))
        {
            sheet.Add(day, what, stories, text);
        }

        return sheet;
    }

    private static string FateOf(EventOutcome outcome) => outcome.Fate == EventFate.Standing ? "raised" : outcome.Fate.ToString().ToLowerInvariant();

    private static IEnumerable<(string Name, EventScore Score)> WithTotal(IReadOnlyDictionary<IndicatorId, EventScore> scores)
    {
        var rows = scores.Select(score => (score.Key.Value, score.Value));
        return scores.Count > 1 ? rows.Append((All, EventScore.Total([.. scores.Values]))) : rows;
    }

    private static double? Known(double figure) => double.IsNaN(figure) ? null : figure;
}
