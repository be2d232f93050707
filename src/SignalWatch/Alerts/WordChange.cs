using SignalWatch.Assessment;

namespace SignalWatch.Alerts;

/// <summary>A scenario's likelihood that is called by another word than people know.</summary>
/// <param name="Day">The day since which it is.</param>
/// <param name="Word">The word.</param>
/// <param name="Was">The word that people know.</param>
internal sealed record WordChange(DayLikelihood Day, string Word, string Was);
