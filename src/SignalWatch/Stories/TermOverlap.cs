namespace SignalWatch.Stories;

/// <summary>What two texts share, in weight: of each kind of term what both have, and what only one has.</summary>
internal sealed class TermOverlap
{
    private readonly double[] _shared = new double[(int)TermKind.City + 1];
    private readonly double[] _left = new double[(int)TermKind.City + 1];
    private readonly double[] _right = new double[(int)TermKind.City + 1];

    /// <summary>Compares two texts.</summary>
    public TermOverlap(StoryText left, TermWeights weights, StoryText right, TermCounts counts)
    {
        var (i, j) = (0, 0);
        while (i < left.Terms.Count || j < right.Terms.Count)
        {
            var order = Order(left.Terms, i, right.Terms, j);
            if (order == 0)
            {
                _shared[(int)Greater(left.Terms[i].Kind, right.Terms[j].Kind)] += weights.Each[i];
            }
            else if (order < 0)
            {
                _left[(int)left.Terms[i].Kind] += weights.Each[i];
            }
            else
            {
                _right[(int)right.Terms[j].Kind] += counts.WeightOf(right.Terms[j]);
            }

            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
    }

    /// <summary>Weight of the terms of a kind that both have.</summary>
    public double Shared(TermKind kind) => _shared[(int)kind];

    /// <summary>Weight of the terms of a kind that only the first has.</summary>
    public double OnlyLeft(TermKind kind) => _left[(int)kind];

    /// <summary>Weight of the terms of a kind that only the second has.</summary>
    public double OnlyRight(TermKind kind) => _right[(int)kind];

    private static TermKind Greater(TermKind left, TermKind right) => left > right ? left : right;

    // Terms are sorted by hash; a text that is read to its end comes last.
    private static int Order(IReadOnlyList<StoryTerm> left, int i, IReadOnlyList<StoryTerm> right, int j)
    {
        if (i == left.Count)
        {
            return 1;
        }

        return j == right.Count ? -1 : left[i].Hash.CompareTo(right[j].Hash);
    }
}
