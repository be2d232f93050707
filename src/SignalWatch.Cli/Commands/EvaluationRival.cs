using SignalWatch.Scoring;

namespace SignalWatch.Cli.Commands;

/// <summary>Something to hold the classifier against on the same texts.</summary>
/// <param name="Name">One word for headings: <c>keywords</c> or <c>other</c>.</param>
/// <param name="Description">What it is, in a few words.</param>
/// <param name="Evaluation">Its figures, of the same indicators in the same order.</param>
/// <param name="HasProbabilities">False when it only says yes or no.</param>
internal sealed record EvaluationRival(string Name, string Description, Evaluation Evaluation, bool HasProbabilities);
