namespace SignalWatch.Packs;

/// <summary>A pack that can't be used; carries every problem found, in file order.</summary>
public sealed class PackException(IReadOnlyList<PackProblem> problems)
    : Exception(string.Join(Environment.NewLine, problems))
{
    /// <summary>Everything that is wrong; never empty.</summary>
    public IReadOnlyList<PackProblem> Problems { get; } = problems;
}
