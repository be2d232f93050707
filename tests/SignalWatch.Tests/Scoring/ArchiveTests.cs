using SignalWatch.Scoring;

namespace SignalWatch.Tests.Scoring;

public sealed class ArchiveTests(TrainedModel trained)
{
    [Fact]
    public void Known_events_stand_out_of_five_years_of_world_news()
    {
        var path = Repository.RequireShared("archive", "current-events-2019-2024.tsv");
        var items = File.ReadLines(path).Skip(1).Select(line => line.Split('\t')).ToList();

        var scored = trained.Model.Score([.. items.Select(cells => new NewsText(cells[2], "", "en"))]);

        var signals = items
            .SelectMany((cells, i) => scored[i].Where(one => one.IsSignal).Select(one => (Month: cells[0][..7], Indicator: one.Indicator.Value)))
            .CountBy(signal => signal)
            .ToDictionary(pair => pair.Key, pair => pair.Value);
        int Count(string month, string indicator) => signals.GetValueOrDefault((month, indicator));
        Assert.InRange(Count("2020-10", "zangezur-corridor"), 20, 60);
        Assert.InRange(Count("2020-01", "israel-strike-risk"), 10, 40);
        Assert.InRange(Count("2024-04", "israel-strike-risk"), 8, 40);
        Assert.InRange(Count("2022-02", "sanctions-tightening") + Count("2022-03", "sanctions-tightening"), 40, 150);
        Assert.InRange(Count("2023-03", "georgian-protests"), 1, 10);
        Assert.InRange(Count("2024-05", "georgian-protests"), 2, 12);
        Assert.InRange(signals.Values.Sum(), 300, items.Count / 30);
        Assert.InRange(Count("2019-04", "georgian-protests") + Count("2020-03", "georgian-protests") + Count("2022-06", "georgian-protests"), 0, 1);
    }
}
