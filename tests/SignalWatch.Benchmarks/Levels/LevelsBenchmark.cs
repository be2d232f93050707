using System.Globalization;
using SignalWatch.Assessment;

namespace SignalWatch.Benchmarks.Levels;

/// <summary>How soon outbreaks in simulated news are found, beside other rules, at the same rates of false alarms.</summary>
public static class LevelsBenchmark
{
    private const int UsualSeries = 300;
    private const int UsualDays = 365;
    private const int OutbreakSeries = 1000;
    private const int RunIn = 60;
    private static readonly double[] Rates = [0.2, 1, 5, 20];
    private static readonly double[] FalseAlarms = [0.005, 0.001];
    private static readonly DayStatistic[] Statistics = [.. OurStatistics.All, .. OtherStatistics.All];

    /// <summary>Simulates, sets every method's threshold at each rate of stories on the same usual days, and prints tables.</summary>
    public static void Run()
    {
        var usual = Rates.ToDictionary(rate => rate, UsualStatistics);
        PrintCalibration(usual);
        var runs = Rates.ToDictionary(rate => rate, OutbreakStatistics);
        foreach (var falseAlarms in FalseAlarms)
        {
            var scores = Rates.SelectMany(rate => ScoresOf(rate, usual[rate], runs[rate], falseAlarms)).ToList();
            PrintMethods(scores, falseAlarms);
            PrintCells(scores, "rate and shape", score => FormattableString.Invariant($"{score.Rate,4} a day, {score.Outbreak.Shape}"), onlyLosses: false);
            PrintCells(
                scores, "where another is ahead", score => FormattableString.Invariant($"{score.Rate,4} a day, {score.Outbreak.Shape} {score.Outbreak.Size}"), onlyLosses: true);
        }
    }

    /// <summary>Each method's statistic on days without outbreaks, in descending order.</summary>
    private static double[][] UsualStatistics(double rate)
    {
        var series = new double[UsualSeries][][];
        Parallel.For(0, UsualSeries, seed =>
        {
            var days = AssessedDays.From(new SimulatedNews(rate, UsualDays, seed).History, SimulatedNews.PastDays);
            series[seed] = [.. Statistics.Select(statistic => statistic.Of(days).ToArray())];
        });
        return [.. Enumerable.Range(0, Statistics.Length).Select(method => series.SelectMany(days => days[method]).OrderDescending().ToArray())];
    }

    /// <summary>Each method's statistic on the days of each outbreak.</summary>
    private static List<OutbreakRun> OutbreakStatistics(double rate)
    {
        var series = new List<OutbreakRun>[OutbreakSeries];
        Parallel.For(0, OutbreakSeries, number =>
        {
            // The seeds are those of no usual series; an outbreak begins on any weekday.
            var (seed, first) = (1_000_000 + number, SimulatedNews.PastDays + RunIn + number % 7);
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
                return new OutbreakRun(outbreak, [.. Statistics.Select(statistic => statistic.Of(days).ToArray())]);
            })];
        });
        return [.. series.SelectMany(runs => runs)];
    }

    private static IEnumerable<(int Method, double Rate, Outbreak Outbreak, DetectionScore Score)> ScoresOf(
        double rate, double[][] usual, List<OutbreakRun> runs, double falseAlarms)
    {
        var thresholds = usual.Select(days => AlarmThreshold.For(days, falseAlarms)).ToArray();
        return from run in runs
               from method in Enumerable.Range(0, Statistics.Length)
               select (method, rate, run.Outbreak, DetectionScore.Of(run.Days[method], thresholds[method]));
    }

    private static void PrintCalibration(Dictionary<double, double[][]> usual)
    {
        var options = new LevelOptions();
        Print($"Usual days that call for a level, as a share; the p-values of the levels are {options.ElevatedPValue}, {options.HighPValue} and {options.CriticalPValue:0.00000}");
        foreach (var (rate, statistics) in usual)
        {
            var shares = new[] { options.ElevatedPValue, options.HighPValue, options.CriticalPValue }
                .Select(p => statistics[0].Count(day => day >= -Math.Log(p)) / (double)statistics[0].Length).ToList();
            Print($"{rate,4} a day  elevated {shares[0]:0.0000}  high {shares[1]:0.00000}  critical {shares[2]:0.000000}");
        }
    }

    private static void PrintMethods(List<(int Method, double Rate, Outbreak Outbreak, DetectionScore Score)> scores, double falseAlarms)
    {
        Print($"\nAt {falseAlarms} false alarms a day: found by day 1, 3 and 7, and mean delay in days (7 when not found)");
        foreach (var method in scores.GroupBy(score => score.Method))
        {
            var mean = DetectionScore.Mean([.. method.Select(score => score.Score)]);
            Print($"{Statistics[method.Key].Name,-24}{mean.ByDay1,9:P1}{mean.ByDay3,9:P1}{mean.ByDay7,9:P1}{mean.Delay,9:0.00}");
        }
    }

    private static void PrintCells(
        List<(int Method, double Rate, Outbreak Outbreak, DetectionScore Score)> scores,
        string title,
        Func<(int Method, double Rate, Outbreak Outbreak, DetectionScore Score), string> cellOf,
        bool onlyLosses)
    {
        // The parts of ours are no contenders.
        int[] methods = [0, .. Enumerable.Range(OurStatistics.All.Count, OtherStatistics.All.Count)];
        Print($"\nFound by day 3, {title}: {string.Join(", ", methods.Select(method => Statistics[method].Name))}");
        var losses = 0;
        var cells = scores.GroupBy(cellOf, StringComparer.Ordinal).ToList();
        foreach (var cell in cells)
        {
            var means = methods.Select(method => cell.Where(score => score.Method == method).Average(score => score.Score.ByDay3)).ToList();
            var isLost = means[0] < means.Max();
            losses += isLost ? 1 : 0;
            if (isLost || !onlyLosses)
            {
                Print($"{cell.Key,-22}{string.Concat(means.Select(mean => mean.ToString("P1", CultureInfo.InvariantCulture).PadLeft(9)))}{(isLost ? "  behind" : "")}");
            }
        }

        Print($"ahead in {cells.Count - losses} of {cells.Count}");
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
