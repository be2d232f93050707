namespace SignalWatch.Web.Api.Answers;

/// <summary>One feature's part of a log-odds.</summary>
internal sealed record ContributionLine
{
    /// <summary>The feature, readable.</summary>
    public required string Feature { get; init; }

    /// <summary>What it adds; negative speaks against.</summary>
    public required double Nats { get; init; }
}
