using SignalWatch.Assessment;
using SignalWatch.Packs;

namespace SignalWatch.Cli.Output;

/// <summary>An indicator's levels over some time, with its alerts and known events.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Days">Its days, gapless, oldest first; at least one.</param>
/// <param name="Score">Its alerts, and what became of the events.</param>
internal sealed record Timeline(Indicator Indicator, IReadOnlyList<DayLevel> Days, EventScore Score);
