namespace SignalWatch.Web.Api.Answers;

/// <summary>An item's name.</summary>
internal sealed record ItemReference
{
    /// <summary>Its source.</summary>
    public required string SourceId { get; init; }

    /// <summary>The item within its source.</summary>
    public required string ItemId { get; init; }
}
