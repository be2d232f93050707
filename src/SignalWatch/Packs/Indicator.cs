namespace SignalWatch.Packs;

/// <summary>What we would see if a scenario held: the question that each news item is scored against.</summary>
public sealed record Indicator
{
    /// <summary>Its id in the pack.</summary>
    public required IndicatorId Id { get; init; }

    /// <summary>A short name for tables and subjects.</summary>
    public required string Title { get; init; }

    /// <summary>The question that a matching item helps to answer.</summary>
    public required string Question { get; init; }

    /// <summary>After this long, a piece of evidence counts half; 1 day to 5 years.</summary>
    public required TimeSpan HalfLife { get; init; }

    /// <summary>
    /// How many stories in 30 days the analysis takes for granted: more than that is news for the scenarios, fewer while sources are
    /// heard is evidence the other way. Above 0 to 1,000; null where the analysis expects nothing and silence says nothing.
    /// </summary>
    public double? ExpectedStories { get; init; }

    /// <summary>The actors and places that this indicator's news is about; all are concepts of the pack.</summary>
    public required IReadOnlyList<Concept> About { get; init; }

    /// <summary>How the indicator bears on each scenario of the pack; every scenario has an entry.</summary>
    public required IReadOnlyDictionary<ScenarioId, Bearing> Bearings { get; init; }

    /// <summary>What an analyst would search for without a classifier: one of its features, and the baseline to measure it against. Null when the pack has none.</summary>
    public Query? Query { get; init; }
}
