using System.Diagnostics;
using SignalWatch.Packs;
using SignalWatch.Scoring;

namespace SignalWatch.Benchmarks;

/// <summary>What training and scoring cost, beside scikit-learn with words and character n-grams on the same examples and items.</summary>
public static class ScoringBenchmark
{
    private const int Rounds = 5;
    private const int SingleItems = 2000;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    /// <summary>Trains the shipped pack, scores the items of a file, and prints the figures.</summary>
    /// <param name="path">Tab-separated with a header line, such as an archive; the last column is the text.</param>
    /// <param name="cancellationToken">Stops training.</param>
    public static void Run(string path, CancellationToken cancellationToken)
    {
        var pack = PackReader.Read(PackLocator.Find(Path.Combine("src", "packs", "north-south")));
        var examples = ExampleFile.Read(pack.ExamplesPath, [.. pack.Indicators.Select(indicator => indicator.Id)]).Examples;
        var items = ItemsOf(path);
        Console.WriteLine(FormattableString.Invariant($"{examples.Count:#,0} examples, {items.Count:#,0} items of {items.Average(item => item.Title.Length + item.Lead.Length):0} characters, {pack.Indicators.Count} indicators, {Environment.ProcessorCount} cores"));

        var began = Stopwatch.GetTimestamp();
        var trained = ModelTrainer.Train(pack, examples, null, cancellationToken);
        var training = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var (model, size, loading) = Reload(trained, pack);
        var figures = new ScoringFigures(training, ItemsASecond(model, items), SingleItem(model, items));

        Console.WriteLine(FormattableString.Invariant($"{"SignalWatch",-22} {figures}"));
        Console.WriteLine(FormattableString.Invariant($"{"",-22} model {size / 1e6:0.0} MB, loaded in {loading:0} ms, scoring grows the working set by {GrowthOf(model, items) / 1048576.0:0} MB"));
        PythonSklearn.Run(examples, items, figures);
    }

    // One item's text is the next one's lead: as long as the title and lead of a feed.
    private static List<NewsText> ItemsOf(string path)
    {
        var texts = File.ReadLines(path).Skip(1).Select(line => line[(line.LastIndexOf('\t') + 1)..]).Where(text => text.Length > 0).ToList();
        return [.. texts.Select((text, index) => new NewsText(text, texts[(index + 1) % texts.Count], "en"))];
    }

    private static (ClassifierModel Model, long Size, double Milliseconds) Reload(ClassifierModel trained, Pack pack)
    {
        using var stream = new MemoryStream();
        trained.Save(stream);
        var times = new List<double>();
        var model = trained;
        for (var round = 0; round < Rounds; round++)
        {
            stream.Position = 0;
            var began = Stopwatch.GetTimestamp();
            model = ClassifierModel.Load(stream, pack);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return (model, stream.Length, Median(times));
    }

    private static double ItemsASecond(ClassifierModel model, List<NewsText> items)
    {
        // The runtime compiles code that runs often anew, on cores that scoring keeps busy: a file of few items would measure that.
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < WarmUp;)
        {
            model.Score(items);
        }

        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var began = Stopwatch.GetTimestamp();
            model.Score(items);
            times.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
        }

        return items.Count / Median(times);
    }

    private static double SingleItem(ClassifierModel model, List<NewsText> items)
    {
        var times = new List<double>();
        foreach (var item in items.Take(SingleItems))
        {
            var began = Stopwatch.GetTimestamp();
            model.Score([item]);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMicroseconds);
        }

        return Median(times);
    }

    private static long GrowthOf(ClassifierModel model, List<NewsText> items)
    {
        GC.Collect();
        Process.GetCurrentProcess().Refresh();
        var before = Environment.WorkingSet;
        foreach (var batch in items.Chunk(SingleItems))
        {
            model.Score(batch);
        }

        return Math.Max(0, Environment.WorkingSet - before);
    }

    private static double Median(IEnumerable<double> times)
    {
        var sorted = times.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
