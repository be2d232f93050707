namespace SignalWatch.Packs;

/// <summary>How an indicator's news bears on a scenario.</summary>
/// <param name="Steps">-2 (written <c>--</c>: strongly against) to 2 (<c>++</c>: strongly for); 0 (<c>0</c>) is undiagnostic.</param>
/// <param name="Reason">Why, in the pack author's words; never empty.</param>
public readonly record struct Bearing(int Steps, string Reason)
{
    /// <summary>The bearing as a pack writes it: <c>--</c>, <c>-</c>, <c>0</c>, <c>+</c> or <c>++</c>.</summary>
    public string Symbol => Steps switch { <= -2 => "--", -1 => "-", 0 => "0", 1 => "+", _ => "++" };
}
