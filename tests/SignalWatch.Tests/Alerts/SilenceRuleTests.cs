using SignalWatch.Alerts;
using SignalWatch.Assessment;
using static SignalWatch.Tests.Alerts.Alerting;

namespace SignalWatch.Tests.Alerts;

public sealed class SilenceRuleTests
{
    // Ten stories a month: after 14 days, 4.67 were to be expected, and none has a chance below one in a hundred.
    private const double Expects = 10;

    [Fact]
    public void Silence_is_told_once_it_is_too_long_for_chance()
    {
        Assert.Null(In([News(13), .. Silent(13)]));
        var silence = In([News(14), .. Silent(14)]);
        Assert.Equal((Friday.AddDays(-14), Friday), (silence?.Last, silence?.Day));
        Assert.Equal(14.0 / 3, silence?.Expected ?? 0, 6);
    }

    [Fact]
    public void Silence_longer_than_that_is_no_news_any_more()
    {
        Assert.NotNull(In(Silent(16)));
        Assert.Null(In(Silent(17)));
    }

    [Fact]
    public void Days_on_which_too_few_sources_were_heard_say_nothing() =>
        Assert.Null(In([.. Enumerable.Range(0, 15).Select(day => Day(Friday.AddDays(day - 14), Level.Quiet, 0, coverage: day % 2 == 0 ? 1 : 0.4))]));

    [Fact]
    public void Where_nothing_is_expected_silence_says_nothing() =>
        Assert.Null(SilenceRule.In(Indicator(), Silent(100), [], Options, new LevelOptions()));

    [Fact]
    public void A_silence_that_was_told_is_not_told_again()
    {
        var told = Alert(AlertKind.Silence, day: Friday.AddDays(-1));

        Assert.Null(SilenceRule.In(Indicator(Expects), [News(15), .. Silent(15)], [told], Options, new LevelOptions()));
    }

    private static Silence? In(IReadOnlyList<DayLevel> days) => SilenceRule.In(Indicator(Expects), days, [], Options, new LevelOptions());

    private static DayLevel News(int daysAgo) => Day(Friday.AddDays(-daysAgo), Level.Quiet, 1);

    private static List<DayLevel> Silent(int days) => [.. Enumerable.Range(0, days).Select(day => Day(Friday.AddDays(day - days + 1), Level.Quiet, 0))];
}
