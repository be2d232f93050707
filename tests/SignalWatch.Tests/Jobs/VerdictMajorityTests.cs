using SignalWatch.Feeds;
using SignalWatch.History;
using SignalWatch.Jobs;
using SignalWatch.Packs;

namespace SignalWatch.Tests.Jobs;

public sealed class VerdictMajorityTests
{
    private static readonly DateTimeOffset Noon = new(2025, 6, 13, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("anna+", true)]
    [InlineData("anna-", false)]
    [InlineData("anna+ anna-", false)]
    [InlineData("anna- anna+", true)]
    [InlineData("anna+ nino-", null)]
    [InlineData("anna+ nino- lev-", false)]
    [InlineData("anna+ nino- lev- nino+", true)]
    [InlineData("anna- nino+ anna+", true)]
    public void Each_analysts_latest_word_counts_and_the_majority_decides(string said, bool? expected)
    {
        var verdicts = said.Split(' ').Select((word, hour) => VerdictOf("a", word[..^1], word[^1] == '+', Noon.AddHours(hour)));

        var judged = VerdictMajority.Of(verdicts.Reverse());

        Assert.Equal(expected, judged.Count == 0 ? null : Assert.Single(judged).IsEvidence);
    }

    [Fact]
    public void Items_and_indicators_are_judged_apart_and_come_oldest_first()
    {
        var gas = VerdictOf("a", "anna", true, Noon.AddHours(2)) with { IndicatorId = new IndicatorId("gas") };

        var judged = VerdictMajority.Of([gas, VerdictOf("b", "anna", false, Noon.AddHours(1)), VerdictOf("a", "anna", true, Noon)]);

        Assert.Equal([("a", "protests"), ("b", "protests"), ("a", "gas")], judged.Select(one => (one.Text.Title, one.Indicator.Value)));
    }

    private static Verdict VerdictOf(string item, string analyst, bool isEvidence, DateTimeOffset time) => new()
    {
        Analyst = analyst, Time = time, SourceId = new SourceId("outlet"), ItemId = new ItemId(item), IndicatorId = new IndicatorId("protests"),
        Judgement = isEvidence ? Judgement.Correct : Judgement.Wrong, Title = item, Lead = "", Language = "en",
    };
}
