using SignalWatch.Assessment;

namespace SignalWatch.Tests.Assessment;

public sealed class LevelDetectorTests
{
    private static readonly LevelOptions Options = new();

    [Fact]
    public void Assessing_day_by_day_gives_the_levels_of_assessing_at_once()
    {
        var days = Days.Usual(2, 900, seed: 1).Then(3, 6, 9, 12, 2, 1, 0, 0, 14, 2, 3).WithLast(4, day => day with { Coverage = 0.3 });
        days[500] = days[500] with { Coverage = 0, Stories = 0, Probability = 0 };
        var behind = Options.BaselineDays + Options.GuardDays + 7;

        var atOnce = LevelDetector.Assess(days, 0, null, Options);

        DayLevel? before = null;
        for (var day = 0; day < days.Count; day++)
        {
            var first = Math.Max(day - behind, 0);
            before = Assert.Single(LevelDetector.Assess(days[first..(day + 1)], day - first, before, Options));
            Assert.Equal(atOnce[day], before);
        }
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(20)]
    public void A_usual_day_is_as_improbable_as_its_p_value_says(double rate)
    {
        var values = Enumerable.Range(0, 30)
            .SelectMany(seed => LevelDetector.Assess(Days.Usual(rate, 700, seed * 7919), 400, null, Options)).Select(level => level.PValue).ToList();

        // Counts are whole, so a rare indicator's p-values are coarse and stay on the safe side.
        var least = rate >= 5 ? 0.7 : 0.1;
        Assert.InRange(ShareAtMost(0.05), 0.05 * least, 0.05 * 1.2);
        Assert.InRange(ShareAtMost(0.005), 0.005 * least, 0.005 * 1.5);

        double ShareAtMost(double value) => values.Count(p => p <= value) / (double)values.Count;
    }

    [Fact]
    public void More_stories_are_never_less_alarming()
    {
        var past = Days.Usual(3, 400, seed: 2);

        var levels = Enumerable.Range(0, 80).Select(stories => Last(past.Then(stories))).ToList();

        Assert.All(levels.Zip(levels.Skip(1)), pair =>
        {
            Assert.True(pair.Second.PValue <= pair.First.PValue);
            Assert.True(pair.Second.Cusum >= pair.First.Cusum);
            Assert.True(pair.Second.Level >= pair.First.Level);
        });
        Assert.Equal((Level.Quiet, Level.Critical), (levels[3].Level, levels[^1].Level));
    }

    public static TheoryData<string> Histories => ["none", "zeros", "huge", "long", "uncovered", "absurd"];

    [Theory]
    [MemberData(nameof(Histories))]
    public void Any_history_gives_finite_figures(string name)
    {
        List<DayEvidence> days = name switch
        {
            "none" => [],
            "zeros" => Days.Of(new int[800]),
            "huge" => Days.Usual(1, 500, seed: 3).Then(int.MaxValue, 0, 1, 2).Then(new int[400]),
            "long" => Days.Usual(1, 10_000, seed: 4),
            "uncovered" => Days.Usual(1, 500, seed: 5).WithLast(500, day => day with { Coverage = 0 }),
            _ => Days.Usual(1, 500, seed: 6).WithLast(450, day => day with { Stories = -5, Probability = double.NaN, Coverage = double.NaN, Publishers = -1 }),
        };

        var levels = LevelDetector.Assess(days, 0, null, Options);

        Assert.Equal(days.Count, levels.Count);
        Assert.All(levels, level =>
        {
            Assert.InRange(level.Expected, 1e-9, 1e10);
            Assert.InRange(level.PValue, 0, 1);
            Assert.InRange(level.Cusum, 0, 100);
        });
    }

    [Fact]
    public void An_outbreak_does_not_raise_its_own_expectation_within_the_guard_band()
    {
        var past = Days.Usual(2, 400, seed: 7);

        var calm = LevelDetector.Assess(past.Then(Enumerable.Repeat(2, 14)), 400, null, Options);
        var outbreak = LevelDetector.Assess(past.Then(Enumerable.Repeat(30, 14)), 400, null, Options);

        Assert.Equal(calm.Select(level => level.Expected), outbreak.Select(level => level.Expected));
    }

    [Fact]
    public void An_outbreak_in_the_past_year_hardly_raises_the_expectation()
    {
        var days = Days.Usual(2, 400, seed: 8);
        var usual = Last(days).Expected;
        for (var day = 200; day < 210; day++)
        {
            days[day] = days[day] with { Stories = 40, Probability = 40 };
        }

        Assert.InRange(Last(days).Expected, usual * 0.9, usual * 1.15);
    }

    [Fact]
    public void A_weekday_with_fewer_stories_expects_fewer()
    {
        var days = Days.Of(Enumerable.Range(0, 393).Select(day => day % 7 >= 5 ? 2 : 10));

        var levels = LevelDetector.Assess(days, 386, null, Options);

        Assert.InRange(levels[0].Expected, 9, 11);
        Assert.InRange(levels[5].Expected, 1.8, 3);
    }

    [Fact]
    public void A_level_rises_at_once_and_falls_one_step_after_calm_days()
    {
        var days = Days.Usual(1, 400, seed: 9).Then(20, 1, 0, 1, 0, 1, 0, 1, 0, 1);

        var levels = LevelDetector.Assess(days, 400, null, Options).Select(level => level.Level);

        Assert.Equal(
            [
                Level.Critical, Level.Critical, Level.Critical, Level.High, Level.High, Level.High,
                Level.Elevated, Level.Elevated, Level.Elevated, Level.Quiet,
            ],
            levels);
    }

    [Fact]
    public void A_stretch_of_calm_days_that_is_broken_begins_anew()
    {
        var days = Days.Usual(1, 400, seed: 9).Then(20, 1, 0, 20, 1, 0);

        var levels = LevelDetector.Assess(days, 400, null, Options);

        Assert.Equal([0, 1, 2, 0, 1, 2], levels.Select(level => level.CalmDays));
        Assert.Equal(Level.Critical, levels[^1].Level);
    }

    [Fact]
    public void Days_on_which_nothing_was_heard_calm_nothing_and_say_so()
    {
        var days = Days.Usual(1, 400, seed: 9).Then(20, 0, 0, 0, 0, 0).WithLast(5, day => day with { Coverage = 0 });

        var levels = LevelDetector.Assess(days, 400, null, Options);

        Assert.All(levels.Skip(1), level => Assert.Equal((Level.Critical, 0, false), (level.Level, level.CalmDays, level.IsConfident)));
        Assert.All(levels.Skip(1), level => Assert.Equal(levels[0].Cusum, level.Cusum));
    }

    [Fact]
    public void Days_on_which_nothing_was_heard_teach_nothing()
    {
        var days = Days.Usual(4, 400, seed: 10);
        var usual = Last(days).Expected;
        for (var day = 100; day < 300; day++)
        {
            days[day] = days[day] with { Stories = 0, Probability = 0, Coverage = 0.1 };
        }

        Assert.InRange(Last(days).Expected, usual * 0.85, usual * 1.15);
    }

    [Fact]
    public void Coverage_scales_the_expectation()
    {
        var days = Days.Usual(4, 400, seed: 11);

        var (whole, partly) = (Last(days), Last(days.WithLast(1, day => day with { Coverage = 0.6 })));

        Assert.Equal(0.6 * whole.Expected, partly.Expected, 1e-9);
        Assert.True(partly.IsConfident);
    }

    [Fact]
    public void A_new_installation_floods_nobody()
    {
        var days = Days.Usual(20, 40, seed: 12);

        var levels = LevelDetector.Assess(days, 0, null, Options);

        Assert.All(levels, level => Assert.Equal(Level.Quiet, level.Level));
        Assert.All(levels.Take(28), level => Assert.False(level.IsConfident));
        Assert.True(levels[28].IsConfident);
    }

    [Fact]
    public void What_one_story_or_one_publisher_says_alone_is_at_most_elevated()
    {
        var silent = Days.Of(new int[400]);

        var story = Last(silent.Then(1).WithLast(1, day => day with { Publishers = 5 }));
        var publisher = Last(silent.Then(9).WithLast(1, day => day with { Publishers = 1 }));
        var confirmed = Last(silent.Then(9).WithLast(1, day => day with { Publishers = 2 }));

        Assert.True(story.Level <= Level.Elevated);
        Assert.Equal(Level.Elevated, publisher.Level);
        Assert.Equal(Level.Critical, confirmed.Level);
    }

    [Fact]
    public void A_slow_rise_is_found_though_none_of_its_days_is_improbable()
    {
        var days = Days.Of(Enumerable.Range(0, 400).Select(day => day % 2 + 4)).Then(Enumerable.Repeat(8, 12));

        var levels = LevelDetector.Assess(days, 400, null, Options);

        Assert.All(levels, level => Assert.True(level.PValue > Options.ElevatedPValue));
        Assert.True(levels[^1].Level > Level.Quiet);
    }

    [Fact]
    public void Doubtful_stories_alarm_less_than_sure_ones()
    {
        var past = Days.Usual(1, 400, seed: 13);

        var sure = Last(past.Then(6));
        var doubtful = Last(past.Then(6).WithLast(1, day => day with { Probability = 3.1 }));

        Assert.True(doubtful.PValue > sure.PValue);
        Assert.True(doubtful.Level < sure.Level);
    }

    private static DayLevel Last(List<DayEvidence> days) => LevelDetector.Assess(days, days.Count - 1, null, Options)[0];
}
