using System.Runtime.InteropServices;

namespace SignalWatch.Jobs;

/// <summary>What rescoring came to.</summary>
/// <param name="Items">Items scored again.</param>
/// <param name="Unscored">Those of them whose language the model does not know.</param>
/// <param name="Added">Signals that are new.</param>
/// <param name="Changed">Signals whose probability, reasons or model changed.</param>
/// <param name="Removed">Signals that fell below their threshold.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RescoreOutcome(int Items, int Unscored, int Added, int Changed, int Removed)
{
    /// <summary>The sum of two outcomes.</summary>
    public static RescoreOutcome operator +(RescoreOutcome left, RescoreOutcome right) => new(
        left.Items + right.Items, left.Unscored + right.Unscored, left.Added + right.Added, left.Changed + right.Changed, left.Removed + right.Removed);
}
