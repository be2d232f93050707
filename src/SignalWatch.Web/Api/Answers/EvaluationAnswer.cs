namespace SignalWatch.Web.Api.Answers;

/// <summary>A candidate beside the model in use, on texts that neither was trained on.</summary>
internal sealed record EvaluationAnswer
{
    /// <summary>Texts in the frozen set.</summary>
    public required int FrozenTexts { get; init; }

    /// <summary>The candidate's micro-F1, 0 to 1.</summary>
    public required double F1 { get; init; }

    /// <summary>The same of the model in use then.</summary>
    public required double F1Before { get; init; }

    /// <summary>The newest verdicts, which neither was trained on.</summary>
    public required int Verdicts { get; init; }

    /// <summary>How many of them the candidate agrees with.</summary>
    public required int Agrees { get; init; }

    /// <summary>The same of the model in use then.</summary>
    public required int AgreesBefore { get; init; }

    /// <summary>Why the candidate may not replace the model in use; null when it may.</summary>
    public string? Objection { get; init; }

    /// <summary>F1 of each indicator, in the pack's order.</summary>
    public required IReadOnlyList<IndicatorEvaluation> Indicators { get; init; }
}
