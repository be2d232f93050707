namespace SignalWatch.Web.Api.Answers;

/// <summary>One thing that was looked at.</summary>
internal sealed record HealthCheck
{
    /// <summary>What.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is as it should be.</summary>
    public required bool IsOk { get; init; }

    /// <summary>What was found, and what to do where it is not as it should be.</summary>
    public required string Detail { get; init; }
}
