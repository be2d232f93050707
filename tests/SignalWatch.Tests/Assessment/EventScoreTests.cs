using SignalWatch.Assessment;
using SignalWatch.Packs;

namespace SignalWatch.Tests.Assessment;

public sealed class EventScoreTests
{
    private static readonly IndicatorId Labour = new("labour-trouble");

    [Theory]
    [InlineData("the day before", Pace.Fast, "....h.........", EventFate.Found, -1)]
    [InlineData("its day", Pace.Fast, ".....h........", EventFate.Found, 0)]
    [InlineData("the day after", Pace.Fast, "......h.......", EventFate.Found, 1)]
    [InlineData("two days after", Pace.Fast, ".......h......", EventFate.Missed, null)]
    [InlineData("three days after a slow one", Pace.Slow, "........h.....", EventFate.Found, 3)]
    [InlineData("four days after a slow one", Pace.Slow, ".........h....", EventFate.Missed, null)]
    [InlineData("two days before", Pace.Slow, "...h..........", EventFate.Missed, null)]
    [InlineData("raised since before", Pace.Fast, "..hhhhhh......", EventFate.Standing, null)]
    [InlineData("raised, but never told", Pace.Fast, "..HHHHHH......", EventFate.Missed, null)]
    [InlineData("raised, but not enough", Pace.Fast, "..eeeeee......", EventFate.Missed, null)]
    [InlineData("an escalation", Pace.Fast, "..hhhccc......", EventFate.Found, 0)]
    public void An_event_is_found_when_an_alert_comes_in_time(string when, Pace pace, string levels, EventFate fate, int? delay)
    {
        var score = ScoreOf(levels, Event(5, pace));

        var outcome = Assert.Single(score.Events);
        Assert.True((fate, delay) == (outcome.Fate, outcome.DelayDays), when);
    }

    [Theory]
    [InlineData("...h..........", false)]
    [InlineData("....h.........", true)]
    [InlineData("........h.....", true)]
    [InlineData(".........h....", false)]
    public void An_alert_is_true_while_the_event_is_news(string levels, bool isTrue)
    {
        var score = ScoreOf(levels, Event(5));

        Assert.Equal(isTrue, Assert.Single(score.Alerts).IsTrue);
    }

    [Fact]
    public void Rates_are_an_indicators_own_however_many_are_added_up()
    {
        var year = new string('.', 355) + "h.........";
        var busy = ScoreOf(string.Concat(Enumerable.Repeat("h......", 52)) + ".", Event(0));

        var total = EventScore.Total([busy, ScoreOf(year), ScoreOf(year, Event(355))]);

        Assert.Equal((2, 2, 0), (total.Events.Count, total.Found, total.Standing));
        Assert.Equal(1, busy.AlertsAWeek, 0.01);
        Assert.Equal(51 * 365.25 / 12 / 365, busy.FalseAlarmsAMonth, 1e-9);
        Assert.Equal(2 / 54.0, total.Precision, 1e-9);
        Assert.Equal(54 * 7 / 1095.0, total.AlertsAWeek, 1e-9);
        Assert.Equal(52 * 365.25 / 12 / 1095, total.FalseAlarmsAMonth, 1e-9);
    }

    [Fact]
    public void The_delay_is_the_median_of_the_found()
    {
        var score = ScoreOf("..h..............h.............h", Event(1), Event(9), Event(17), Event(30));

        Assert.Equal((3, 0.75), (score.Found, score.Recall));
        Assert.Equal(1, score.MedianDelayDays);
    }

    [Fact]
    public void Without_events_or_alerts_the_shares_are_unknown()
    {
        var score = ScoreOf("......");

        Assert.Equal((double.NaN, double.NaN, double.NaN), (score.Precision, score.Recall, score.MedianDelayDays));
        Assert.Equal((0, 0), (score.FalseAlarmsAMonth, score.AlertsAWeek));
    }

    private static EventScore ScoreOf(string levels, params KnownEvent[] events) => EventScore.Of(LevelRun.Of(levels), events, new AlertRule(Level.High, CoolDownDays: 7, MinimumEvidence: 0.5));

    private static KnownEvent Event(int day, Pace pace = Pace.Fast) => new(LevelRun.First.AddDays(day), Labour, pace, "The dredgers stop work", day + 2);
}
