using System.Globalization;
using SignalWatch.Assessment;
using SignalWatch.Scoring;

namespace SignalWatch.Tests.Scoring;

public sealed class ArchiveTests(TrainedModel trained)
{
    private const int Months = 66;
    private static readonly DateOnly First = new(2019, 1, 1);

    // Not by the chance of each month alone: where an indicator has a few items a year, one more in some other month would decide.
    [Theory]
    [InlineData("zangezur-corridor", "2020-10", "2020-11", "2023-09")]
    [InlineData("israel-strike-risk", "2020-01", "2024-04")]
    [InlineData("sanctions-tightening", "2022-02", "2022-03")]
    [InlineData("georgian-protests", "2023-03", "2024-04", "2024-05")]
    public void Known_events_stand_out_of_five_years_of_world_news(string indicator, params string[] months)
    {
        var counts = CountsOf(indicator);
        var known = counts.ToLookup(count => months.Contains(count.Start.ToString("yyyy-MM", CultureInfo.InvariantCulture), StringComparer.Ordinal), count => count.Items);

        var ranks = known[true].Select(items => counts.Count(count => count.Items >= items)).ToList();
        var (during, otherwise) = (known[true].Average(), known[false].Average());

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{indicator}: {Sparkline.Of(counts.Select(count => count.Items))} ranks {string.Join(' ', ranks)}; {during:0.00} items a month, else {otherwise:0.00}"));
        Assert.All(known[true], items => Assert.InRange(items, Peaks.FewestItems, int.MaxValue));
        Assert.All(ranks, rank => Assert.InRange(rank, 1, Months / 10));
        Assert.InRange(during, 4 * otherwise, double.MaxValue);
    }

    [Fact]
    public void Ordinary_news_is_rarely_taken_for_evidence()
    {
        var all = Scored();

        var flagged = all.Count(item => item.Indicators.Count > 0);

        Assert.InRange(flagged, 1, all.Count / 40);
    }

    private List<PeriodCount> CountsOf(string indicator)
    {
        var counts = Enumerable.Range(0, Months).Select(month => new PeriodCount(First.AddMonths(month), 0, 0)).ToList();
        foreach (var (day, _) in Scored().Where(item => item.Indicators.Contains(indicator)))
        {
            var month = ((day.Year - First.Year) * 12) + day.Month - 1;
            counts[month] = counts[month] with { Items = counts[month].Items + 1 };
        }

        return counts;
    }

    private List<(DateOnly Day, HashSet<string> Indicators)> Scored()
    {
        var path = Repository.RequireShared("archive", "current-events-2019-2024.tsv");
        var items = File.ReadLines(path).Skip(1).Select(line => line.Split('\t')).ToList();
        var scored = trained.Model.Score([.. items.Select(cells => new NewsText(cells[2], "", "en"))]);
        return [.. items.Select((cells, i) => (
            DateOnly.ParseExact(cells[0], "yyyy-MM-dd", CultureInfo.InvariantCulture),
            scored[i].Where(one => one.IsSignal).Select(one => one.Indicator.Value).ToHashSet(StringComparer.Ordinal)))];
    }
}
