using System.Globalization;
using SignalWatch.Stories;

namespace SignalWatch.Benchmarks;

/// <summary>
/// Draws pairs of an archive's items at most 72 hours apart to be read by hand: a stratified sample, each pair with the number of
/// pairs that it stands for, so that precision and recall over all pairs of the archive can be estimated from it.
/// </summary>
public static class StorySample
{
    // Most pairs are surely apart, and most doubt is in between: (at most this likeness, pairs to draw).
    private static readonly (double Likeness, int Pairs)[] Strata =
        [(0, 150), (0.01, 250), (0.05, 250), (0.2, 350), (0.45, 350), (0.65, 250), (0.9, 250), (1, 250)];

    /// <summary>Prints the sample: stratum, the pairs that each of it stands for, and each item's line, day and text.</summary>
    /// <param name="archive">The archive's file.</param>
    public static void Run(string archive)
    {
        var random = new Random(20261124);
        var drawn = Strata.Select(_ => new List<(StoryItem First, StoryItem Second)>()).ToArray();
        var seen = new long[Strata.Length];
        var (counts, window) = (new TermCounts(), new Queue<(StoryItem Item, StoryText Text)>());
        foreach (var item in File.ReadLines(archive).Index().Skip(1).Select(line => StoryTreesBenchmark.Reported(line.Index + 1, line.Item.Split('\t'))).Where(IsSentence).Order(StoryOrder.Instance))
        {
            counts.ForgetBefore(item.Time - StoryWindow.Length);
            while (window.TryPeek(out var oldest) && oldest.Item.Time < item.Time - StoryWindow.Length)
            {
                window.Dequeue();
            }

            var text = StoryText.Of(item);
            var weights = counts.WeightsOf(text);
            foreach (var (other, otherText) in window)
            {
                if (!StoryLikeness.IsEnough(new TermOverlap(text, weights, otherText, counts)))
                {
                    continue;
                }

                var likeness = StoryLikeness.Of(text, weights, otherText, counts);
                var stratum = Array.FindIndex(Strata, bound => likeness <= bound.Likeness);
                Draw(drawn[stratum], Strata[stratum].Pairs, seen[stratum]++, (other, item), random);
            }

            counts.Add(item.Time, text);
            window.Enqueue((item, text));
        }

        for (var i = 0; i < Strata.Length; i++)
        {
            foreach (var (first, second) in drawn[i])
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{i}\t{(double)seen[i] / drawn[i].Count:0.##}\t{first.ItemId}\t{first.Time:yyyy-MM-dd}\t{first.Title}\t{second.ItemId}\t{second.Time:yyyy-MM-dd}\t{second.Title}"));
            }
        }
    }

    // Reservoir sampling: each pair of a stratum is as likely to be drawn as another.
    private static void Draw(List<(StoryItem First, StoryItem Second)> drawn, int size, long seen, (StoryItem First, StoryItem Second) pair, Random random)
    {
        if (drawn.Count < size)
        {
            drawn.Add(pair);
        }
        else if (random.NextInt64(seen + 1) is var place && place < size)
        {
            drawn[(int)place] = pair;
        }
    }

    // Some lines of the archive are topics ("2019 elections in Asia") and tell nothing.
    private static bool IsSentence(StoryItem item) => item.Title.Contains(". ", StringComparison.Ordinal) || item.Title.EndsWith('.') || item.Title.EndsWith(')');
}
