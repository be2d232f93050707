using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SignalWatch.Alerts;
using SignalWatch.Assessment;
using SignalWatch.Feeds;
using SignalWatch.Feeds.Fetching;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Jobs;
using SignalWatch.Packs;
using SignalWatch.Tests.Jobs;

namespace SignalWatch.Tests.Web;

/// <summary>Half a year of an invented canal: quiet, with a burst of stories in the last week, and a headline that attacks its readers.</summary>
internal static class DashboardNews
{
    public const string HostileTitle = "<script>alert(1)</script><img src=x onerror=alert(1)>\" onmouseover=\"alert(1) \u202Egnp \uD800 dredging-progress";
    public static readonly DateTimeOffset Now = new(2025, 7, 1, 18, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly Today = new(2025, 7, 1);
    public static readonly IndicatorId Dredging = new("dredging-progress");
    public static readonly IndicatorId Labour = new("labour-trouble");
    public static readonly ScenarioId Opens = new("canal-opens");
    public static readonly ScenarioId Stalls = new("canal-stalls");
    public static readonly SourceId Herald = new("amber-herald");
    public static readonly SourceId Gazette = new("lake-gazette");

    private const int Days = 180;
    private static readonly string[] Crews = ["Olsen", "Baptiste", "Kimura", "Adeyemi", "Novak", "Tavares", "Lindqvist", "Haddad"];
    private static readonly string[] Places = ["Port Amber", "the north lock", "Gull Bend", "the old weir", "Cape Tern", "the ferry quay", "Salt Reach"];
    private static readonly string[] Deeds = ["clears gravel from", "deepens", "surveys", "dredges silt out of", "blasts rock near", "opens a trench by"];

    /// <summary>The analysis: two scenarios that exclude each other, two indicators, one of which separates nothing.</summary>
    public static Pack Pack { get; } = PackWith(new Bearing(2, "Ships need a dredged channel."));

    /// <summary>Fills the store under the services by the jobs themselves.</summary>
    public static async Task FillAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var store = services.GetRequiredService<ITableStore>();
        var notes = services.GetRequiredService<PackNotes>();
        await notes.RecordAsync(PackWith(new Bearing(1, "Ships need a dredged channel.")), Today.AddDays(-60), cancellationToken);
        await notes.RecordAsync(Pack, Today.AddDays(-20), cancellationToken);
        var record = new RecordItems(
            new WordClassifier(Dredging.Value, Labour.Value), services.GetRequiredService<ItemHistory>(), services.GetRequiredService<SignalHistory>(), new DueRecounts(store));
        await record.RunAsync([.. Items()], cancellationToken);
        var coverage = services.GetRequiredService<CoverageHistory>();
        foreach (var source in Pack.Sources)
        {
            await coverage.MarkAsync(source.Id, Today.AddDays(-Days), Today, cancellationToken);
        }

        await services.GetRequiredService<SourceHistory>().SaveAsync(Gazette, FailingState().ToProperties(), cancellationToken);
        await services.GetRequiredService<AlertHistory>().AddAsync([.. Alerts()], cancellationToken);
        await new AssessIndicators(Pack, store, coverage, services.GetRequiredService<TimeProvider>()).RunAsync(cancellationToken);
    }

    private static IEnumerable<Alert> Alerts() =>
    [
        new Alert
        {
            Id = new AlertId("20250627.dredging-progress.high"), Kind = AlertKind.LevelRose, Raised = Now.AddDays(-4), Day = Today.AddDays(-4), Episode = "dredging-progress.20250627",
            Headline = "Dredging progress: high (was quiet) <b>now</b>", Reason = "5 stories where 0.1 are expected.", IndicatorId = Dredging, Level = Level.High,
        },
        new Alert
        {
            Id = new AlertId("20250629.canal-opens.likely"), Kind = AlertKind.WordChanged, Raised = Now.AddDays(-2), Day = Today.AddDays(-2), Episode = "canal-opens.likely",
            Headline = "The canal opens: likely (was possible)", Reason = "It held for a day.", ScenarioId = Opens, Was = "possible",
        },
    ];

    private static PollState FailingState() => new()
    {
        SourceUrl = Pack.Sources[1].Url, FirstPolled = Now.AddDays(-90), LastPolled = Now.AddHours(-1), LastSucceeded = Now.AddDays(-2), FailingSince = Now.AddDays(-2),
        ConsecutiveFailures = 3, LastFault = nameof(FetchFault.Timeout), Outcomes = ["2025-07-01T17:00Z Timeout: no answer in 30 s"],
    };

    private static IEnumerable<StoredItem> Items()
    {
        for (var day = Days; day >= 0; day--)
        {
            var (time, count) = (Now.AddDays(-day).AddHours(-8), day switch { < 7 => 5, _ when day % 9 == 0 => 1, _ => 0 });
            for (var number = 0; number < count; number++)
            {
                var pick = 5 * day + number;
                var title = string.Create(CultureInfo.InvariantCulture, $"Crew of {Crews[pick % Crews.Length]} {Deeds[pick % Deeds.Length]} {Places[pick % Places.Length]} on shift {pick}: dredging-progress");
                yield return Item(number % 2 == 0 ? Herald : Gazette, string.Create(CultureInfo.InvariantCulture, $"dredged{pick}"), title, time.AddMinutes(number), string.Create(CultureInfo.InvariantCulture, $"https://news.example/{pick}"));
            }
        }

        yield return Item(Herald, "hostile", HostileTitle, Now.AddDays(-19), "javascript:alert(1)");
        yield return Item(Gazette, "strike", "Dredger crews strike for a day: labour-trouble", Now.AddDays(-3), "https://news.example/strike");
    }

    private static StoredItem Item(SourceId source, string id, string title, DateTimeOffset time, string url) => new()
    {
        SourceId = source, ItemId = new ItemId(id), Title = title, Url = url, Publisher = source.Value, Outlet = source.Value, Language = "en",
        FirstSeen = time, Time = time, IsBackfill = false, Text = title, TextOrigin = TextOrigin.Summary,
    };

    private static Pack PackWith(Bearing ofDredging) => new()
    {
        Id = "canal",
        Title = "The Amber Canal & its <friends>",
        Scale = new ProbabilityScale
        {
            Name = "own",
            Words = [new LikelihoodWord("unlikely", 0, 0.35, 0.2), new LikelihoodWord("possible", 0.35, 0.6, 0.5), new LikelihoodWord("likely", 0.6, 1, 0.75)],
        },
        Scenarios = [ScenarioOf(Opens, "The canal opens", "possible"), ScenarioOf(Stalls, "The canal stalls", "unlikely")],
        Indicators =
        [
            IndicatorOf(Labour, "Labour trouble", new Bearing(0, "The crews are small."), new Bearing(0, "Money is another matter.")),
            IndicatorOf(Dredging, "Dredging progress", ofDredging, new Bearing(-1, "Progress draws more money.")),
        ],
        Sources = [TestPack.Source(Herald.Value, 0.8, isOfficial: false), TestPack.Source(Gazette.Value, 0.6, isOfficial: false)],
        Concepts = [new Concept { Name = "dredgers", Kind = ConceptKind.Actor, Aliases = ["dredger*", "Crew of"], Group = "canal-side" }],
        ExamplesPath = "examples.tsv",
    };

    private static Scenario ScenarioOf(ScenarioId id, string title, string word) =>
        new() { Id = id, Title = title, Statement = title + ".", PublishedWord = word, Group = "canal" };

    private static Indicator IndicatorOf(IndicatorId id, string title, Bearing opens, Bearing stalls) => new()
    {
        Id = id,
        Title = title,
        Question = $"Is there {title}?",
        HalfLife = TimeSpan.FromDays(30),
        About = [],
        Bearings = new Dictionary<ScenarioId, Bearing> { [Opens] = opens, [Stalls] = stalls },
    };
}
