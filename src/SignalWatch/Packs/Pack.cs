namespace SignalWatch.Packs;

/// <summary>A published analysis as SignalWatch watches it: scenarios, indicators, sources and concepts, all checked.</summary>
public sealed record Pack
{
    /// <summary>The pack's id, which is its folder's name.</summary>
    public required string Id { get; init; }

    /// <summary>The analysis' title.</summary>
    public required string Title { get; init; }

    /// <summary>The scale that gives the published words their probabilities.</summary>
    public required ProbabilityScale Scale { get; init; }

    /// <summary>The scenarios, in the pack's order.</summary>
    public required IReadOnlyList<Scenario> Scenarios { get; init; }

    /// <summary>The indicators, in the pack's order.</summary>
    public required IReadOnlyList<Indicator> Indicators { get; init; }

    /// <summary>The sources, in the pack's order.</summary>
    public required IReadOnlyList<Source> Sources { get; init; }

    /// <summary>Actors, places, action classes and things: what the classifier recognises beyond words.</summary>
    public required IReadOnlyList<Concept> Concepts { get; init; }

    /// <summary>BCP 47 languages, beside those of the sources, that items come in now and then and that must not be taken for those; may be empty.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Full path of the labelled training examples.</summary>
    public required string ExamplesPath { get; init; }
}
