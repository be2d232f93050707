using System.Globalization;

namespace SignalWatch.Benchmarks.Levels;

/// <summary>How soon outbreaks in simulated news are found, beside other rules, at the same rates of false alarms.</summary>
public static class LevelsBenchmark
{
    private const int UsualSeries = 300;
    private const int UsualDays = 365;
    private const int OutbreakSeries = 700;
    private const int RunIn = 60;
    private static readonly double[] Rates = [0.2, 1, 5, 20];
    private static readonly double[] FalseAlarms = [0.005, 0.001];
    private static readonly DayStatistic[] Statistics = [.. OurStatistics.All, .. OtherStatistics.All];

    /// <summary>Simulates, calibrates and prints the tables.</summary>
    public static void Run()
    {
        var usual = Rates.ToDictionary(rate => rate, UsualStatistics);
        var outbreaks = Rates.ToDictionary(rate => rate, OutbreakStatistics);
        foreach (var rate in Rates)
        {
            var of = usual[rate][1];
            Print(string.Create(CultureInfo.InvariantCulture, $"{rate} a day: p<=.05 {of.Count(x => x >= -Math.Log(.05)) / (double)of.Length:0.00000} p<=.005 {of.Count(x => x >= -Math.Log(.005)) / (double)of.Length:0.00000} p<=.0005 {of.Count(x => x >= -Math.Log(.0005)) / (double)of.Length:0.000000} p<=1e-5 {of.Count(x => x >= -Math.Log(.00001)) / (double)of.Length:0.000000}; combined {usual[rate][0].Count(x => x >= -Math.Log(.005)) / (double)of.Length:0.00000} {usual[rate][0].Count(x => x >= -Math.Log(.0005)) / (double)of.Length:0.000000} {usual[rate][0].Count(x => x >= -Math.Log(.00001)) / (double)of.Length:0.000000}"));
        }

        foreach (var falseAlarms in FalseAlarms)
        {
            var thresholds = Rates.ToDictionary(
                rate => rate, rate => usual[rate].Select(days => AlarmThreshold.For(days, falseAlarms)).ToArray());
            var scores = (from rate in Rates
                          from run in outbreaks[rate]
                          from method in Enumerable.Range(0, Statistics.Length)
                          select (Method: method, Rate: rate, run.Outbreak, Score: DetectionScore.Of(run.Days[method], thresholds[rate][method]))).ToList();
            Print(string.Create(CultureInfo.InvariantCulture, $"\n{falseAlarms} false alarms a day"));
            Print($"{"",-24}{"by day 1",10}{"by day 3",10}{"by day 7",10}{"mean delay",12}");
            foreach (var group in scores.GroupBy(score => score.Method))
            {
                var mean = DetectionScore.Mean([.. group.Select(score => score.Score)]);
                Print(string.Create(
                    CultureInfo.InvariantCulture, $"{Statistics[group.Key].Name,-24}{mean.ByDay1,10:P1}{mean.ByDay3,10:P1}{mean.ByDay7,10:P1}{mean.Delay,12:0.00}"));
            }

            Print($"\nby day 3: {string.Join(", ", Statistics.Select(statistic => statistic.Name))}");
            foreach (var group in scores.GroupBy(score => (score.Rate, score.Outbreak)))
            {
                var cells = group.GroupBy(score => score.Method).Select(method => method.Average(score => score.Score.ByDay3)).ToList();
                var best = cells.Skip(OurStatistics.All.Count).Max();
                Print(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{group.Key.Rate,5} a day, {group.Key.Outbreak.Shape,-8}{group.Key.Outbreak.Size,3}{(cells[0] < best - 0.0005 ? " -" : "  ")}{string.Concat(cells.Select(cell => cell.ToString("P1", CultureInfo.InvariantCulture).PadLeft(10)))}"));
            }
        }
    }

    private static double[][] UsualStatistics(double rate)
    {
        var series = new double[UsualSeries][][];
        Parallel.For(0, UsualSeries, seed =>
        {
            var days = AssessedDays.From(new SimulatedNews(rate, UsualDays, seed).History, SimulatedNews.PastDays);
            series[seed] = [.. Statistics.Select(statistic => statistic.Of(days).ToArray())];
        });
        return [.. Enumerable.Range(0, Statistics.Length).Select(
            method => series.SelectMany(days => days[method]).OrderDescending().ToArray())];
    }

    private static List<(Outbreak Outbreak, double[][] Days)> OutbreakStatistics(double rate)
    {
        var series = new List<(Outbreak, double[][])>[OutbreakSeries];
        Parallel.For(0, OutbreakSeries, number =>
        {
            var first = SimulatedNews.PastDays + RunIn + number % 7;
            var seed = 1_000_000 + number;
            var calm = new SimulatedNews(rate, first - SimulatedNews.PastDays, seed).History;
            var before = AssessedDays.From(calm, SimulatedNews.PastDays).Levels[^1];
            series[number] = [.. Outbreak.All.Select(outbreak =>
            {
                var news = new SimulatedNews(rate, first + Outbreak.Days - SimulatedNews.PastDays, seed);
                for (var day = 0; day < Outbreak.Days; day++)
                {
                    news.Add(first + day, outbreak.Size * outbreak.ShareOn(day) * news.Deviation);
                }

                var days = AssessedDays.From(news.History, first, before);
                return (outbreak, Statistics.Select(statistic => statistic.Of(days).ToArray()).ToArray());
            })];
        });
        return [.. series.SelectMany(runs => runs)];
    }

    private static void Print(string line) => Console.WriteLine(line);
}
