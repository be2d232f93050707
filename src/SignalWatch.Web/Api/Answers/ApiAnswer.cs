namespace SignalWatch.Web.Api.Answers;

/// <summary>Where to find what.</summary>
internal sealed record ApiAnswer
{
    /// <summary>The analysis that is watched.</summary>
    public required string Title { get; init; }

    /// <summary>The addresses there are.</summary>
    public required IReadOnlyList<string> Links { get; init; }
}
