using SignalWatch.History;

namespace SignalWatch.Web.Dashboard;

/// <summary>A signal in an indicator's list.</summary>
/// <param name="Signal">The signal; its texts come from the news.</param>
/// <param name="Title">Its headline, with the words that moved the probability.</param>
/// <param name="Sentence">The sentence that carries most of the evidence, likewise; empty where it is the headline again.</param>
/// <param name="Url">Its page, http or https; null where there is none.</param>
/// <param name="Verdict">The latest verdict on it for this indicator; null where nobody has judged it.</param>
public sealed record SignalRow(
    Signal Signal, IReadOnlyList<MarkedPart> Title, IReadOnlyList<MarkedPart> Sentence, string? Url, Verdict? Verdict)
{
    /// <summary>Its place on the page.</summary>
    public string Anchor => $"item-{Signal.SourceId}-{Signal.ItemId}";
}
