using System.Globalization;
using System.Runtime.InteropServices;

namespace SignalWatch.Stories;

/// <summary>
/// Boosted regression trees over <see cref="StoryFeatures"/> (J. Friedman, "Greedy function approximation: a gradient boosting
/// machine", 2001). Read from <c>likeness.txt</c>: a tree a line, its nodes in pre-order, a split as "feature:bound" and a leaf as its value;
/// what is at most the bound goes to the first child. The first line is the log-odds that the sum of the leaves is added to.
/// </summary>
internal static class LikenessTrees
{
    private static readonly (double Bias, int[] Roots, Node[] Nodes) Trees = Read();

    /// <summary>The log-odds that two texts tell of one event.</summary>
    /// <param name="features">Their features.</param>
    public static double LogOddsOf(ReadOnlySpan<double> features)
    {
        var (logOdds, roots, nodes) = Trees;
        foreach (var root in roots)
        {
            var at = root;
            while (nodes[at] is { Feature: >= 0 } split)
            {
                at = features[split.Feature] <= split.Value ? at + 1 : split.Second;
            }

            logOdds += nodes[at].Value;
        }

        return logOdds;
    }

    private static (double Bias, int[] Roots, Node[] Nodes) Read()
    {
        using var stream = typeof(LikenessTrees).Assembly.GetManifestResourceStream("SignalWatch.Stories.likeness.txt")
            ?? throw new InvalidOperationException("likeness.txt of the stories is missing from the program.");
        using var reader = new StreamReader(stream);
        var bias = double.Parse(reader.ReadLine() ?? "", CultureInfo.InvariantCulture);
        var (roots, nodes) = (new List<int>(), new List<Node>());
        while (reader.ReadLine() is { } line)
        {
            roots.Add(nodes.Count);
            var cells = new Queue<string>(line.Split(' '));
            AddTree(cells, nodes);
        }

        return (bias, [.. roots], [.. nodes]);
    }

    private static void AddTree(Queue<string> cells, List<Node> nodes)
    {
        var cell = cells.Dequeue().Split(':');
        var value = double.Parse(cell[^1], CultureInfo.InvariantCulture);
        if (cell.Length == 1)
        {
            nodes.Add(new Node(-1, value, 0));
            return;
        }

        var at = nodes.Count;
        nodes.Add(default);
        AddTree(cells, nodes);
        nodes[at] = new Node(int.Parse(cell[0], CultureInfo.InvariantCulture), value, nodes.Count);
        AddTree(cells, nodes);
    }

    /// <summary>A split, or a leaf.</summary>
    /// <param name="Feature">The feature that is compared; -1 in a leaf.</param>
    /// <param name="Value">The bound, or what the leaf adds.</param>
    /// <param name="Second">Where those go that are greater; the others go to the next node.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Node(int Feature, double Value, int Second);
}
