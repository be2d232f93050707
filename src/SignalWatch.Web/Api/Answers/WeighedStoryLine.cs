namespace SignalWatch.Web.Api.Answers;

/// <summary>A story and what it weighs on a day.</summary>
internal sealed record WeighedStoryLine
{
    /// <summary>Its weight after fading, 0 to 1.</summary>
    public required double Weight { get; init; }

    /// <summary>The story.</summary>
    public required StoryRow Story { get; init; }
}
