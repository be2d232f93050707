using SignalWatch.Alerts;
using SignalWatch.Alerts.Analysts;
using SignalWatch.Assessment;
using SignalWatch.Stories;
using static SignalWatch.Tests.Alerts.Alerting;

namespace SignalWatch.Tests.Alerts;

public sealed class StoryRuleTests
{
    private static readonly StoryWish Two = new(0.8, 2);

    [Theory]
    [InlineData(0.8, 2, true)]
    [InlineData(0.79, 2, false)]
    [InlineData(0.99, 1, false)]
    public void A_story_is_told_when_it_meets_somebodys_wish(double probability, int publishers, bool isTold)
    {
        var found = StoryRule.In([Stored("s", probability, ["a"], Publishers(publishers))], [], [Two, new StoryWish(0.95, 5)], Noon, Options);

        Assert.Equal(isTold, found.Any());
    }

    [Fact]
    public void Nobody_who_wants_stories_no_alert() =>
        Assert.Empty(StoryRule.In([Stored("s", 1, ["a"], Publishers(9), isOfficial: true)], [], [], Noon, Options));

    [Fact]
    public void What_is_history_only_or_older_than_three_days_is_never_told() =>
        Assert.Empty(StoryRule.In(
            [Stored("s", 1, ["a"], Publishers(9), isBackfill: true), Stored("t", 1, ["b"], Publishers(9), Noon.AddHours(-73))], [], [Two], Noon, Options));

    [Fact]
    public void One_official_report_needs_no_second_publisher()
    {
        var (_, kind, _) = Assert.Single(StoryRule.In([Stored("s", 0.96, ["a"], Publishers(1), isOfficial: true)], [], [Two], Noon, Options));

        Assert.Equal(AlertKind.OfficialReport, kind);
        Assert.Empty(StoryRule.In([Stored("s", 0.9, ["a"], Publishers(1), isOfficial: true)], [], [Two], Noon, Options));
    }

    [Fact]
    public void A_story_renamed_by_a_late_earlier_item_is_the_one_that_was_told()
    {
        var told = Alert(AlertKind.StrongStory).About(Story("a", 0.9, "herald", "agency"));

        var renamed = Stored("other-id", 0.9, ["early", "a"], Publishers(3), Noon.AddHours(-30));

        Assert.Empty(StoryRule.In([renamed], [told], [Two], Noon, Options));
    }

    [Fact]
    public void A_story_told_to_one_is_told_again_for_another_who_wanted_more_of_it()
    {
        var told = Alert(AlertKind.StrongStory).About(Story("a", 0.9, "herald", "agency"));
        var grown = Stored("s", 0.9, ["a", "b", "c"], Publishers(5));

        var (_, _, number) = Assert.Single(StoryRule.In([grown], [told], [Two, new StoryWish(0.8, 5)], Noon, Options));

        Assert.Equal(2, number);
    }

    [Fact]
    public void The_alert_of_a_story_has_the_same_id_whatever_the_story_is_called()
    {
        var before = AlertRules.Of(ViewOf(Stored("s", 0.9, ["a"], Publishers(2))), Noon, Options, new LevelOptions());
        var after = AlertRules.Of(ViewOf(Stored("renamed", 0.9, ["a"], Publishers(2))), Noon.AddHours(1), Options, new LevelOptions());

        Assert.Equal(Assert.Single(before).Id, Assert.Single(after).Id);
        Assert.Matches(@"^20250613-rail-story-[0-9a-f]{12}$", before[0].Id.Value);
    }

    private static IndicatorView ViewOf(StoredStory story) => new() { Indicator = Indicator(), Days = [], Stories = [story], Wishes = [Two] };

    private static string[] Publishers(int count) => [.. Enumerable.Range(0, count).Select(number => FormattableString.Invariant($"p{number}"))];
}
