using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SignalWatch.Feeds;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Jobs;
using SignalWatch.Packs;
using SignalWatch.Scoring;
using SignalWatch.Tests.History;
using SignalWatch.Tests.Jobs;
using SignalWatch.Tests.Web;
using SignalWatch.Web;
using SignalWatch.Web.Api;

[assembly: AssemblyFixture(typeof(ApiWorld))]

namespace SignalWatch.Tests.Web;

/// <summary>The API on a real Kestrel over a small history that the engine's own jobs have made: forty days of two indicators.</summary>
public sealed class ApiWorld : IAsyncLifetime
{
    /// <summary>Words that are not pack's, so that no headline looks like another.</summary>
    private static readonly string[] Words = ["amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "heron", "inlet", "jetty"];

    private readonly TemporaryDirectory _directory = new();
    private SqliteTableStore? _store;
    private SiteServer? _site;

    public static DateTimeOffset Now { get; } = new(2025, 6, 20, 9, 0, 0, TimeSpan.Zero);

    public const int GasSignals = 121;

    public const int AllSignals = GasSignals + 30;

    internal static Pack Pack { get; } = TestPack.Of(new IndicatorId("gas"), new IndicatorId("rail")) with
    {
        Scale = new ProbabilityScale { Name = "own", Words = [new LikelihoodWord("unlikely", 0, 0.4, 0.2), new LikelihoodWord("likely", 0.4, 1, 0.7)] },
        Scenarios =
        [
            new Scenario { Id = new ScenarioId("trade"), Title = "Trade", Statement = "Trade grows.", PublishedWord = "unlikely" },
            new Scenario { Id = new ScenarioId("thaw"), Title = "Thaw", Statement = "Relations thaw.", PublishedWord = "likely" },
        ],
        Indicators = [.. TestPack.Of(new IndicatorId("gas"), new IndicatorId("rail")).Indicators.Select(indicator => indicator with
        {
            Bearings = new Dictionary<ScenarioId, Bearing> { [new("trade")] = new(1, "Both carry it."), [new("thaw")] = new(0, "Neither.") },
        })],
        Sources = [TestPack.Source("herald", 0.8, false), TestPack.Source("tribune", 0.6, false)],
    };

    internal FakeTimeProvider Clock { get; } = new(Now);

    internal HttpClient Client => Site.Client;

    internal SiteServer Site => _site ?? throw new InvalidOperationException("The world was not made yet.");

    internal SqliteTableStore Store => _store ?? throw new InvalidOperationException("The world was not made yet.");

    public async ValueTask InitializeAsync()
    {
        _store = SqliteTableStore.Open(_directory.FullName, StoreAccess.ReadWrite);
        await FillAsync(_store, Clock);
        _site = await SiteServer.StartAsync(
            routes => routes.MapApi(),
            services: services => services.AddWatch(Pack, _store, Clock).AddSingleton<IClassifier>(new WordClassifier("gas", "rail")));
    }

    public async ValueTask DisposeAsync()
    {
        if (_site is not null)
        {
            await _site.DisposeAsync();
        }

        if (_store is not null)
        {
            await _store.DisposeAsync();
        }

        _directory.Dispose();
    }

    internal static StoredItem Item(string source, string id, DateTimeOffset time, string title, string? url = null) => new()
    {
        SourceId = new SourceId(source),
        ItemId = new ItemId(id),
        Title = title,
        Url = url ?? $"https://{source}.example/{id}",
        Publisher = source,
        Outlet = source,
        Language = "en",
        Published = time,
        FirstSeen = time.AddMinutes(5),
        Time = time,
        IsBackfill = false,
        Text = $"What {title} means.",
        TextOrigin = TextOrigin.Summary,
    };

    internal static RecordItems Recorder(ITableStore store) =>
        new(new WordClassifier("gas", "rail"), new ItemHistory(store), new SignalHistory(store), new DueRecounts(store));

    internal async Task<JsonElement> GetAsync(string path)
    {
        using var response = await Client.GetAsync(new Uri(Site.Address, "/api/v1/" + path), TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    private static async Task FillAsync(SqliteTableStore store, FakeTimeProvider clock)
    {
        var items = new List<StoredItem>();
        for (var number = 0; number < 120; number++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"item{number:D4}");
            var title = string.Create(CultureInfo.InvariantCulture, $"gas {Words[number % 10]} {Words[number / 10 % 10]} {number * 7919}{(number % 4 == 0 ? " rail" : "")}");
            items.Add(Item(number % 2 == 0 ? "herald" : "tribune", id, Now.AddHours(-8 * number), title));
        }

        items.Add(Item("herald", "hostile", Now.AddHours(-30), "=HYPERLINK(\"http://evil.example\") <script>gas</script> \u202E\u0007\uD800 газ", "javascript:alert(1)"));
        var coverage = new CoverageHistory(store);
        foreach (var source in Pack.Sources)
        {
            await coverage.MarkAsync(source.Id, new DateOnly(2025, 5, 1), new DateOnly(2025, 6, 20), CancellationToken.None);
        }

        await Recorder(store).RunAsync(items, CancellationToken.None);
        await new AssessIndicators(Pack, store, coverage, clock).RunAsync(CancellationToken.None);
    }
}
