using SignalWatch.Alerts;

namespace SignalWatch.Web.Dashboard;

/// <summary>Where the dashboard shows what an alert is about, as of the alert's day: the link says the same when it is followed a year later.</summary>
internal static class AlertPath
{
    private const int DaysBefore = 30;

    /// <summary>The path, with its query.</summary>
    public static string Of(Alert alert) => alert switch
    {
        { IndicatorId: { } indicator } => $"/indicators/{indicator}?from={DashboardText.IsoDay(alert.Day.AddDays(-DaysBefore))}&to={DashboardText.IsoDay(alert.Day)}",
        { ScenarioId: { } scenario } => $"/scenarios/{scenario}?at={DashboardText.IsoDay(alert.Day)}",
        _ => "/",
    };
}
