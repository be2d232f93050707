using SignalWatch.Alerts;
using SignalWatch.Assessment;
using SignalWatch.Packs;
using static SignalWatch.Tests.Alerts.Alerting;

namespace SignalWatch.Tests.Alerts;

public sealed class WordRuleTests
{
    private static readonly ScenarioId Trade = new("trade");

    // The narrower of two neighbours is 0.2 wide: a word changes 0.05 beyond the border on two days, or 0.1 beyond at once.
    private static readonly ProbabilityScale Scale = new()
    {
        Name = "own",
        Words = [new("unlikely", 0, 0.4, 0.2), new("possible", 0.4, 0.6, 0.5), new("likely", 0.6, 1, 0.8)],
    };

    [Fact]
    public void A_word_that_held_for_a_day_beyond_the_margin_is_told()
    {
        var change = In(0.5, 0.5, 0.66, 0.66);

        Assert.Equal(("likely", "possible", Friday), (change?.Word, change?.Was, change?.Day.Day));
    }

    [Fact]
    public void A_word_of_one_day_is_not_told_unless_it_moved_clearly()
    {
        Assert.Null(In(0.5, 0.5, 0.66));
        Assert.Equal("likely", In(0.5, 0.5, 0.71)?.Word);
    }

    [Fact]
    public void A_probability_on_a_border_keeps_its_word() =>
        Assert.Null(In([0.59, .. Enumerable.Range(0, 40).Select(day => day % 3 == 0 ? 0.58 : 0.63)]));

    [Fact]
    public void A_change_longer_ago_is_known_and_no_news()
    {
        Assert.Null(In(0.5, 0.5, 0.7, 0.7, 0.7, 0.7, 0.7));
        var change = In(0.5, 0.5, 0.7, 0.7, 0.7, 0.7, 0.5, 0.3);
        Assert.Equal(("unlikely", "likely"), (change?.Word, change?.Was));
    }

    [Fact]
    public void What_was_told_stands_until_the_word_changes_again()
    {
        var told = Alert(AlertKind.WordChanged, day: Friday.AddDays(-1)) with
        {
            Effects = [new ScenarioEffect(Trade, 0.5, "possible", 0.72, "likely", 0)],
        };

        Assert.Null(WordRule.In(Scale, Days(0.5, 0.72, 0.66), [told], Options));
        Assert.Null(WordRule.In(Scale, Days(0.5, 0.72, 0.58), [told], Options));
        var change = WordRule.In(Scale, Days(0.5, 0.72, 0.45), [told], Options);
        Assert.Equal(("possible", "likely"), (change?.Word, change?.Was));
    }

    [Fact]
    public void There_and_back_within_the_news_is_no_change() => Assert.Null(In(0.5, 0.5, 0.75, 0.45));

    [Fact]
    public void Nothing_changes_where_nothing_is_known() => Assert.Null(In());

    private static WordChange? In(params double[] probabilities) => WordRule.In(Scale, Days(probabilities), [], Options);

    private static List<DayLikelihood> Days(params double[] probabilities) =>
        [.. probabilities.Select((one, number) => new DayLikelihood(Trade, Friday.AddDays(number - probabilities.Length + 1), one, Scale.WordFor(one).Word, "high"))];
}
