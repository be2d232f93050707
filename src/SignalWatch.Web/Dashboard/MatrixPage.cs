using SignalWatch.Assessment;
using SignalWatch.Packs;

namespace SignalWatch.Web.Dashboard;

/// <summary>How each indicator bears on each scenario, and which can tell scenarios apart.</summary>
/// <param name="Pack">The analysis.</param>
public sealed record MatrixPage(Pack Pack)
{
    /// <summary>The indicators with their diagnosticity, in nats a story, in the pack's order.</summary>
    public IReadOnlyList<(Indicator Indicator, double Diagnosticity)> Rows { get; } =
        [.. Pack.Indicators.Select(indicator => (indicator, Diagnosticity.Of(indicator)))];

    /// <summary>The indicators that bear on all scenarios alike, so that they can't separate any.</summary>
    public IReadOnlyList<Indicator> Idle => [.. Rows.Where(row => row.Diagnosticity <= 0).Select(row => row.Indicator)];
}
