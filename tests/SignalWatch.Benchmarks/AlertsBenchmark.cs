using System.Diagnostics;
using SignalWatch.Alerts;
using SignalWatch.Alerts.Analysts;
using SignalWatch.Assessment;
using SignalWatch.Feeds;
using SignalWatch.Packs;
using SignalWatch.Stories;

namespace SignalWatch.Benchmarks;

/// <summary>How long it takes to find the alerts of 15 indicators, each with one, and to decide each for 1,000 analysts who have had 20 lately.</summary>
public static class AlertsBenchmark
{
    private const int Indicators = 15;
    private const int Analysts = 1000;
    private const int Days = 150;
    private const int ToldLately = 20;
    private static readonly DateTimeOffset Now = new(2025, 6, 13, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2025, 6, 13);
    private static readonly string[] Zones = ["Europe/Berlin", "Asia/Tbilisi", "America/New_York", "UTC"];

    /// <summary>Runs it five times; the first also pays for compilation.</summary>
    public static void Run()
    {
        var views = Enumerable.Range(0, Indicators).Select(ViewOf).ToList();
        var analysts = Enumerable.Range(0, Analysts).Select(AnalystOf).ToList();
        var options = new AlertOptions();
        var earlier = views.SelectMany(view => AlertRules.Of(view, Now.AddDays(-2), options, new LevelOptions())).Take(ToldLately).ToList();
        var told = Enumerable.Range(0, ToldLately)
            .Select(number => new ToldAlert(earlier[number % earlier.Count] with { IndicatorId = new IndicatorId("other") }, Now.AddHours(-12 * number))).ToList();
        for (var round = 0; round < 5; round++)
        {
            var began = Stopwatch.GetTimestamp();
            var alerts = views.SelectMany(view => AlertRules.Of(view, Now, options, new LevelOptions())).ToList();
            var states = alerts.SelectMany(alert => analysts.Where(analyst => AlertDecision.IsWatched(alert, analyst))
                .Select(analyst => AlertDecision.For(alert, analyst, told, Now, options).State)).CountBy(state => state).OrderBy(one => one.Key).ToList();
            Console.WriteLine(FormattableString.Invariant(
                $"{alerts.Count} alerts x {Analysts} analysts in {Stopwatch.GetElapsedTime(began).TotalMilliseconds:0} ms: {string.Join(", ", states.Select(one => FormattableString.Invariant($"{one.Value} {one.Key}")))}"));
        }
    }

    private static IndicatorView ViewOf(int number)
    {
        var indicator = new Indicator
        {
            Id = new IndicatorId(FormattableString.Invariant($"indicator-{number}")),
            Title = FormattableString.Invariant($"Indicator {number}"),
            Question = "?",
            HalfLife = TimeSpan.FromDays(30),
            ExpectedStories = 2,
            About = [],
            Bearings = new Dictionary<ScenarioId, Bearing>(),
        };
        return new IndicatorView
        {
            Indicator = indicator,
            Days = [.. Enumerable.Range(0, Days).Select(day => DayOf(Today.AddDays(day - Days + 1), day == Days - 1 ? Level.High : Level.Quiet))],
            Stories = [.. Enumerable.Range(0, 20).Select(story => StoryOf(indicator.Id, story))],
            Wishes = [new StoryWish(0.95, 3)],
        };
    }

    private static DayLevel DayOf(DateOnly day, Level level) => new()
    {
        Evidence = level > Level.Quiet ? new DayEvidence(day, 12, 9, 3, 1) : new DayEvidence(day, 1, 0.6, 1, 1),
        Level = level,
        Expected = 0.1,
        PValue = level > Level.Quiet ? 0.0001 : 1,
        Cusum = 0,
        CalmDays = 0,
        IsConfident = true,
    };

    private static StoredStory StoryOf(IndicatorId indicator, int number) => new(
        new StoryEvidence
        {
            IndicatorId = indicator,
            StoryId = new StoryId(FormattableString.Invariant($"story{number}")),
            Time = Now.AddHours(-number),
            Probability = number == 0 ? 0.99 : 0.8,
            Items = 4,
            Publishers = [.. Enumerable.Range(0, 4).Select(publisher => FormattableString.Invariant($"publisher-{publisher + number}"))],
            Trust = 1,
            IsOfficial = false,
            IsBackfill = false,
            Title = "Rails laid from one town to another",
            Outlet = "Herald",
            Url = "https://herald.example/rails",
            Why = "rails (+1.2)",
            Sentence = "Rails were laid from one town to another.",
            SourceId = new SourceId("herald"),
            ItemId = new ItemId(FormattableString.Invariant($"item{number}")),
        },
        [.. Enumerable.Range(0, 4).Select(item => FormattableString.Invariant($"herald|{indicator}-{number}-{item}"))]);

    private static Analyst AnalystOf(int number) => new()
    {
        Id = new AnalystId(FormattableString.Invariant($"analyst-{number}")),
        Address = FormattableString.Invariant($"analyst-{number}@example.org"),
        TimeZone = Zones[number % Zones.Length],
        Since = Now.AddDays(-100),
        MinimumLevel = number % 3 == 0 ? Level.Elevated : Level.High,
        MinimumProbability = number % 2 == 0 ? 0.95 : null,
        QuietHours = number % 5 == 0 ? new QuietHours(new TimeOnly(9, 0), new TimeOnly(15, 0)) : null,
        IsImmediate = number % 10 != 0,
        Indicators = number % 4 == 0 ? [new IndicatorId("indicator-1"), new IndicatorId("indicator-2")] : [],
    };
}
