using SignalWatch.Feeds;
using SignalWatch.Packs;

namespace SignalWatch.History;

/// <summary>An analyst's word on one item and one indicator. The item's text is kept with it, so that training needs no other table.</summary>
public sealed record Verdict
{
    /// <summary>Who says so: a name or an address of 1 to 60 characters.</summary>
    public required string Analyst { get; init; }

    /// <summary>When it was said, UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The item's source.</summary>
    public required SourceId SourceId { get; init; }

    /// <summary>The item.</summary>
    public required ItemId ItemId { get; init; }

    /// <summary>The indicator that the verdict is about; of its other indicators it says nothing.</summary>
    public required IndicatorId IndicatorId { get; init; }

    /// <summary>What is said.</summary>
    public required Judgement Judgement { get; init; }

    /// <summary>The item's headline as it was scored; may be empty.</summary>
    public required string Title { get; init; }

    /// <summary>The lead of its text as it was scored; empty when there was none.</summary>
    public required string Lead { get; init; }

    /// <summary>BCP 47 language of both.</summary>
    public required string Language { get; init; }

    /// <summary>Whether the analyst takes the item for evidence.</summary>
    public bool IsEvidence => Judgement is not Judgement.Wrong;
}
