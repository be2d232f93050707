namespace SignalWatch.Web.Api.Answers;

/// <summary>Whether the monitor works.</summary>
internal sealed record HealthAnswer
{
    /// <summary>ok, or degraded where somebody has to do something.</summary>
    public required string Status { get; init; }

    /// <summary>What was looked at.</summary>
    public required IReadOnlyList<HealthCheck> Checks { get; init; }
}
