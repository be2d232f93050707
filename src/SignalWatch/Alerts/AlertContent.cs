namespace SignalWatch.Alerts;

/// <summary>The evidence of an alert as its row keeps it.</summary>
internal sealed record AlertContent(
    IReadOnlyList<AlertStory> Stories, IReadOnlyList<string> Items, IReadOnlyList<AlertDay> Days, IReadOnlyList<ScenarioEffect> Effects)
{
    /// <summary>The evidence of an alert.</summary>
    public static AlertContent Of(Alert alert) => new(alert.Stories, alert.Items, alert.Days, alert.Effects);
}
