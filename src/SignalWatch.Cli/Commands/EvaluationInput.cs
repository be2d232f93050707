using SignalWatch.Packs;
using SignalWatch.Scoring;

namespace SignalWatch.Cli.Commands;

/// <summary>Gets the texts that <c>evaluate</c> measures on, scored, and what to hold them against.</summary>
/// <param name="context">Where problems are told.</param>
/// <param name="pack">The analysis.</param>
/// <param name="language">The only language wanted; null for all.</param>
internal sealed class EvaluationInput(CommandContext context, Pack pack, string? language)
{
    /// <summary>The model in a file.</summary>
    /// <exception cref="UsageException">There is no such file, or it holds no model for this pack.</exception>
    public static ClassifierModel OtherModel(string path, Pack pack)
    {
        if (!File.Exists(path))
        {
            throw new UsageException($"--compare: there is no file '{path}'.");
        }

        try
        {
            using var stream = File.OpenRead(path);
            return ClassifierModel.Load(stream, pack);
        }
        catch (ModelMismatchException e)
        {
            throw new UsageException(
                $"--compare: {e.File} {e.Fact}. Name a copy of a 'model-{pack.Id}.bin' that 'train' made with the same pack.yaml and this version.");
        }
    }

    /// <summary>The pack's queries.</summary>
    /// <exception cref="UsageException">It has none.</exception>
    public static KeywordBaseline BaselineOf(Pack pack)
    {
        var baseline = new KeywordBaseline(pack);
        return baseline.HasQueries
            ? baseline
            : throw new UsageException($"--baseline: no indicator of {pack.Id} has a 'query'; add them to its pack.yaml.");
    }

    /// <summary>The file's items as the pack's current model scores them, and whether some lines could not be read.</summary>
    public async Task<(IReadOnlyList<ScoredText> Scored, bool HasProblems)> ScoreFileAsync(
        string file, string data, ClassifierModel? other, CancellationToken cancellationToken)
    {
        var (texts, problems) = await LabelledFile.ReadAsync(file, pack, cancellationToken);
        foreach (var problem in problems)
        {
            context.Printer.Problem(problem.ToString());
        }

        var classifier = await context.LoadClassifierAsync(pack, data, cancellationToken);
        var wanted = texts.Where(text => IsWanted(text.Text.Language)).ToList();
        var known = wanted.Where(text => classifier.Knows(text.Text.Language) && other?.Knows(text.Text.Language) != false).ToList();
        if (known.Count < wanted.Count)
        {
            var strange = wanted.Select(text => text.Text.Language).Except(known.Select(text => text.Text.Language), StringComparer.Ordinal);
            context.Printer.Problem(FormattableString.Invariant($"{wanted.Count - known.Count} items are left out: a model knows no {string.Join(", ", strange)}."));
        }

        return (ScoredText.ListOf(classifier, known), problems.Count > 0);
    }

    /// <summary>The pack's examples, each scored by a model that has not seen it.</summary>
    /// <exception cref="PackException">The examples can't be read.</exception>
    public async Task<IReadOnlyList<ScoredText>> CrossValidateAsync(int folds, CancellationToken cancellationToken)
    {
        var file = ExampleFile.Read(pack.ExamplesPath, [.. pack.Indicators.Select(indicator => indicator.Id)]);
        if (file.Problems.Count > 0)
        {
            throw new PackException(file.Problems);
        }

        context.Printer.Problem(FormattableString.Invariant(
            $"Cross-validation on the pack's own {file.Examples.Count:#,0} examples: {folds} trainings, each as long as a first start."));
        context.Printer.Problem("Examples are no sample of the news: compare these figures with each other, not with those on a FILE.");
        var scored = await Task.Run(
            () => CrossValidation.Score(pack, file.Examples, folds, new FoldNotice(context.Printer), cancellationToken), cancellationToken);
        return [.. scored.Where(text => IsWanted(text.Labelled.Text.Language))];
    }

    private bool IsWanted(string tag) => language is null || tag.Split('-')[0].Equals(language.Split('-')[0], StringComparison.OrdinalIgnoreCase);

    private sealed class FoldNotice(Output.Printer printer) : IProgress<string>
    {
        public void Report(string value) => printer.Problem($"  {value}");
    }
}
