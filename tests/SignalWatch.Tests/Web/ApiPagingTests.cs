using System.Globalization;
using System.Net;
using System.Text.Json;

namespace SignalWatch.Tests.Web;

public sealed class ApiPagingTests(ApiWorld world)
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("indicators/gas/signals?limit=17", ApiWorld.GasSignals)]
    [InlineData("indicators/gas/signals?limit=7&from=2025-06-01&to=2025-06-11T00:00:00%2B02:00", 30)]
    [InlineData("indicators/gas/levels?limit=9&from=2025-06-01&to=2025-06-20", 19)]
    [InlineData("scenarios/thaw/history?limit=1&from=2025-06-10&to=2025-06-13", 3)]
    [InlineData("indicators/rail/counts?limit=4&from=2025-06-01&to=2025-06-13", 12)]
    [InlineData("signals?limit=50&to=2025-06-19", ApiWorld.AllSignals - 8)]
    [InlineData("items?day=2025-06-18&limit=1", 3)]
    [InlineData("search?q=gas&limit=10&from=2025-01-01", ApiWorld.GasSignals)]
    public async Task Pages_hold_every_row_once_in_one_order(string path, int rows)
    {
        var read = await AllAsync(path);

        var whole = await AllAsync(path[..path.IndexOf("limit=", StringComparison.Ordinal)] + "limit=1000" + Rest(path));
        Assert.Equal(rows, read.Count);
        Assert.Equal(whole, read);
        Assert.Equal(read.Count, read.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task What_arrives_between_two_pages_moves_nothing()
    {
        await using var own = new ApiWorld();
        await own.InitializeAsync();
        var first = await own.GetAsync("indicators/gas/signals?limit=50");
        var later = Enumerable.Range(0, 20).Select(number => ApiWorld.Item(
            "herald", string.Create(CultureInfo.InvariantCulture, $"late{number}"), ApiWorld.Now.AddMinutes(number), "gas again"));
        await ApiWorld.Recorder(own.Store).RunAsync([.. later], Ending);

        var rest = await AllAsync(own, "indicators/gas/signals?limit=50", first.GetProperty("nextCursor").GetString());

        var read = first.GetProperty("data").EnumerateArray().Select(row => row.GetRawText()).Concat(rest).ToList();
        Assert.Equal(ApiWorld.GasSignals, read.Count);
        Assert.Equal(ApiWorld.GasSignals, read.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task The_next_page_is_linked_and_keeps_the_other_parameters()
    {
        using var response = await world.Client.GetAsync(new Uri("/api/v1/indicators/gas/signals?limit=2&fields=itemId", UriKind.Relative), Ending);

        var link = Assert.Single(response.Headers.GetValues("Link"));
        Assert.StartsWith("</api/v1/indicators/gas/signals?limit=2&fields=itemId&cursor=", link, StringComparison.Ordinal);
        Assert.EndsWith(">; rel=\"next\"", link, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cursor_goes_on_only_where_it_was_given()
    {
        var cursor = (await world.GetAsync("indicators/gas/signals?limit=2")).GetProperty("nextCursor").GetString() ?? "";
        string[] wrong =
        [
            $"indicators/rail/signals?cursor={cursor}",
            $"indicators/gas/stories?cursor={cursor}",
            $"indicators/gas/signals?from=2025-06-01&cursor={cursor}",
            $"indicators/gas/signals?cursor={cursor[..^2]}",
            $"indicators/gas/signals?cursor={(cursor[0] == 'A' ? 'B' : 'A')}{cursor[1..]}",
            $"indicators/gas/signals?cursor={cursor}AAAA",
        ];

        foreach (var path in wrong)
        {
            using var response = await world.Client.GetAsync(new Uri("/api/v1/" + path, UriKind.Relative), Ending);

            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Ending));
            Assert.Equal("cursor", problem.RootElement.GetProperty("parameter").GetString());
        }
    }

    [Fact]
    public async Task A_cursor_outlives_the_server()
    {
        var cursor = (await world.GetAsync("indicators/gas/signals?limit=2")).GetProperty("nextCursor").GetString();
        await using var other = await ApiServer.StartAsync(world);

        using var response = await other.Client.GetAsync(new Uri($"/api/v1/indicators/gas/signals?limit=2&cursor={cursor}", UriKind.Relative), Ending);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private static string Rest(string path)
    {
        var after = path.IndexOf('&', path.IndexOf("limit=", StringComparison.Ordinal));
        return after < 0 ? "" : path[after..];
    }

    private Task<List<string>> AllAsync(string path) => AllAsync(world, path, null);

    private static async Task<List<string>> AllAsync(ApiWorld world, string path, string? cursor)
    {
        var rows = new List<string>();
        for (var pages = 0; pages < 200; pages++)
        {
            var page = await world.GetAsync(cursor is null ? path : $"{path}&cursor={cursor}");
            rows.AddRange(page.GetProperty("data").EnumerateArray().Select(row => row.GetRawText()));
            cursor = page.GetProperty("nextCursor").GetString();
            if (cursor is null)
            {
                return rows;
            }
        }

        throw new InvalidOperationException("The pages do not end.");
    }
}
