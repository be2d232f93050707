namespace SignalWatch.Scoring;

/// <summary>How the blocks of features are pruned and weighed against each other; found by cross-validation.</summary>
internal static class FeatureScale
{
    /// <summary>Number of blocks.</summary>
    public const int Blocks = 7;

    /// <summary>A feature seen in fewer training texts is left out.</summary>
    public static int LeastTexts(FeatureBlock block) => Least[(int)block];

    /// <summary>The length of a block's part of the vector.</summary>
    public static float Length(FeatureBlock block) => Lengths[(int)block];

    internal static int[] Least = [2, 2, 3, 1, 2, 2, 2];

    internal static float[] Lengths = [1, 0.6f, 1, 1, 0.8f, 0.8f, 0.6f];
}
