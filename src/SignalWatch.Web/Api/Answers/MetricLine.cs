namespace SignalWatch.Web.Api.Answers;

/// <summary>A figure.</summary>
internal sealed record MetricLine
{
    /// <summary>Its name, in Prometheus' manner.</summary>
    public required string Name { get; init; }

    /// <summary>Its unit.</summary>
    public required string Unit { get; init; }

    /// <summary>What it counts.</summary>
    public required string Description { get; init; }

    /// <summary>What it is of, such as a source's state; null where there is one figure only.</summary>
    public string? Label { get; init; }

    /// <summary>The figure.</summary>
    public required double Value { get; init; }
}
