using SignalWatch.Feeds;
using SignalWatch.Packs;

namespace SignalWatch.Web.Dashboard;

/// <summary>How a source fares.</summary>
/// <param name="Source">The source.</param>
/// <param name="State">What is remembered of its polls.</param>
/// <param name="Health">How that is judged.</param>
/// <param name="Unscored">Its items of the last 90 days that no model could score.</param>
public sealed record SourceRow(Source Source, PollState State, SourceHealth Health, int Unscored)
{
    /// <summary>Whether an operator has something to do about it.</summary>
    public bool IsTrouble => Health.State is not (SourceState.Healthy or SourceState.NotPolled);

    /// <summary>The last outcome without its time, which has a column of its own; empty before the first poll.</summary>
    public string Outcome => State.LastOutcome is { } outcome ? outcome[(outcome.IndexOf(' ', StringComparison.Ordinal) + 1)..] : "";
}
