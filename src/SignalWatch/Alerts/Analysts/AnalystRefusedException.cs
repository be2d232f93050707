namespace SignalWatch.Alerts.Analysts;

/// <summary>An analyst's settings can't be used. The message has every problem on a line of its own.</summary>
/// <param name="problems">What is wrong; at least one.</param>
public sealed class AnalystRefusedException(IReadOnlyList<AnalystProblem> problems)
    : Exception(string.Join('\n', problems.Select(problem => problem.Message)))
{
    /// <summary>What is wrong; at least one.</summary>
    public IReadOnlyList<AnalystProblem> Problems { get; } = problems;
}
