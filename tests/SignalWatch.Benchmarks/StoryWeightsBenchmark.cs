using System.Globalization;
using SignalWatch.Feeds;
using SignalWatch.Packs;
using SignalWatch.Stories;

namespace SignalWatch.Benchmarks;

/// <summary>
/// Fits the weights of story likeness on the even half of the labelled pairs: logistic regression by Newton's method with a
/// quadratic penalty, each pair seen with the word counts that stand when its later item comes.
/// </summary>
public static class StoryWeightsBenchmark
{
    private const double Penalty = 0.2;

    // The archive's pairs are fewer, and are the real thing.
    private const double ArchiveShare = 3;
    private const int Steps = 15;
    private static readonly DateTimeOffset Monday = new(2025, 1, 6, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Prints bias and weights as source text.</summary>
    /// <param name="pairs">The folder with <c>pairs.tsv</c> and <c>archive-pairs.tsv</c>.</param>
    /// <param name="archive">The news archive that the latter refers to by line.</param>
    public static void Run(string pairs, string archive)
    {
        var own = Rows(Path.Combine(pairs, "pairs.tsv")).Select(cells => new Pair(cells[1] is "1", int.Parse(cells[0], CultureInfo.InvariantCulture) % 2, 1, Told(cells, 3), Told(cells, 5))).ToList();
        var lines = File.ReadLines(archive).Index().Skip(1).Select(line => Reported(line.Index + 1, line.Item.Split('\t'))).ToDictionary(item => item.ItemId.Value, StringComparer.Ordinal);
        var read = Rows(Path.Combine(pairs, "archive-pairs.tsv")).Select((cells, i) => new Pair(cells[0] is "1", i % 2, ArchiveShare, lines[cells[1]], lines[cells[3]])).ToList();
        var samples = Samples(own, own.SelectMany(pair => (StoryItem[])[pair.First, pair.Second])).Concat(Samples(read, lines.Values));

        var weights = Fit([.. samples.Where(sample => sample.Pair.Half == 0)]);
        Console.WriteLine(FormattableString.Invariant($"Bias {weights[^1]:0.##}"));
        Console.WriteLine($"[{string.Join(", ", weights[..^1].Select(weight => weight.ToString("0.##", CultureInfo.InvariantCulture)))}]");
    }

    private static IEnumerable<(Pair Pair, double[] Features)> Samples(IEnumerable<Pair> pairs, IEnumerable<StoryItem> items)
    {
        var byLater = pairs.ToLookup(pair => pair.Later.ItemId);
        var counts = new TermCounts();
        var texts = new Dictionary<ItemId, StoryText>();
        foreach (var item in items.DistinctBy(item => item.ItemId).Order(StoryOrder.Instance))
        {
            counts.ForgetBefore(item.Time - StoryWindow.Length);
            var text = texts[item.ItemId] = StoryText.Of(item);
            foreach (var pair in byLater[item.ItemId])
            {
                var other = texts[pair.Earlier.ItemId];
                var overlap = new TermOverlap(text, counts.WeightsOf(text), other, counts);
                if (StoryLikeness.IsEnough(overlap))
                {
                    yield return (pair, StoryFeatures.Of(text, other, overlap));
                }
            }

            counts.Add(item.Time, text);
        }
    }

    // The last weight is the bias, which is not penalised.
    private static double[] Fit(List<(Pair Pair, double[] Features)> samples)
    {
        var weights = new double[StoryFeatures.Count + 1];
        for (var step = 0; step < Steps; step++)
        {
            var (gradient, curvature) = (new double[weights.Length], new double[weights.Length, weights.Length]);
            for (var i = 0; i < weights.Length; i++)
            {
                var penalty = i < StoryFeatures.Count ? Penalty : 1e-6;
                (gradient[i], curvature[i, i]) = (-penalty * weights[i], penalty);
            }

            foreach (var (pair, features) in samples)
            {
                Accumulate(pair, [.. features, 1], weights, gradient, curvature);
            }

            var move = Solve(curvature, gradient);
            weights = [.. weights.Zip(move, (weight, change) => weight + change)];
        }

        return weights;
    }

    private static void Accumulate(Pair pair, double[] features, double[] weights, double[] gradient, double[,] curvature)
    {
        var probability = 1 / (1 + Math.Exp(-features.Zip(weights, (feature, weight) => feature * weight).Sum()));
        for (var i = 0; i < features.Length; i++)
        {
            gradient[i] += pair.Share * ((pair.IsSame ? 1 : 0) - probability) * features[i];
            for (var j = 0; j < features.Length; j++)
            {
                curvature[i, j] += pair.Share * probability * (1 - probability) * features[i] * features[j];
            }
        }
    }

    // Gauss-Jordan; the penalty keeps the matrix positive definite, so that no pivoting is needed.
    private static double[] Solve(double[,] matrix, double[] right)
    {
        for (var i = 0; i < right.Length; i++)
        {
            for (var row = 0; row < right.Length; row++)
            {
                var factor = row == i ? 0 : matrix[row, i] / matrix[i, i];
                for (var column = i; factor != 0 && column < right.Length; column++)
                {
                    matrix[row, column] -= factor * matrix[i, column];
                }

                right[row] -= factor * right[i];
            }
        }

        return [.. right.Select((value, i) => value / matrix[i, i])];
    }

    private static IEnumerable<string[]> Rows(string path) => File.ReadLines(path).Skip(1).Select(line => line.Split('\t'));

    private static StoryItem Told(string[] cells, int at) =>
        Item($"{cells[0]}.{cells[at]}", Monday.AddHours(int.Parse(cells[at], CultureInfo.InvariantCulture)), cells[at + 1]);

    private static StoryItem Reported(int line, string[] cells) => Item(
        line.ToString(CultureInfo.InvariantCulture),
        DateTimeOffset.TryParse(cells[0], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day) ? day : default,
        cells[2]);

    private static StoryItem Item(string id, DateTimeOffset time, string title) =>
        new() { SourceId = new SourceId("pairs"), ItemId = new ItemId(id), Time = time, Title = title };

    private sealed record Pair(bool IsSame, int Half, double Share, StoryItem First, StoryItem Second)
    {
        public StoryItem Earlier => StoryOrder.Instance.Compare(First, Second) <= 0 ? First : Second;

        public StoryItem Later => StoryOrder.Instance.Compare(First, Second) <= 0 ? Second : First;
    }
}
