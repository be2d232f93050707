using SignalWatch.History;

namespace SignalWatch.Jobs;

/// <summary>What retraining came to.</summary>
/// <param name="Version">The version that the examples and verdicts of now make.</param>
public abstract record RetrainOutcome(string Version)
{
    /// <summary>There is nothing to learn that this version has not learned; it was made before, and nothing was done.</summary>
    /// <param name="Version">The version.</param>
    /// <param name="Record">What came of it then; null when it was made at a first start.</param>
    /// <param name="IsCurrent">Whether it is in use: it may have been refused, or somebody may have gone back to another.</param>
    public sealed record Unchanged(string Version, ModelRecord? Record, bool IsCurrent) : RetrainOutcome(Version);

    /// <summary>A model was trained, or at least its likeness without the frozen set, and put into use or refused.</summary>
    /// <param name="Record">All that came of it.</param>
    public sealed record Trained(ModelRecord Record) : RetrainOutcome(Record.Version);
}
