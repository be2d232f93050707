namespace SignalWatch.Benchmarks.Levels;

/// <summary>An event that brings more stories for some days.</summary>
/// <param name="Shape">How it goes: in one day, rising, or level.</param>
/// <param name="Size">Stories on its greatest day, in standard deviations of a usual one.</param>
internal sealed record Outbreak(string Shape, double Size)
{
    /// <summary>How long detection is watched.</summary>
    public const int Days = 7;

    /// <summary>Every shape in every size.</summary>
    public static IReadOnlyList<Outbreak> All { get; } =
        [.. from shape in (string[])["spike", "ramp", "plateau"] from size in (double[])[2, 4, 8] select new Outbreak(shape, size)];

    /// <summary>The share of the greatest day that a day brings, 0 to 1.</summary>
    public double ShareOn(int day) => Shape switch
    {
        "spike" => day == 0 ? 1 : 0,
        "ramp" => (day + 1.0) / Days,
        _ => 1,
    };
}
