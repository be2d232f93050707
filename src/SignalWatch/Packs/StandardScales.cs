namespace SignalWatch.Packs;

/// <summary>The published probability scales that a pack can name instead of writing its own. Points are the middles of the ranges.</summary>
internal static class StandardScales
{
    /// <summary>
    /// US Intelligence Community Directive 203, "Analytic Standards" (2 January 2015), section D.6.e.(2).(a). The words are
    /// the first of its two rows; neighbours share their bounds.
    /// </summary>
    public static ProbabilityScale Icd203 { get; } = new()
    {
        Name = "icd203",
        Words =
        [
            new("almost no chance", 0.01, 0.05, 0.03),
            new("very unlikely", 0.05, 0.20, 0.125),
            new("unlikely", 0.20, 0.45, 0.325),
            new("roughly even chance", 0.45, 0.55, 0.50),
            new("likely", 0.55, 0.80, 0.675),
            new("very likely", 0.80, 0.95, 0.875),
            new("almost certain", 0.95, 0.99, 0.97),
        ],
    };

    /// <summary>
    /// The yardstick of the UK's Professional Head of Intelligence Assessment ("Professional Development Framework for All-Source
    /// Intelligence Assessment", 2019), which leaves gaps between its ranges on purpose.
    /// </summary>
    public static ProbabilityScale Phia { get; } = new()
    {
        Name = "phia",
        Words =
        [
            new("remote chance", 0.00, 0.05, 0.025),
            new("highly unlikely", 0.10, 0.20, 0.15),
            new("unlikely", 0.25, 0.35, 0.30),
            new("realistic possibility", 0.40, 0.50, 0.45),
            new("likely", 0.55, 0.75, 0.65),
            new("highly likely", 0.80, 0.90, 0.85),
            new("almost certain", 0.95, 1.00, 0.975),
        ],
    };

    public static IReadOnlyList<ProbabilityScale> All { get; } = [Icd203, Phia];
}
