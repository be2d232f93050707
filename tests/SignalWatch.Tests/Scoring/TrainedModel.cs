using SignalWatch.Packs;
using SignalWatch.Scoring;
using SignalWatch.Tests.Scoring;

[assembly: AssemblyFixture(typeof(TrainedModel))]

namespace SignalWatch.Tests.Scoring;

/// <summary>The north-south pack's model, trained once for all tests that ask for it.</summary>
public sealed class TrainedModel
{
    private readonly Lazy<ClassifierModel> _model;
    private readonly Lazy<ClassifierModel> _comparable;

    public TrainedModel()
    {
        Pack = PackReader.Read(Path.Combine(Repository.Root, "src", "packs", "north-south"));
        Examples = ExampleFile.Read(Pack.ExamplesPath, [.. Pack.Indicators.Select(indicator => indicator.Id)]).Examples;
        _model = new Lazy<ClassifierModel>(() => ModelTrainer.Train(Pack, Examples, null, CancellationToken.None));
        _comparable = new Lazy<ClassifierModel>(() => ModelTrainer.Train(Pack, FrozenSet.Without(Examples), null, CancellationToken.None));
    }

    public Pack Pack { get; }

    public IReadOnlyList<Example> Examples { get; }

    public ClassifierModel Model => _model.Value;

    /// <summary>The same, trained without the frozen set.</summary>
    public ClassifierModel Comparable => _comparable.Value;

    /// <summary>A hundredth of the pack's examples and all of its indicators: trains in a second.</summary>
    public IReadOnlyList<Example> FewExamples =>
        [.. Pack.Indicators.SelectMany(indicator => Examples.Where(example => example.Indicators.Contains(indicator.Id)).Take(12)),
            .. Examples.Where(example => example.Indicators.Count == 0).Take(150)];

    /// <summary>Puts the model on a data directory's shelf, in use: whoever opens the directory then need not train.</summary>
    public void Shelve(string directory)
    {
        var shelf = new ModelShelf(Pack, directory);
        shelf.Save(Model);
        shelf.Use(Model.ModelVersion, Examples);
    }

    /// <summary>An item's probability for an indicator.</summary>
    public IndicatorProbability Probability(string text, string indicator) =>
        Model.Score([new NewsText(text, "", "en")])[0].Single(one => one.Indicator.Value == indicator);
}
