using SignalWatch.Assessment;

namespace SignalWatch.Tests.Assessment;

public sealed class AlertRuleTests
{
    private static readonly AlertRule High = new(Level.High, CoolDownDays: 7, MinimumEvidence: 0.5);

    [Theory]
    [InlineData("a level that stays up is told once", "..hhhhhhhhhhhh", "2")]
    [InlineData("a level below the threshold is not told", "..eeee..e.....", "")]
    [InlineData("a rise within the cool-down is not told", "..h.h...h.....", "2")]
    [InlineData("a rise after the cool-down is told", "..h......h....", "2 9")]
    [InlineData("a higher level is told within the cool-down", "..hc..........", "2 3")]
    [InlineData("a higher level than the last told is told on its way back up", "..h.c.........", "2 4")]
    [InlineData("the same level is not told again on its way back up", "..c.c.........", "2")]
    [InlineData("a rise from elevated is a rise", "..eehh........", "4")]
    [InlineData("the first day may be one", "h.............", "0")]
    [InlineData("a level that stood out the cool-down is not told again", "..c.hhhhhhhhhh", "2")]
    [InlineData("too little evidence is not told", "..H...........", "")]
    [InlineData("a level is told once there is evidence", "..HHh.........", "4")]
    public void Only_news_is_an_alert(string why, string levels, string expected)
    {
        var alerts = AlertsOf(High, levels);

        Assert.True(expected == string.Join(' ', alerts), why);
    }

    [Theory]
    [InlineData("from the alert until the level falls below the threshold", "..hhhcheehh...", "..xxxxx..xx...")]
    [InlineData("a rise in the cool-down is known from the alert before it", "..h.hh........", "..x.xx........")]
    [InlineData("what was not told for want of evidence is not known", "..HHhh........", "....xx........")]
    public void A_level_is_known_while_it_stands_and_was_told(string why, string levels, string expected)
    {
        var known = string.Concat(High.Follow(LevelRun.Of(levels)).Select(day => day.IsKnown ? 'x' : '.'));

        Assert.True(expected == known, $"{why}: {known}");
    }

    [Fact]
    public void The_threshold_and_the_cool_down_are_the_callers()
    {
        var rule = new AlertRule(Level.Elevated, CoolDownDays: 2, MinimumEvidence: 0);

        var alerts = AlertsOf(rule, ".e.E.h.");

        Assert.Equal([1, 3, 5], alerts);
    }

    private static IEnumerable<int> AlertsOf(AlertRule rule, string levels) =>
        rule.Follow(LevelRun.Of(levels)).Where(day => day.IsAlert).Select(day => day.Day.Evidence.Day.DayNumber - LevelRun.First.DayNumber);
}
