namespace SignalWatch.Web.Api.Answers;

/// <summary>How an indicator's news bears on a scenario.</summary>
internal sealed record BearingLine
{
    /// <summary>The scenario.</summary>
    public required string ScenarioId { get; init; }

    /// <summary>--, -, 0, + or ++.</summary>
    public required string Symbol { get; init; }

    /// <summary>-2 (strongly against) to 2 (strongly for).</summary>
    public required int Steps { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}
