using System.Globalization;
using System.Net;
using SignalWatch.History;
using SignalWatch.Jobs;

namespace SignalWatch.Tests.Web;

public sealed class ApiLoadTests
{
    private static readonly string[] Paths =
    [
        "scenarios", "indicators", "indicators/gas/signals?limit=50", "indicators/gas/counts?zone=Asia/Tbilisi", "indicators/gas/stories",
        "indicators/rail/signals?format=ndjson", "search?q=gas", "scenarios/trade/waterfall", "items?day=2025-06-18", "health",
    ];

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_hundred_readers_get_their_answers_while_a_cycle_writes()
    {
        await using var world = new ApiWorld();
        await world.InitializeAsync();
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 200 }) { BaseAddress = world.Site.Address };
        var writing = Task.Run(() => WriteAsync(world), Ending);

        var statuses = await Task.WhenAll(Enumerable.Range(0, 200).Select(reader => Task.Run(() => ReadAsync(client, reader), Ending)));

        await writing;
        Assert.All(statuses.SelectMany(one => one), status => Assert.Contains(status, new[] { HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable }));
        Assert.Equal(200 * 5, statuses.Sum(one => one.Count));
        Assert.Equal(ApiWorld.GasSignals + 500, (await world.GetAsync("indicators/gas/signals?limit=1000")).GetProperty("data").GetArrayLength());
    }

    private static async Task WriteAsync(ApiWorld world)
    {
        for (var batch = 0; batch < 5; batch++)
        {
            var items = Enumerable.Range(batch * 100, 100).Select(number => ApiWorld.Item(
                "tribune", string.Create(CultureInfo.InvariantCulture, $"new{number:D4}"), ApiWorld.Now.AddMinutes(-number), string.Create(CultureInfo.InvariantCulture, $"gas {number * 7907}")));
            await ApiWorld.Recorder(world.Store).RunAsync([.. items], Ending);
            await new AssessIndicators(ApiWorld.Pack, world.Store, new CoverageHistory(world.Store), world.Clock).RunAsync(Ending);
        }
    }

    private static async Task<IReadOnlyList<HttpStatusCode>> ReadAsync(HttpClient client, int reader)
    {
        var statuses = new List<HttpStatusCode>();
        for (var turn = 0; turn < 5; turn++)
        {
            var path = Paths[(reader + turn) % Paths.Length];
            using var response = await client.GetAsync(new Uri("/api/v1/" + path, UriKind.Relative), Ending);
            await response.Content.ReadAsByteArrayAsync(Ending);

            // Only health may say 503: another test has this world give up a message.
            statuses.Add(response.StatusCode == HttpStatusCode.ServiceUnavailable && path != "health" ? HttpStatusCode.InternalServerError : response.StatusCode);
        }

        return statuses;
    }
}
