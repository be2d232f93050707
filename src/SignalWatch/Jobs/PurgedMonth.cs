namespace SignalWatch.Jobs;

/// <summary>What was purged of a month, or would be.</summary>
/// <param name="Month">The month, as its first day.</param>
/// <param name="Items">Items, whose texts are gone and whose keys stay.</param>
/// <param name="Signals">Signals, over all indicators.</param>
/// <param name="Stories">Stories, over all indicators.</param>
public sealed record PurgedMonth(DateOnly Month, int Items, int Signals, int Stories);
