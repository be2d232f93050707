namespace SignalWatch.Assessment;

/// <summary>A change of the pack that likelihoods from a day on take account of.</summary>
/// <param name="Day">The first day, UTC, on which the changed pack was used.</param>
/// <param name="Text">What changed, as a sentence.</param>
public sealed record PackNote(DateOnly Day, string Text);
