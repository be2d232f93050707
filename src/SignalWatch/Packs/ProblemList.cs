using static System.FormattableString;

namespace SignalWatch.Packs;

/// <summary>Collects what is wrong with one file. Keeps at most <see cref="Limit"/> problems and says when it dropped some.</summary>
internal sealed class ProblemList(string file)
{
    internal const int Limit = 500;

    private readonly List<PackProblem> problems = [];
    private int dropped;

    public string File { get; } = file;

    public bool IsEmpty => problems.Count == 0;

    /// <param name="line">1-based; 0 means the whole file.</param>
    public void Add(int line, string message, string? suggestion)
    {
        if (problems.Count < Limit)
        {
            problems.Add(new PackProblem(File, line, message, suggestion));
        }
        else
        {
            dropped++;
        }
    }

    public void Add(PackProblem problem) => Add(problem.Line, problem.Message, problem.Suggestion);

    /// <summary>The problems by line; those of one line as they were found.</summary>
    public IReadOnlyList<PackProblem> InFileOrder()
    {
        var ordered = problems.OrderBy(problem => problem.Line).ToList();
        if (dropped > 0)
        {
            ordered.Add(new PackProblem(File, 0, Invariant($"There are {dropped} more problems."), "Mend these first."));
        }

        return ordered;
    }
}
