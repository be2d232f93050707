using SignalWatch.Alerts;
using static SignalWatch.Assessment.Level;
using static SignalWatch.Tests.Alerts.Alerting;

namespace SignalWatch.Tests.Alerts;

public sealed class LevelRuleTests
{
    [Fact]
    public void A_rise_from_quiet_is_told_with_the_day_and_what_was_before()
    {
        var rise = LevelRule.RiseIn(Days(Quiet, Quiet, High), [], Options);

        Assert.Equal((Friday, High, Quiet, Friday), (rise?.Day.Evidence.Day, rise?.Day.Level, rise?.Was, rise?.Began));
    }

    [Fact]
    public void A_rise_that_was_told_is_not_told_again_and_a_higher_one_is()
    {
        var told = Alert(AlertKind.LevelRose, Elevated, Friday.AddDays(-1));

        Assert.Null(LevelRule.RiseIn(Days(Quiet, Elevated, Elevated), [told], Options));
        var rise = LevelRule.RiseIn(Days(Quiet, Elevated, Critical), [told], Options);
        Assert.Equal((Critical, Elevated, Friday.AddDays(-1)), (rise?.Day.Level, rise?.Was, rise?.Began));
    }

    [Theory]
    [InlineData(-3)]
    [InlineData(-2)]
    [InlineData(1)]
    public void A_rise_that_a_late_item_moved_is_the_one_that_was_told(int days) =>
        Assert.Null(LevelRule.RiseIn(Days(Quiet, Quiet, High, High), [Alert(AlertKind.LevelRose, High, Friday.AddDays(-1 + days))], Options));

    [Fact]
    public void A_rise_found_after_midnight_is_told_for_its_day()
    {
        var rise = LevelRule.RiseIn(Days(Quiet, High, High), [], Options);

        Assert.Equal(Friday.AddDays(-1), rise?.Day.Evidence.Day);
    }

    [Fact]
    public void A_rise_older_than_three_days_is_no_news_but_what_rises_above_it_is()
    {
        Assert.NotNull(LevelRule.RiseIn(Days(Quiet, High, High, High), [], Options));
        Assert.Null(LevelRule.RiseIn(Days(Quiet, High, High, High, High), [], Options));
        var rise = LevelRule.RiseIn(Days(Quiet, Elevated, Elevated, Elevated, High), [], Options);
        Assert.Equal((High, Elevated), (rise?.Day.Level, rise?.Was));
    }

    [Fact]
    public void A_rise_waits_for_half_a_true_story()
    {
        var days = Days(Quiet, Elevated, Elevated).ToList();
        days[1] = days[1] with { Evidence = days[1].Evidence with { Probability = 0.4 } };

        Assert.Equal(Friday, LevelRule.RiseIn(days, [], Options)?.Day.Evidence.Day);
        days[2] = days[2] with { Evidence = days[2].Evidence with { Probability = 0 } };
        Assert.Null(LevelRule.RiseIn(days, [], Options));
    }

    [Fact]
    public void An_unrest_after_another_is_told_again()
    {
        var rise = LevelRule.RiseIn(Days(Quiet, High, Elevated, Elevated, Elevated, Quiet, High), [Alert(AlertKind.LevelRose, High, Friday.AddDays(-5))], Options);

        Assert.Equal((High, Quiet, Friday), (rise?.Day.Level, rise?.Was, rise?.Began));
    }

    [Fact]
    public void Nothing_rises_where_nothing_is_known() => Assert.Null(LevelRule.RiseIn([], [], Options));

    [Fact]
    public void Quiet_after_an_unrest_that_was_told_is_told_once()
    {
        var days = Days(Quiet, High, Elevated, Elevated, Quiet);
        var rise = Alert(AlertKind.LevelRose, High, Friday.AddDays(-3), "rail-20250610");

        var fall = LevelRule.FallIn(days, [rise], Options);

        Assert.Equal((Friday, rise.Id), (fall?.Day.Evidence.Day, fall?.Rise.Id));
        Assert.Null(LevelRule.FallIn(days, [], Options));
        Assert.Null(LevelRule.FallIn(days, [rise, Alert(AlertKind.LevelFell, Quiet, Friday, "rail-20250610")], Options));
        Assert.Null(LevelRule.FallIn([.. days, .. Days(Quiet, Quiet, Quiet)], [rise], Options));
    }

    [Fact]
    public void Quiet_of_sources_that_are_down_is_not_told_as_calm()
    {
        var days = Days(Quiet, High, Elevated).Append(Day(Friday.AddDays(1), Quiet, 0, coverage: 0.2)).ToList();

        Assert.Null(LevelRule.FallIn(days, [Alert(AlertKind.LevelRose, High, Friday.AddDays(-1))], Options));
    }
}
