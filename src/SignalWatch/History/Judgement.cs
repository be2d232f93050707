namespace SignalWatch.History;

/// <summary>What an analyst says of an item and an indicator.</summary>
public enum Judgement
{
    /// <summary>The item is evidence for the indicator, as its signal said.</summary>
    Correct,

    /// <summary>The item is no evidence for the indicator.</summary>
    Wrong,

    /// <summary>The item is evidence for the indicator, which had no signal of it.</summary>
    ShouldHaveBeen,
}
