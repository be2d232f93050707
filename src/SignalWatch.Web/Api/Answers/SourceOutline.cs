namespace SignalWatch.Web.Api.Answers;

/// <summary>A source as the pack defines it.</summary>
internal sealed record SourceOutline
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The outlet's name.</summary>
    public required string Title { get; init; }

    /// <summary>The feed's or page's address.</summary>
    public required string Url { get; init; }

    /// <summary>The publisher family: sources of one family never confirm each other.</summary>
    public required string Publisher { get; init; }

    /// <summary>BCP 47 language.</summary>
    public required string Language { get; init; }

    /// <summary>How often it is polled when nothing says otherwise, in seconds.</summary>
    public required double IntervalSeconds { get; init; }

    /// <summary>How far its reports are trusted as evidence, above 0 to 1.</summary>
    public required double Trust { get; init; }

    /// <summary>Whether a government or international body speaks here for itself.</summary>
    public required bool IsOfficial { get; init; }
}
