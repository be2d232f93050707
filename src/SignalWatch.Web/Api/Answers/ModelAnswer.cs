namespace SignalWatch.Web.Api.Answers;

/// <summary>A training with its evaluation.</summary>
internal sealed record ModelAnswer
{
    /// <summary>The training.</summary>
    public required ModelRow Training { get; init; }

    /// <summary>How it compared with the model in use; null when there was none.</summary>
    public EvaluationAnswer? Evaluation { get; init; }
}
