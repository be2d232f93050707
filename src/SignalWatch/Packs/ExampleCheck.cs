namespace SignalWatch.Packs;

/// <summary>Checks that a pack's examples are enough, varied, distinct and free of contradictions, as <see cref="ExampleLimits"/> says.</summary>
public static class ExampleCheck
{
    /// <summary>Checks the file at <see cref="Pack.ExamplesPath"/>.</summary>
    public static ExampleReport Of(Pack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        return Of(pack, ExampleFile.Read(pack.ExamplesPath, [.. pack.Indicators.Select(indicator => indicator.Id)]));
    }

    internal static ExampleReport Of(Pack pack, ExampleFile file)
    {
        var examples = file.Examples;
        var pairs = NearDuplicates.Find(examples, ExampleLimits.GreatestOverlap);
        var report = new ExampleReport
        {
            Languages = LanguagesOf(pack, examples),
            Indicators = [.. pack.Indicators.Select(indicator => IndicatorOf(indicator.Id, examples))],
            NearDuplicates = [.. pairs.Where(pair => pair.First.Indicators.Intersect(pair.Second.Indicators).Any())],
            LabelConflicts = [.. pairs.Where(pair => pair.Overlap > ExampleLimits.SameText && !HaveSameLabels(pair))],
            Growth = VocabularyGrowth.Of(examples.Select(example => example.Text)),
            Breaches = [],
        };
        return report with { Breaches = BreachesOf(report, file, pairs.Count, pack.ExamplesPath) };
    }

    private static IReadOnlyList<PackProblem> BreachesOf(ExampleReport report, ExampleFile file, int pairs, string path)
    {
        var breaches = new ProblemList(path);
        foreach (var problem in file.Problems)
        {
            breaches.Add(problem);
        }

        if (pairs >= NearDuplicates.MostPairs)
        {
            breaches.Add(0, "The file repeats itself so much that not all near-duplicates were looked for.", "Remove those that are named here first.");
        }

        foreach (var (line, message, suggestion) in ExampleBreaches.Of(report))
        {
            breaches.Add(line, message, suggestion);
        }

        return breaches.InFileOrder();
    }

    private static bool HaveSameLabels(NearDuplicate pair) => pair.First.Indicators.ToHashSet().SetEquals(pair.Second.Indicators);

    private static IndicatorExamples IndicatorOf(IndicatorId indicator, IReadOnlyList<Example> examples)
    {
        var positives = examples.Where(example => example.Indicators.Contains(indicator)).ToList();
        var languages = positives.CountBy(example => Primary(example.Language)).ToDictionary(StringComparer.Ordinal);
        var kinds = positives.SelectMany(example => TextKinds.Of(example.Text)).CountBy(kind => kind).ToDictionary();
        return new IndicatorExamples(indicator, positives.Count, languages, kinds);
    }

    private static List<LanguageExamples> LanguagesOf(Pack pack, IReadOnlyList<Example> examples)
    {
        var mentions = new Query.Any([.. MentionsOf(pack)]);
        return [.. examples
            .GroupBy(example => Primary(example.Language), StringComparer.Ordinal)
            .Select(language =>
            {
                var unlabelled = language.Where(example => example.Indicators.Count == 0).ToList();
                return new LanguageExamples(language.Key, language.Count(), unlabelled.Count, unlabelled.Count(example => mentions.Matches(example.Text)));
            })
            .OrderByDescending(language => language.Rows)
            .ThenBy(language => language.Language, StringComparer.Ordinal)];
    }

    // An alias is written as a query's term is: words, and a star for any ending.
    private static IEnumerable<Query.Term> MentionsOf(Pack pack) => pack.Indicators
        .SelectMany(indicator => indicator.About.SelectMany(concept => concept.Aliases)
            .Select(alias => new Query.Term(alias, QueryWord.ListOf(alias)))
            .Where(term => term.Words.Count > 0)
            .Concat(indicator.Query?.Terms() ?? []));

    private static string Primary(string language) => language.Split('-')[0];
}
