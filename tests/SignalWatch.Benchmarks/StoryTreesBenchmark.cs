using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;
using SignalWatch.Feeds;
using SignalWatch.Packs;
using SignalWatch.Stories;

namespace SignalWatch.Benchmarks;

/// <summary>
/// Fits the trees of story likeness on the even half of the labelled pairs, parted by event, each pair seen with the word counts
/// that stand when its later item comes, and measures them pair by pair on the odd half.
/// </summary>
public static class StoryTreesBenchmark
{
    // What a drawn pair stands for spans three orders of magnitude; as they are, the weights would leave nothing to the pairs in doubt.
    private const double WeightPower = 0.35;
    private const int EventsAWeek = 40;

    // Of all pairs of two events that share enough, one in so many is taken: there are far more of them than of the labelled ones.
    private const int OneOf = 6;
    private const string AcrossKind = "own, of two events";
    private static readonly DateTimeOffset Monday = new(2025, 1, 6, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the trees, as <c>likeness.txt</c> holds them, and prints precision and recall of pairs by kind and bound.</summary>
    /// <param name="pairs">The folder with <c>told.tsv</c>, <c>pairs.tsv</c>, <c>archive-pairs.tsv</c> and <c>archive-sample.tsv</c>.</param>
    /// <param name="archive">The news archive that the latter two refer to by line.</param>
    /// <param name="output">Where to write the trees.</param>
    public static void Run(string pairs, string archive, string output)
    {
        var lines = File.ReadLines(archive).Index().Skip(1).Select(line => Reported(line.Index + 1, line.Item.Split('\t'))).ToDictionary(item => item.ItemId.Value, StringComparer.Ordinal);
        var tellings = Rows(pairs, "told.tsv").Select(Told).ToDictionary(item => item.ItemId.Value, StringComparer.Ordinal);
        List<Pair> own = [.. Rows(pairs, "pairs.tsv").Select(cells => new Pair("own", cells[1] is "1", int.Parse(cells[0], CultureInfo.InvariantCulture), 1, tellings[$"{cells[0]}.{cells[3]}"], tellings[$"{cells[0]}.{cells[4]}"]))];
        List<Pair> chosen = [.. Rows(pairs, "archive-pairs.tsv").Select(cells => Read("archive, chosen", cells[0], 1, lines[cells[1]], lines[cells[3]]))];
        List<Pair> drawn = [.. Rows(pairs, "archive-sample.tsv").Select(cells => Read("archive, drawn", cells[0], float.Parse(cells[1], CultureInfo.InvariantCulture), lines[cells[2]], lines[cells[4]]))];
        List<StoryItem> told = [.. own.SelectMany(pair => (StoryItem[])[pair.First, pair.Second]).DistinctBy(item => item.ItemId)];
        List<Pair> across = Across(told);
        List<Sample> samples = [.. Samples([.. own, .. across], told), .. Samples([.. own.Select(Apart), .. across.Select(Apart).Where(pair => pair.AreNear)], told.Select(Apart)), .. Samples([.. chosen, .. drawn], lines.Values)];

        var (bias, trees) = Fit([.. samples.Where(sample => sample.Pair.Half == 0)]);
        File.WriteAllLines(output, [bias.ToString("0.####", CultureInfo.InvariantCulture), .. trees]);
        Console.WriteLine($"{trees.Count} trees; build again for the program to use them, and run this again for their figures.");
        foreach (var group in samples.Where(sample => !sample.Pair.Kind.StartsWith(AcrossKind, StringComparison.Ordinal)).GroupBy(sample => (sample.Pair.Kind, sample.Pair.Half)).OrderBy(group => group.Key))
        {
            var figures = string.Join("; ", new[] { 0.4, 0.5, 0.6, 0.7, 0.8, 0.9 }.Select(bound => Figures(group, bound)));
            Console.WriteLine(FormattableString.Invariant($"{group.Key.Kind}, half {group.Key.Half}, {group.Count()} pairs: {figures}"));
        }

        PrintGrouped([.. own, .. across], told);
        PrintGrouped([.. own.Select(Apart), .. across.Select(Apart)], told.Select(Apart));
        PrintGrouped([.. chosen, .. drawn], lines.Values);
    }

    // Items of two events that share enough to be compared: some of all such pairs, for these must stay apart too.
    private static List<Pair> Across(List<StoryItem> told)
    {
        var random = new Random(20261124);
        var counts = new TermCounts();
        var texts = told.ConvertAll(StoryText.Of);
        texts.ForEach(text => counts.Add(Monday, text));
        var pairs = new List<Pair>();
        for (var i = 0; i < told.Count; i++)
        {
            var (weights, own) = (counts.WeightsOf(texts[i]), EventOf(told[i]));
            for (var j = i + 1; j < told.Count; j++)
            {
                if (EventOf(told[j]) is var other && other != own && other % 2 == own % 2 && random.Next(OneOf) == 0
                    && StoryLikeness.IsEnough(new TermOverlap(texts[i], weights, texts[j], counts)))
                {
                    pairs.Add(new Pair(AcrossKind, false, own, OneOf, told[i], told[j]));
                }
            }
        }

        return pairs;
    }

    // The same with forty events a week, for a watcher of fewer sources.
    private static StoryItem Apart(StoryItem item) => item with { Time = item.Time.AddDays(7 * (EventOf(item) / EventsAWeek)) };

    private static Pair Apart(Pair pair) => pair with { Kind = $"{pair.Kind}, few at once", First = Apart(pair.First), Second = Apart(pair.Second) };

    private static int EventOf(StoryItem told) => int.Parse(told.ItemId.Value.Split('.')[0], CultureInfo.InvariantCulture);

    // What counts in the end: all items grouped, and each labelled pair found in one story or two.
    private static void PrintGrouped(IReadOnlyList<Pair> pairs, IEnumerable<StoryItem> items)
    {
        var stories = StoryGrouper.Group([.. items.DistinctBy(item => item.ItemId)]).SelectMany(story => story.Items.Select(item => (item.ItemId, story.Id))).ToDictionary();
        foreach (var group in pairs.GroupBy(pair => (pair.Kind, pair.Half)).OrderBy(group => group.Key))
        {
            var together = group.Where(pair => stories[pair.First.ItemId] == stories[pair.Second.ItemId]).ToList();
            var right = together.Where(pair => pair.IsSame).Sum(pair => pair.Weight);
            var same = group.Where(pair => pair.IsSame).Sum(pair => pair.Weight);
            Console.WriteLine(same == 0
                ? FormattableString.Invariant($"{group.Key.Kind}, half {group.Key.Half}, grouped: some {together.Sum(pair => pair.Weight):#,0} come together")
                : FormattableString.Invariant($"{group.Key.Kind}, half {group.Key.Half}, grouped: precision {right / together.Sum(pair => pair.Weight):0.000}, recall {right / same:0.000}"));
        }
    }

    private static string Figures(IEnumerable<Sample> samples, double bound)
    {
        var (together, same, both) = (0.0, 0.0, 0.0);
        foreach (var sample in samples)
        {
            var isTogether = LikenessTrees.LogOddsOf([.. sample.Features.Select(feature => (double)feature)]) >= Math.Log(bound / (1 - bound)) && sample.IsEnough;
            together += isTogether ? sample.Pair.Weight : 0;
            same += sample.IsSame ? sample.Pair.Weight : 0;
            both += isTogether && sample.IsSame ? sample.Pair.Weight : 0;
        }

        return FormattableString.Invariant($"{bound} {both / together:0.000}/{both / same:0.000}");
    }

    private static (double Bias, List<string> Trees) Fit(List<Sample> samples)
    {
        var context = new MLContext(seed: 1);
        var schema = SchemaDefinition.Create(typeof(Sample));
        schema[nameof(Sample.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, StoryFeatures.Count);
        var trainer = context.BinaryClassification.Trainers.FastTree(new FastTreeBinaryTrainer.Options
        {
            LabelColumnName = nameof(Sample.IsSame),
            FeatureColumnName = nameof(Sample.Features),
            ExampleWeightColumnName = nameof(Sample.Weight),
            NumberOfTrees = 300,
            NumberOfLeaves = 12,
            MinimumExampleCountPerLeaf = 25,
            LearningRate = 0.045,
            FeatureFraction = 0.5,
            BaggingSize = 1,
            BaggingExampleFraction = 0.7,
            NumberOfThreads = 1,
            Seed = 1,
        });
        var model = trainer.Fit(context.Data.LoadFromEnumerable(samples, schema)).Model;
        var ensemble = model.SubModel.TrainedTreeEnsemble;
        var calibrator = model.Calibrator;
        var trees = ensemble.Trees.Zip(ensemble.TreeWeights, (tree, weight) => Written(tree, 0, -calibrator.Slope * weight)).ToList();
        return (-calibrator.Offset - (calibrator.Slope * ensemble.Bias), trees);
    }

    // Pre-order; a child below zero is a leaf, as its complement.
    private static string Written(RegressionTreeBase tree, int node, double factor) => node < 0
        ? (tree.LeafValues[~node] * factor).ToString("0.####", CultureInfo.InvariantCulture)
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{tree.NumericalSplitFeatureIndexes[node]}:{tree.NumericalSplitThresholds[node]:0.####} {Written(tree, tree.LeftChild[node], factor)} {Written(tree, tree.RightChild[node], factor)}");

    private static IEnumerable<Sample> Samples(List<Pair> pairs, IEnumerable<StoryItem> items)
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
                var features = new double[StoryFeatures.Count];
                StoryFeatures.Write(text, other, overlap, ShingleSketch.Resemblance(text, other), features);
                yield return new Sample
                {
                    Pair = pair,
                    IsSame = pair.IsSame,
                    IsEnough = StoryLikeness.IsEnough(overlap),
                    Weight = (float)Math.Pow(pair.Weight, WeightPower),
                    Features = [.. features.Select(feature => (float)feature)],
                };
            }

            counts.Add(item.Time, text);
        }
    }

    private static IEnumerable<string[]> Rows(string folder, string name) => File.ReadLines(Path.Combine(folder, name)).Skip(1).Select(line => line.Split('\t'));

    private static StoryItem Told(string[] cells) =>
        Item($"{cells[0]}.{cells[1]}", Monday.AddHours(int.Parse(cells[1], CultureInfo.InvariantCulture)), cells[2]);

    // Neighbouring days fall into one half, for events last.
    private static Pair Read(string kind, string same, float weight, StoryItem first, StoryItem second) =>
        new(kind, same is "1", (int)(first.Time.Ticks / TimeSpan.FromDays(14).Ticks), weight, first, second);

    /// <summary>An item of the archive, known by its line.</summary>
    internal static StoryItem Reported(int line, string[] cells) => Item(
        line.ToString(CultureInfo.InvariantCulture),
        DateTimeOffset.TryParse(cells[0], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day) ? day : default,
        cells[2]);

    private static StoryItem Item(string id, DateTimeOffset time, string title) =>
        new() { SourceId = new SourceId("pairs"), ItemId = new ItemId(id), Time = time, Title = title };

    private sealed record Pair(string Kind, bool IsSame, int Event, float Weight, StoryItem First, StoryItem Second)
    {
        public int Half => Event % 2;

        public bool AreNear => (First.Time - Second.Time).Duration() < StoryWindow.Length;

        public StoryItem Earlier => StoryOrder.Instance.Compare(First, Second) <= 0 ? First : Second;

        public StoryItem Later => StoryOrder.Instance.Compare(First, Second) <= 0 ? Second : First;
    }

    private sealed class Sample
    {
        [NoColumn]
        public required Pair Pair { get; init; }

        [NoColumn]
        public bool IsEnough { get; init; }

        public bool IsSame { get; init; }

        public float Weight { get; init; }

        public required float[] Features { get; init; }
    }
}
