using SignalWatch.Packs;

namespace SignalWatch.Assessment;

/// <summary>A scenario's likelihood on a day as history keeps it.</summary>
/// <param name="ScenarioId">The scenario.</param>
/// <param name="Day">The day, UTC.</param>
/// <param name="Probability">0 to 1.</param>
/// <param name="Word">The word that the pack's scale gave it then.</param>
/// <param name="Confidence"><c>low</c>, <c>moderate</c> or <c>high</c>.</param>
public sealed record DayLikelihood(ScenarioId ScenarioId, DateOnly Day, double Probability, string Word, string Confidence)
{
    /// <summary>What history keeps of a likelihood.</summary>
    public static DayLikelihood Of(ScenarioLikelihood likelihood) =>
        new(likelihood.ScenarioId, likelihood.Day, likelihood.Probability, likelihood.Word, likelihood.Confidence.Word);
}
