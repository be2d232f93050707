using System.Diagnostics;
using SignalWatch.Alerts;
using SignalWatch.Alerts.Analysts;
using SignalWatch.Alerts.Delivery;
using SignalWatch.Alerts.Mail;
using SignalWatch.Assessment;
using SignalWatch.Feeds;
using SignalWatch.Packs;

namespace SignalWatch.Benchmarks;

/// <summary>How long 1,000 mails with charts take to write, on all cores and on one, and how large they are.</summary>
public static class MailBenchmark
{
    private const int Mails = 1000;
    private static readonly DateTimeOffset Now = new(2025, 6, 13, 19, 50, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = DateOnly.FromDateTime(Now.UtcDateTime);

    /// <summary>Writes the mails of 15 alerts with 12 stories each to 1,000 analysts, and times it.</summary>
    public static void Run()
    {
        var pack = PackReader.Read(PackLocator.Find(Path.Combine("src", "packs", "north-south")));
        var news = new InventedNews(seed: 5);
        var alerts = pack.Indicators.Select((indicator, number) => AlertOf(pack, indicator, number, news)).ToList();
        var composer = new MailComposer(pack, new MailOptions { From = "watch@example.org" }, link => new Uri($"https://watch.example/m/{new string('t', 180)}{link.GetType().Name}"));
        foreach (var cores in new[] { 1, Environment.ProcessorCount })
        {
            var began = Stopwatch.GetTimestamp();
            var sizes = Enumerable.Range(0, Mails).AsParallel().WithDegreeOfParallelism(cores).Select(number => SizeOf(composer, alerts[number % alerts.Count], number)).ToList();
            var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
            Console.WriteLine(FormattableString.Invariant(
                $"{Mails} mails of {alerts.Count} alerts, {cores} at once: {seconds:0.0} s; {sizes.Average() / 1000:0} KB each, the largest {sizes.Max() / 1000.0:0} KB"));
        }
    }

    private static long SizeOf(MailComposer composer, Alert alert, int number)
    {
        var analyst = new Analyst { Id = new AnalystId(FormattableString.Invariant($"analyst-{number}")), Address = FormattableString.Invariant($"analyst{number}@example.org"), TimeZone = "Europe/Berlin", Since = Now.AddDays(-30) };
        using var mail = composer.Compose(alert, analyst, OutboxId.Of(alert.Id, analyst.Id), Now);
        using var stream = new MemoryStream();
        mail.WriteTo(stream, CancellationToken.None);
        return stream.Length;
    }

    private static Alert AlertOf(Pack pack, Indicator indicator, int number, InventedNews news) => new()
    {
        Id = new AlertId($"20250613.{indicator.Id}.high"),
        Kind = AlertKind.LevelRose,
        Raised = Now,
        Day = Today,
        Episode = $"{indicator.Id}.20250611",
        Headline = $"{indicator.Title}: high (was quiet) - 14 stories, 6 publishers",
        Reason = "14 stories today where 1.8 are expected; six independent publishers report them.",
        IndicatorId = indicator.Id,
        Level = Level.High,
        Was = "quiet",
        Publishers = 6,
        Stories = [.. Enumerable.Range(0, 12).Select(story => StoryOf(story, indicator.Id, news))],
        Days = [.. Enumerable.Range(-59, 60).Select(back => new AlertDay(Today.AddDays(back), (back * back + number) % 9, back > -3 ? Level.High : Level.Quiet))],
        Effects = [.. pack.Scenarios.Select(scenario => new ScenarioEffect(scenario.Id, 0.2, "unlikely", 0.3, "less likely", 0.4))],
        Coverage = 0.9,
        Confidence = "moderate",
    };

    private static AlertStory StoryOf(int number, IndicatorId indicator, InventedNews news)
    {
        var title = news.Next();
        return new AlertStory
        {
            Time = Now.AddHours(-number),
            IndicatorId = indicator,
            Title = title,
            Outlet = FormattableString.Invariant($"Outlet {number}"),
            Url = FormattableString.Invariant($"https://news.example/articles/2025/06/13/{number}"),
            Probability = 0.95,
            Publishers = ["wire", "herald", "gazette"],
            Why = "freight + route (+1.9), southern (+0.8)",
            Sentence = $"{title}, said two people who were there on Friday.",
            SourceId = new SourceId("outlet"),
            ItemId = new ItemId("abcdefghijklmnop0123456789"),
        };
    }
}
