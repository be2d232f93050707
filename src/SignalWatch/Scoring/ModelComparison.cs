using SignalWatch.Packs;

namespace SignalWatch.Scoring;

/// <summary>A candidate beside the model in use, on texts that neither was trained on.</summary>
public sealed record ModelComparison
{
    /// <summary>How far micro-F1 on the frozen set may fall: less than half of its standard error there, some 0.013 for 1,200 texts.</summary>
    public const double MicroTolerance = 0.005;

    /// <summary>How far one indicator's F1 on the frozen set may fall: three or four texts of the forty that it has there.</summary>
    public const double IndicatorTolerance = 0.05;

    /// <summary>Texts in the frozen set.</summary>
    public required int FrozenTexts { get; init; }

    /// <summary>Micro-F1 on the frozen set of a model made like the one in use, 0 to 1.</summary>
    public required double CurrentF1 { get; init; }

    /// <summary>Micro-F1 on the frozen set of a model made like the candidate, 0 to 1.</summary>
    public required double CandidateF1 { get; init; }

    /// <summary>F1 of each indicator on the frozen set, in the pack's order.</summary>
    public required IReadOnlyList<(IndicatorId Indicator, double Current, double Candidate)> Indicators { get; init; }

    /// <summary>The newest verdicts, which neither model was trained on.</summary>
    public required int Verdicts { get; init; }

    /// <summary>How many of them the model in use agrees with.</summary>
    public required int CurrentAgrees { get; init; }

    /// <summary>How many of them the candidate agrees with.</summary>
    public required int CandidateAgrees { get; init; }

    /// <summary>Why the candidate may not replace the model in use; null when it is no worse in anything that is measured.</summary>
    public string? Objection
    {
        get
        {
            if (CandidateF1 < CurrentF1 - MicroTolerance)
            {
                return FormattableString.Invariant($"micro-F1 on the frozen set falls from {CurrentF1:0.000} to {CandidateF1:0.000}");
            }

            foreach (var (indicator, current, candidate) in Indicators)
            {
                if (candidate < current - IndicatorTolerance)
                {
                    return FormattableString.Invariant($"F1 of {indicator} on the frozen set falls from {current:0.00} to {candidate:0.00}");
                }
            }

            return CandidateAgrees < CurrentAgrees
                ? FormattableString.Invariant($"it agrees with {CandidateAgrees} of the {Verdicts} newest verdicts, and the model in use with {CurrentAgrees}")
                : null;
        }
    }

    /// <summary>Measures both.</summary>
    /// <param name="current">Made like the model in use, without the texts below.</param>
    /// <param name="candidate">Made like the candidate, without the texts below.</param>
    /// <param name="frozen">The frozen set.</param>
    /// <param name="judged">The newest verdicts.</param>
    public static ModelComparison Of(
        IClassifier current, IClassifier candidate, IReadOnlyList<LabelledText> frozen, IReadOnlyList<JudgedText> judged)
    {
        var (before, after) = (Evaluation.Of(current, frozen), Evaluation.Of(candidate, frozen));
        return new ModelComparison
        {
            FrozenTexts = frozen.Count,
            CurrentF1 = before.MicroF1,
            CandidateF1 = after.MicroF1,
            Indicators = [.. before.Indicators.Zip(after.Indicators, (one, other) => (one.Indicator, one.F1, other.F1))],
            Verdicts = judged.Count,
            CurrentAgrees = judged.Count(one => Agrees(current, one)),
            CandidateAgrees = judged.Count(one => Agrees(candidate, one)),
        };
    }

    /// <summary>Whether the classifier says of the text what people said.</summary>
    public static bool Agrees(IClassifier classifier, JudgedText judged) =>
        classifier.Score([judged.Text])[0].Any(one => one.Indicator == judged.Indicator && one.IsSignal == judged.IsEvidence);
}
