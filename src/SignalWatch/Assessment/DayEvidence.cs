using System.Runtime.InteropServices;

namespace SignalWatch.Assessment;

/// <summary>What was heard of an indicator on one day: what levels are made of.</summary>
/// <param name="Day">The day, UTC.</param>
/// <param name="Stories">Distinct stories that began on it.</param>
/// <param name="Probability">The sum of the stories' probabilities: how many of them to expect to be true.</param>
/// <param name="Publishers">Distinct publisher families behind them.</param>
/// <param name="Coverage">Sources heard from as a share of those expected, 0 to 1.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DayEvidence(DateOnly Day, int Stories, double Probability, int Publishers, double Coverage);
