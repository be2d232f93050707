using SignalWatch.Packs;
using static System.FormattableString;

namespace SignalWatch.Tests.Packs;

public sealed class ExampleCheckTests
{
    private static readonly Pack Canal = PackReader.Read(Path.Combine(AppContext.BaseDirectory, "Packs", "Fixtures", "good-own-scale"));
    private static readonly IndicatorId Dredging = Canal.Indicators[0].Id;
    private static readonly IndicatorId Labour = Canal.Indicators[1].Id;

    [Fact]
    public void Enough_varied_examples_pass() => Assert.Empty(Check(Enough()).Breaches);

    [Fact]
    public void Counts_are_those_of_the_file()
    {
        var report = Check([
            Row("Amberland dredges on", Dredging),
            Row("Dredgers walk out in Amberland. They deny it.", Labour, Dredging),
            Row("Amberland wins at chess"),
            Row("A crossword is solved"),
            Row("Дождь идёт") with { Language = "ru-RU" },
        ]);

        Assert.Equal((5, 3, 1), (report.Rows, report.Unlabelled, report.HardNegatives));
        Assert.Equal([new LanguageExamples("en", 4, 2, 1), new LanguageExamples("ru", 1, 1, 0)], report.Languages);
        Assert.Equal([2, 1], report.Indicators.Select(indicator => indicator.Positives));
        Assert.Equal((1, 1, 1), (report.Indicators[0].Kinds[TextKind.Headline], report.Indicators[0].Kinds[TextKind.Lead], report.Indicators[0].Kinds[TextKind.Denial]));
    }

    [Fact]
    public void A_word_of_a_query_makes_a_hard_negative_unless_it_stands_under_NOT()
    {
        var indicators = Canal.Indicators.Select(indicator => indicator with { About = [], Query = QueryParser.Parse("sluice* AND NOT chess") }).ToList();

        var report = ExampleCheck.Of(Canal with { Indicators = indicators }, File([Row("Sluices are painted"), Row("A chess match")]));

        Assert.Equal(1, report.HardNegatives);
    }

    [Fact]
    public void A_near_duplicate_within_an_indicator_is_a_breach_on_its_line()
    {
        var report = Check([.. Enough(), Row("Zebra yacht xylophone walnut velvet", Labour), Row("zebra, yacht: xylophone walnut umbrella", Labour)]);

        Assert.Equal(Invariant($"({report.Rows + 1}): The text has nearly the words of line {report.Rows} (overlap 0.67) and a label in common: 'zebra, yacht: xylophone walnut umbrella'. Remove one of the two, or write it about another event in other words."), BreachText(report));
    }

    [Fact]
    public void A_near_duplicate_across_indicators_is_none()
    {
        var report = Check([.. Enough(), Row("Zebra yacht xylophone walnut velvet", Labour), Row("zebra, yacht: xylophone walnut umbrella", Dredging)]);

        Assert.Empty(report.Breaches);
    }

    [Fact]
    public void The_same_words_with_other_labels_are_a_contradiction()
    {
        var report = Check([.. Enough(), Row("Zebra yacht xylophone walnut velvet", Labour), Row("Zebra yacht, xylophone, walnut, velvet.")]);

        Assert.Equal(Invariant($"({report.Rows + 1}): The text says what line {report.Rows} says (overlap 1.00), but is labelled as none and that one 'labour-trouble': 'Zebra yacht, xylophone, walnut, velvet.'. Give both the same labels, or remove one."), BreachText(report));
    }

    [Fact]
    public void Too_few_examples_of_an_indicator_are_a_breach()
    {
        var rows = Enough();
        rows.RemoveAll(row => row.Indicators.Contains(Labour) && row.Line % 2 == 1);

        var report = Check(rows);

        Assert.Equal(": 'labour-trouble' has 150 examples, fewer than 300. Add some, each about an event of its own.", BreachText(report));
    }

    [Fact]
    public void A_language_with_few_examples_of_an_indicator_is_a_breach()
    {
        var report = Check([.. Enough(), .. Positives(Dredging, ExampleLimits.LeastPositivesPerLanguage, 7).Select(row => row with { Language = "ru" })]);

        Assert.Equal(": 'labour-trouble' has 0 examples in 'ru', fewer than 60. Add some in that language, or remove the language's examples.", BreachText(report));
    }

    [Fact]
    public void A_kind_of_text_that_is_missing_is_a_breach()
    {
        var report = Check([.. Enough().Select(row => row.Indicators.Contains(Labour) ? row with { Text = row.Text.Replace('?', '!') } : row)]);

        Assert.Equal(": 'labour-trouble' has 0 examples of the kind 'question', fewer than 5. Add some of that kind.", BreachText(report));
    }

    [Fact]
    public void Too_few_hard_negatives_are_a_breach()
    {
        var report = Check([.. Enough().Select(row => row with { Text = row.Text.Replace("Amberland", "", StringComparison.Ordinal) })]);

        Assert.Equal(": Only 0 examples without a label mention what an indicator is about, fewer than 2500. Add news on the same actors and places that is evidence for nothing.", BreachText(report));
    }

    [Fact]
    public void A_file_made_from_few_words_is_a_breach()
    {
        var random = new Random(3);
        var rows = Enumerable.Range(0, 3000).Select(_ => Row(string.Join(' ', Enumerable.Range(0, 12).Select(_ => Invariant($"w{random.Next(150)}")))));

        var report = Check([.. rows]);

        Assert.InRange(report.Growth.Exponent, 0, 0.1);
        Assert.Contains(report.Breaches, breach => breach.ToString().Contains("The vocabulary grows with exponent 0.0", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_repeats_itself_without_end_is_a_breach_and_soon_told()
    {
        var report = Check([.. Enumerable.Range(0, 20_000).Select(i => Row(Invariant($"one two three four five six seven w{i}"), Labour))]);

        Assert.Equal("The file repeats itself so much that not all near-duplicates were looked for.", report.Breaches[0].Message);
        Assert.InRange(report.NearDuplicates.Count, NearDuplicates.MostPairs, NearDuplicates.MostPairs + 20_000);
        Assert.InRange(report.Breaches.Count, 10, 1000);
    }

    [Fact]
    public void A_line_that_can_not_be_read_is_a_breach()
    {
        var problem = new PackProblem(Canal.ExamplesPath, 3, "The text is empty.", "Remove the line.");

        var report = ExampleCheck.Of(Canal, File(Enough()) with { Problems = [problem] });

        Assert.Equal(problem, Assert.Single(report.Breaches));
    }

    private static string BreachText(ExampleReport report)
    {
        var breach = Assert.Single(report.Breaches).ToString();
        Assert.StartsWith(Canal.ExamplesPath, breach, StringComparison.Ordinal);
        return breach[Canal.ExamplesPath.Length..];
    }

    private static ExampleReport Check(IReadOnlyList<Example> rows) => ExampleCheck.Of(Canal, File(rows));

    private static ExampleFile File(IReadOnlyList<Example> rows) => new() { Examples = [.. rows.Select((row, i) => row with { Line = i + 2 })], Problems = [] };

    private static Example Row(string text, params IndicatorId[] indicators) => new("en", indicators, text, 0);

    // Distinct words throughout, so that nothing overlaps; each fifth text is of every kind that goes together.
    private static List<Example> Enough() =>
    [
        .. Positives(Dredging, ExampleLimits.LeastPositives, 1),
        .. Positives(Labour, ExampleLimits.LeastPositives, 2),
        .. Enumerable.Range(0, ExampleLimits.LeastHardNegatives).Select(i => Row(Invariant($"Amberland n{i}a n{i}b n{i}c n{i}d"))),
    ];

    private static IEnumerable<Example> Positives(IndicatorId indicator, int count, int series) => Enumerable.Range(0, count).Select(i =>
        new Example("en", [indicator], Invariant($"{Kind(i)} p{series}x{i}a p{series}x{i}b p{series}x{i}c p{series}x{i}d{Ending(i)}"), i));

    private static string Kind(int i) => (i % 5) switch { 0 => "He says 5 are denied", 1 => "It came. Then", _ => "It" };

    private static string Ending(int i) => (i % 3) switch { 0 => "?", 1 => ".", _ => "" };
}
