using System.Runtime.InteropServices;

namespace SignalWatch.Assessment;

/// <summary>How many items were evidence for an indicator in one period.</summary>
/// <param name="Start">The period's first day, UTC.</param>
/// <param name="Items">Distinct items at or above the indicator's threshold.</param>
/// <param name="Evidence">The sum of their probabilities: the number of true ones to expect among them.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PeriodCount(DateOnly Start, int Items, double Evidence);
