using SignalWatch.Stories;

namespace SignalWatch.Assessment;

/// <summary>How much one story counts as evidence for its indicator.</summary>
public static class EvidenceWeight
{
    /// <summary>
    /// Probability times trust times independence, 0 to 1: the bound on what a single story can move. Independence is
    /// 1 - 0.5^publishers, as if each publisher family alone were right about every other time: one counts 0.5, two 0.75, ten nearly 1.
    /// </summary>
    public static double Of(StoryEvidence story) =>
        story.Probability * story.Trust * IndependenceOf(story.Publishers.Count);

    /// <summary>What a number of independent publisher families adds up to, 0 to 1.</summary>
    public static double IndependenceOf(int publishers) => 1 - Math.Pow(0.5, publishers);
}
