namespace SignalWatch.Web.Api.Answers;

/// <summary>A change of the pack.</summary>
internal sealed record NoteLine
{
    /// <summary>The first day, UTC, on which the changed pack was used.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>What changed.</summary>
    public required string Text { get; init; }
}
