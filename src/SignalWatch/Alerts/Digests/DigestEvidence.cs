using SignalWatch.Assessment;
using SignalWatch.Feeds;
using SignalWatch.Packs;
using SignalWatch.Stories;

namespace SignalWatch.Alerts.Digests;

/// <summary>What history says that digests are written from, the same for all analysts.</summary>
internal sealed record DigestEvidence
{
    /// <summary>Each scenario's likelihoods, oldest first; a scenario without any may be left out.</summary>
    public required IReadOnlyDictionary<ScenarioId, IReadOnlyList<DayLikelihood>> Likelihoods { get; init; }

    /// <summary>Each indicator's levels, oldest first; an indicator without any may be left out.</summary>
    public required IReadOnlyDictionary<IndicatorId, IReadOnlyList<DayLevel>> Levels { get; init; }

    /// <summary>Stories of all indicators, from before the earliest digest's beginning.</summary>
    public required IReadOnlyList<StoryEvidence> Stories { get; init; }

    /// <summary>Every source's health.</summary>
    public required IReadOnlyList<(Source Source, SourceHealth Health)> Sources { get; init; }
}
