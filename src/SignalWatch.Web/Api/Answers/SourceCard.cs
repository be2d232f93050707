namespace SignalWatch.Web.Api.Answers;

/// <summary>A source and how it fares.</summary>
internal sealed record SourceCard
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The outlet's name.</summary>
    public required string Title { get; init; }

    /// <summary>The feed's or page's address.</summary>
    public required string Url { get; init; }

    /// <summary>The publisher family.</summary>
    public required string Publisher { get; init; }

    /// <summary>BCP 47 language.</summary>
    public required string Language { get; init; }

    /// <summary>How often it is polled when nothing says otherwise, in seconds.</summary>
    public required double IntervalSeconds { get; init; }

    /// <summary>How far its reports are trusted as evidence, above 0 to 1.</summary>
    public required double Trust { get; init; }

    /// <summary>Whether a government or international body speaks here for itself.</summary>
    public required bool IsOfficial { get; init; }

    /// <summary>notPolled, healthy, slow, silent, selectorsBroken, failing or retired.</summary>
    public required string State { get; init; }

    /// <summary>Since when it fares so, UTC; null where the state has no beginning.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>What is the matter and what to do; empty when there is nothing to do.</summary>
    public required string Advice { get; init; }

    /// <summary>When it was last polled, UTC; null when it never was.</summary>
    public DateTimeOffset? LastPolled { get; init; }

    /// <summary>When it was last found working, UTC; null when it never was.</summary>
    public DateTimeOffset? LastSucceeded { get; init; }

    /// <summary>When it last brought an item not seen before, UTC; null when it never did.</summary>
    public DateTimeOffset? LastNewItem { get; init; }

    /// <summary>When it is polled next, UTC; null for as soon as possible.</summary>
    public DateTimeOffset? NextPoll { get; init; }

    /// <summary>Failures since it last worked.</summary>
    public required long ConsecutiveFailures { get; init; }

    /// <summary>New items since its first poll.</summary>
    public required long NewItems { get; init; }

    /// <summary>What its last polls came to, newest first, each beginning with its time.</summary>
    public required IReadOnlyList<string> Outcomes { get; init; }
}
