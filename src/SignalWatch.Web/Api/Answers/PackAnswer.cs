namespace SignalWatch.Web.Api.Answers;

/// <summary>A published analysis as it is watched.</summary>
internal sealed record PackAnswer
{
    /// <summary>The pack's id.</summary>
    public required string Id { get; init; }

    /// <summary>The analysis' title.</summary>
    public required string Title { get; init; }

    /// <summary>icd203, phia or own: the scale that gives the published words their probabilities.</summary>
    public required string ScaleName { get; init; }

    /// <summary>The scale's words, least likely first.</summary>
    public required IReadOnlyList<ScaleWord> Scale { get; init; }

    /// <summary>The scenarios, in the pack's order.</summary>
    public required IReadOnlyList<ScenarioOutline> Scenarios { get; init; }

    /// <summary>The indicators, in the pack's order.</summary>
    public required IReadOnlyList<IndicatorOutline> Indicators { get; init; }

    /// <summary>The sources, in the pack's order.</summary>
    public required IReadOnlyList<SourceOutline> Sources { get; init; }

    /// <summary>What was changed in the pack while it was watched, oldest first.</summary>
    public required IReadOnlyList<NoteLine> Notes { get; init; }
}
