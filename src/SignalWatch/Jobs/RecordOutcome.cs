using System.Runtime.InteropServices;

namespace SignalWatch.Jobs;

/// <summary>What recording a batch came to.</summary>
/// <param name="Items">Items that were new.</param>
/// <param name="Unscored">Those of them in a language that the model does not know: kept, and counted as such.</param>
/// <param name="Signals">Signals found, over all indicators.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RecordOutcome(int Items, int Unscored, int Signals)
{
    /// <summary>The sum of two outcomes.</summary>
    public static RecordOutcome operator +(RecordOutcome left, RecordOutcome right) =>
        new(left.Items + right.Items, left.Unscored + right.Unscored, left.Signals + right.Signals);
}
