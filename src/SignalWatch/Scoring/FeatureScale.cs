namespace SignalWatch.Scoring;

/// <summary>How the blocks of features are pruned and weighed against each other; set by trial.</summary>
internal static class FeatureScale
{
    /// <summary>Number of blocks.</summary>
    public const int Blocks = 12;

    private static readonly int[] Least = [2, 2, 3, 1, 2, 2, 2, 1, 2, 2, 2, 2];

    // A concept by itself says little ("Israel"); what stands beside it says much.
    private static readonly float[] Lengths = [1, 1.2f, 1.4f, 0.5f, 1.2f, 1.2f, 1.5f, 0.5f, 1.2f, 1.2f, 1.2f, 1.2f];

    /// <summary>A feature seen in fewer training texts is left out.</summary>
    public static int LeastTexts(FeatureBlock block) => Least[(int)block];

    /// <summary>The length of a block's part of the vector.</summary>
    public static float Length(FeatureBlock block) => Lengths[(int)block];
}
