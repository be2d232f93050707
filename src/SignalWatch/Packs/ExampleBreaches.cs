using static System.FormattableString;

namespace SignalWatch.Packs;

/// <summary>Says where a report on examples falls short of <see cref="ExampleLimits"/>, and what to do.</summary>
internal static class ExampleBreaches
{
    /// <summary>Each with its 1-based line; 0 for the whole file.</summary>
    public static IEnumerable<(int Line, string Message, string Suggestion)> Of(ExampleReport report) =>
        LabelConflicts(report)
            .Concat(NearDuplicates(report))
            .Concat(report.Indicators.SelectMany(indicator => Few(indicator, report.Languages)))
            .Concat(Whole(report));

    private static IEnumerable<(int Line, string Message, string Suggestion)> LabelConflicts(ExampleReport report) =>
        report.LabelConflicts.Select(pair => (
            pair.Second.Line,
            Invariant($"The text says what line {pair.First.Line} says (overlap {pair.Overlap:0.00}), but is labelled {Labels(pair.Second)} and that one {Labels(pair.First)}: {Quote.Of(pair.Second.Text)}."),
            "Give both the same labels, or remove one."));

    private static IEnumerable<(int Line, string Message, string Suggestion)> NearDuplicates(ExampleReport report) =>
        report.NearDuplicates.Select(pair => (
            pair.Second.Line,
            Invariant($"The text has nearly the words of line {pair.First.Line} (overlap {pair.Overlap:0.00}) and a label in common: {Quote.Of(pair.Second.Text)}."),
            "Remove one of the two, or write it about another event in other words."));

    private static IEnumerable<(int Line, string Message, string Suggestion)> Few(IndicatorExamples indicator, IReadOnlyList<LanguageExamples> languages)
    {
        var name = Quote.Of(indicator.Indicator.Value);
        if (indicator.Positives < ExampleLimits.LeastPositives)
        {
            yield return (0, Invariant($"{name} has {indicator.Positives} examples, fewer than {ExampleLimits.LeastPositives}."), "Add some, each about an event of its own.");
        }

        foreach (var language in languages.Select(language => language.Language))
        {
            var count = indicator.Languages.GetValueOrDefault(language);
            if (count < ExampleLimits.LeastPositivesPerLanguage)
            {
                yield return (0, Invariant($"{name} has {count} examples in '{language}', fewer than {ExampleLimits.LeastPositivesPerLanguage}."), "Add some in that language, or remove the language's examples.");
            }
        }

        foreach (var kind in Enum.GetValues<TextKind>())
        {
            var count = indicator.Kinds.GetValueOrDefault(kind);
            if (count < ExampleLimits.LeastOfKind)
            {
                yield return (0, Invariant($"{name} has {count} examples of the kind '{kind.ToString().ToLowerInvariant()}', fewer than {ExampleLimits.LeastOfKind}."), "Add some of that kind.");
            }
        }
    }

    private static IEnumerable<(int Line, string Message, string Suggestion)> Whole(ExampleReport report)
    {
        if (report.HardNegatives < ExampleLimits.LeastHardNegatives)
        {
            yield return (
                0,
                Invariant($"Only {report.HardNegatives} examples without a label mention what an indicator is about, fewer than {ExampleLimits.LeastHardNegatives}."),
                "Add news on the same actors and places that is evidence for nothing.");
        }

        // Negated, so that NaN is a breach too.
        if (report.Rows >= ExampleLimits.LeastRowsForVocabulary && !(report.Growth.Exponent >= ExampleLimits.LeastVocabularyExponent))
        {
            yield return (
                0,
                Invariant($"The vocabulary grows with exponent {report.Growth.Exponent:0.00}, less than {ExampleLimits.LeastVocabularyExponent:0.00}: {string.Join(", ", report.Growth.DistinctWords)} distinct words after each quarter of the rows."),
                "Replace sentences made from a template by ones written one by one.");
        }
    }

    private static string Labels(Example example) =>
        example.Indicators.Count == 0 ? "as none" : string.Join(" and ", example.Indicators.Select(indicator => Quote.Of(indicator.Value)));
}
