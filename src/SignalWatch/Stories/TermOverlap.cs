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
        while (i < left.Terms.Length || j < right.Terms.Length)
        {
            var order = Order(left.Terms, i, right.Terms, j);
            if (order == 0)
            {
                var kind = Greater(left.Terms[i].Kind, right.Terms[j].Kind);
                _shared[(int)kind] += weights.Each[i];
                Local += kind is TermKind.Number ? 0 : weights.Local[i];
                Rarest = Math.Max(Rarest, kind is TermKind.Number ? 0 : weights.Local[i]);
                RarestName = Math.Max(RarestName, kind >= TermKind.Country ? weights.Local[i] : 0);
                Displaced += left.Terms[i].IsBackground != right.Terms[j].IsBackground ? weights.Each[i] : 0;
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

    /// <summary>Weight of the terms that both have, of each the less the more texts of the last 72 hours have it.</summary>
    public double Local { get; }

    /// <summary>The same of the one that is rarest in them; 0 when there is none.</summary>
    public double Rarest { get; }

    /// <summary>The same of the rarest country, name or place.</summary>
    public double RarestName { get; }

    /// <summary>Weight of the terms that both have, one of them as what went before.</summary>
    public double Displaced { get; }

    /// <summary>Weight of the terms of some neighbouring kinds: what both have, what only the first has, and what only the second has.</summary>
    public (double Shared, double Left, double Right) Of(TermKind first, TermKind last)
    {
        var (shared, left, right) = (0.0, 0.0, 0.0);
        for (var kind = (int)first; kind <= (int)last; kind++)
        {
            shared += _shared[kind];
            left += _left[kind];
            right += _right[kind];
        }

        return (shared, left, right);
    }

    private static TermKind Greater(TermKind left, TermKind right) => left > right ? left : right;

    // Terms are sorted by hash; a text that is read to its end comes last.
    private static int Order(StoryTerm[] left, int i, StoryTerm[] right, int j)
    {
        if (i == left.Length)
        {
            return 1;
        }

        return j == right.Length ? -1 : left[i].Hash.CompareTo(right[j].Hash);
    }
}
