using SignalWatch.Alerts;
using SignalWatch.Alerts.Analysts;
using SignalWatch.Assessment;
using SignalWatch.Feeds;
using SignalWatch.Packs;
using SignalWatch.Stories;

namespace SignalWatch.Tests.Alerts;

/// <summary>Makes what alerts are decided from.</summary>
internal static class Alerting
{
    public static readonly IndicatorId Rail = new("rail");
    public static readonly DateOnly Friday = new(2025, 6, 13);
    public static readonly DateTimeOffset Noon = new(2025, 6, 13, 12, 0, 0, TimeSpan.Zero);
    public static readonly AlertOptions Options = new();

    public static Indicator Indicator(double? expects = null) => new()
    {
        Id = Rail,
        Title = "Railways",
        Question = "?",
        HalfLife = TimeSpan.FromDays(30),
        ExpectedStories = expects,
        About = [],
        Bearings = new Dictionary<ScenarioId, Bearing>(),
    };

    /// <summary>Days with these levels, the last on Friday; a level above quiet comes with as many stories.</summary>
    public static IReadOnlyList<DayLevel> Days(params IEnumerable<Level> levels)
    {
        var all = levels.ToList();
        return [.. all.Select((level, number) => Day(Friday.AddDays(number - all.Count + 1), level, (int)level))];
    }

    public static DayLevel Day(DateOnly day, Level level, int stories, double coverage = 1) => new()
    {
        Evidence = new DayEvidence(day, stories, stories, stories, coverage),
        Level = level,
        Expected = 0.05,
        PValue = stories > 0 ? 0.0001 : 1,
        Cusum = 0,
        CalmDays = 0,
        IsConfident = coverage >= 0.5,
    };

    public static Analyst Analyst(DateTimeOffset? since = null) => new()
    {
        Id = new AnalystId("nino"),
        Address = "nino@example.org",
        TimeZone = "Europe/Berlin",
        Since = since ?? Noon.AddDays(-100),
    };

    public static Alert Alert(AlertKind kind, Level? level = null, DateOnly? day = null, string episode = "rail-20250613") => new()
    {
        Id = new AlertId(FormattableString.Invariant($"{day ?? Friday:yyyyMMdd}-rail-{level?.ToString().ToLowerInvariant() ?? kind.ToString().ToLowerInvariant()}")),
        Kind = kind,
        Raised = new DateTimeOffset(day ?? Friday, new TimeOnly(12, 0), TimeSpan.Zero),
        Day = day ?? Friday,
        Episode = episode,
        Headline = "Railways: something",
        Reason = "because",
        IndicatorId = kind == AlertKind.WordChanged ? null : Rail,
        ScenarioId = kind == AlertKind.WordChanged ? new ScenarioId("trade") : null,
        Level = level,
    };

    public static Alert About(this Alert alert, params IEnumerable<AlertStory> stories)
    {
        var told = stories.ToList();
        return alert with
        {
            Stories = told,
            Publishers = told.SelectMany(story => story.Publishers).Distinct(StringComparer.Ordinal).Count(),
            Items = [.. told.Select(story => $"{story.SourceId}|{story.ItemId}")],
        };
    }

    public static AlertStory Story(string item, double probability, params IReadOnlyList<string> publishers) => new()
    {
        Time = Noon.AddHours(-2),
        IndicatorId = Rail,
        Title = "Rails laid",
        Outlet = "Herald",
        Probability = probability,
        Publishers = publishers,
        Why = "rails",
        Sentence = "Rails were laid.",
        SourceId = new SourceId("herald"),
        ItemId = new ItemId(item),
    };

    public static StoredStory Stored(
        string id, double probability, IReadOnlyList<string> items, IReadOnlyList<string> publishers, DateTimeOffset? time = null, bool isOfficial = false, bool isBackfill = false) => new(
        new StoryEvidence
        {
            IndicatorId = Rail,
            StoryId = new StoryId(id),
            Time = time ?? Noon.AddHours(-2),
            Probability = probability,
            Items = items.Count,
            Publishers = publishers,
            Trust = 1,
            IsOfficial = isOfficial,
            IsBackfill = isBackfill,
            Title = "Rails laid",
            Outlet = "Herald",
            Url = "https://herald.example/rails",
            Why = "rails",
            Sentence = "Rails were laid.",
            SourceId = new SourceId("herald"),
            ItemId = new ItemId(items[0]),
        },
        [.. items.Select(item => $"herald|{item}")]);
}
