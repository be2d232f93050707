namespace SignalWatch.Web.Api.Answers;

/// <summary>An item with its text and what it is evidence for.</summary>
internal sealed record ItemAnswer
{
    /// <summary>The item.</summary>
    public required ItemRow Item { get; init; }

    /// <summary>Where its time comes from.</summary>
    public required string TimeOrigin { get; init; }

    /// <summary>The article, else the summary, plain text; empty when there is neither.</summary>
    public required string Text { get; init; }

    /// <summary>article, summary or title: where the text is from.</summary>
    public required string TextOrigin { get; init; }

    /// <summary>What it is evidence for, in the pack's order, each with why.</summary>
    public required IReadOnlyList<SignalRow> Signals { get; init; }
}
