using static System.FormattableString;

namespace SignalWatch.Packs;

/// <summary>Collects what is wrong with one file. Keeps at most <see cref="Limit"/> problems and says when it dropped some.</summary>
internal sealed class ProblemList(string file)
{
    internal const int Limit = 500;

    private readonly List<PackProblem> _problems = [];
    private int _dropped;

    public string File { get; } = file;

    public bool IsEmpty => _problems.Count == 0;

    /// <param name="line">1-based; 0 means the whole file.</param>
    public void Add(int line, string message, string? suggestion)
    {
        if (_problems.Count < Limit)
        {
            _problems.Add(new PackProblem(File, line, message, suggestion));
        }
        else
        {
            _dropped++;
        }
    }

    public void Add(PackProblem problem) => Add(problem.Line, problem.Message, problem.Suggestion);

    /// <summary>The problems by line; those of one line as they were found.</summary>
    public IReadOnlyList<PackProblem> InFileOrder()
    {
        var ordered = _problems.OrderBy(problem => problem.Line).ToList();
        if (_dropped > 0)
        {
            ordered.Add(new PackProblem(File, 0, Invariant($"There are {_dropped} more problems."), "Mend these first."));
        }

        return ordered;
    }
}
