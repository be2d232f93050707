using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SignalWatch.Web.Api;
using SignalWatch.Web.Api.Answers;
using SignalWatch.Web.Pipeline;

namespace SignalWatch.Tests.Web;

public sealed class ApiFormatTests(ApiWorld world)
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lines_of_json_are_the_rows_of_the_pages()
    {
        var page = await world.GetAsync("indicators/gas/signals?limit=1000");

        using var response = await GetAsync("indicators/gas/signals?format=ndjson");
        var lines = (await response.Content.ReadAsStringAsync(Ending)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("application/x-ndjson", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(page.GetProperty("data").EnumerateArray().Select(row => row.GetRawText()), lines, StringComparer.Ordinal);
    }

    [Fact]
    public async Task Csv_has_a_header_a_line_a_row_and_no_formula()
    {
        using var response = await GetAsync("indicators/gas/signals?format=csv&fields=itemId,title,probability,isBackfill,time");
        var lines = (await response.Content.ReadAsStringAsync(Ending)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("text/csv", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("itemId,title,probability,isBackfill,time", lines[0]);
        Assert.Equal(ApiWorld.GasSignals + 1, lines.Length);
        Assert.StartsWith("item0000,gas amber amber 0 rail,0.9,false,2025-06-20T09:00:00+00:00", lines[1], StringComparison.Ordinal);
        var hostile = Assert.Single(lines, line => line.StartsWith("hostile", StringComparison.Ordinal));
        Assert.StartsWith("hostile,\"'=HYPERLINK(\"\"http://evil.example\"\")", hostile, StringComparison.Ordinal);
        Assert.DoesNotContain(hostile, char.IsControl);
    }

    [Theory]
    [InlineData("text/csv", "text/csv")]
    [InlineData("application/x-ndjson", "application/x-ndjson")]
    [InlineData("application/json;q=0.5, text/csv;q=0.9", "text/csv")]
    [InlineData("text/html, */*;q=0.1", "application/json")]
    public async Task The_form_is_the_one_that_Accept_prefers(string accept, string expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/v1/indicators/gas/levels", UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Accept", accept);

        using var response = await world.Client.SendAsync(request, Ending);

        Assert.Equal(expected, response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("scenarios")]
    [InlineData("indicators")]
    [InlineData("sources")]
    public async Task Cards_have_the_fields_wanted_whoever_asked_for_others_just_before(string list)
    {
        var whole = await world.GetAsync(list);

        var some = await world.GetAsync($"{list}?fields=title,id");

        Assert.Equal(whole.EnumerateArray().Select(card => card.GetProperty("id").GetString()), some.EnumerateArray().Select(card => card.GetProperty("id").GetString()), StringComparer.Ordinal);
        Assert.All(some.EnumerateArray(), card => Assert.Equal(["title", "id"], card.EnumerateObject().Select(field => field.Name), StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_export_is_not_made_for_who_asks_for_its_head_only()
    {
        var context = new DefaultHttpContext { Request = { Method = "HEAD" } };
        var read = 0;
        HeadRequest.AnswerAsGet(context);
        var shape = RowShape<TrendPoint>.Of(ApiJson.Default.TrendPoint, new ApiRequest(context));

        await new RowStream<TrendPoint>(shape, RowFormat.Ndjson, RowsAsync()).ExecuteAsync(context);

        Assert.InRange(read, 1, 5_000);
        Assert.Equal("application/x-ndjson; charset=utf-8", context.Response.ContentType);

        async IAsyncEnumerable<TrendPoint> RowsAsync()
        {
            for (read = 0; read < 100_000; read++)
            {
                yield return new TrendPoint { Day = ApiRequest.FirstDay, Probability = 0.5 };
            }

            await Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Fields_come_alone_and_in_the_order_wanted()
    {
        var page = await world.GetAsync("indicators/gas/stories?fields=publishers,title,weight&limit=3");

        Assert.All(page.GetProperty("data").EnumerateArray(), row =>
            Assert.Equal(["publishers", "title", "weight"], row.EnumerateObject().Select(field => field.Name), StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("scenarios")]
    [InlineData("indicators/gas/signals?limit=5")]
    [InlineData("packs/test")]
    public async Task Who_has_the_answer_already_is_told_so(string path)
    {
        using var first = await GetAsync(path);
        using var again = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/v1/" + path, UriKind.Relative));
        again.Headers.IfNoneMatch.Add(first.Headers.ETag ?? throw new InvalidOperationException("no tag"));

        using var second = await world.Client.SendAsync(again, Ending);
        again.Headers.IfNoneMatch.Clear();
        using var other = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/v1/" + path, UriKind.Relative));
        other.Headers.IfNoneMatch.Add(new EntityTagHeaderValue("\"another\""));
        using var third = await world.Client.SendAsync(other, Ending);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync(Ending));
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
        Assert.Equal("no-cache, private", second.Headers.CacheControl?.ToString());
        Assert.Equal(HttpStatusCode.OK, third.StatusCode);
    }

    [Fact]
    public async Task A_head_request_has_the_headers_alone()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri("/api/v1/scenarios", UriKind.Relative));

        using var response = await world.Client.SendAsync(request, Ending);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.NotNull(response.Headers.ETag);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(Ending));
    }

    [Fact]
    public async Task Letters_of_every_script_are_written_as_they_are()
    {
        var text = await world.Client.GetStringAsync(new Uri("/api/v1/items/herald/hostile", UriKind.Relative), Ending);

        Assert.Contains("газ", text, StringComparison.Ordinal);
        using var parsed = JsonDocument.Parse(text);
        Assert.Contains("\uFFFD", parsed.RootElement.GetProperty("item").GetProperty("title").GetString() ?? "", StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> GetAsync(string path) => world.Client.GetAsync(new Uri("/api/v1/" + path, UriKind.Relative), Ending);
}
