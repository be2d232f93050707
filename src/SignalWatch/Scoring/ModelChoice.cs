namespace SignalWatch.Scoring;

/// <summary>Which model of the shelf is in use.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Examples">
/// Fingerprint, in hexadecimal, of the pack and its examples when it was chosen. While they stay the same the choice holds, also
/// for an older model that somebody went back to; when they change, a new model is due.
/// </param>
/// <param name="IsByHand">Whether somebody chose it; what was put aside so is not put into use again by retraining.</param>
public sealed record ModelChoice(string Version, string Examples, bool IsByHand = false);
