namespace SignalWatch.Web.Api.Answers;

/// <summary>An alert with its evidence.</summary>
internal sealed record AlertAnswer
{
    /// <summary>The alert.</summary>
    public required AlertRow Alert { get; init; }

    /// <summary>The stories behind it, most telling first.</summary>
    public required IReadOnlyList<AlertStoryLine> Stories { get; init; }

    /// <summary>What it does to the scenarios.</summary>
    public required IReadOnlyList<EffectLine> Effects { get; init; }
}
