namespace SignalWatch.Alerts;

/// <summary>The evidence of an alert as its row keeps it.</summary>
internal sealed record AlertContent(
    IReadOnlyList<AlertStory> Stories, IReadOnlyList<string> Items, IReadOnlyList<AlertDay> Days, IReadOnlyList<ScenarioEffect> Effects)
{
    /// <summary>The evidence of an alert.</summary>
    public static AlertContent Of(Alert alert) => new(alert.Stories, alert.Items, alert.Days, alert.Effects)
    {
        Trend = alert.Trend,
        Beside = [.. alert.Beside.Select(id => id.Value)],
    };

    /// <summary>As the alert's; empty in rows of before there was one.</summary>
    public IReadOnlyList<AlertLikelihood> Trend { get; init; } = [];

    /// <summary>As the alert's, as text; empty in rows of before there was one.</summary>
    public IReadOnlyList<string> Beside { get; init; } = [];
}
