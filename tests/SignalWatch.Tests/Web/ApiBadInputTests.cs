using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace SignalWatch.Tests.Web;

public sealed class ApiBadInputTests(ApiWorld world)
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("packs/tset", 404, "packId", "test")]
    [InlineData("scenarios/trad", 404, "scenarioId", "Did you mean 'trade'?")]
    [InlineData("indicators/gaz/signals", 404, "indicatorId", "Did you mean 'gas'?")]
    [InlineData("indicators/%01gas", 404, "indicatorId", "U+0001")]
    [InlineData("indicators/..%2f..%2fetc%2fpasswd", 404, "indicatorId", "")]
    [InlineData("indicators/gas%7C202506/signals", 404, "indicatorId", "")]
    [InlineData("sources/heraldd", 404, "sourceId", "herald")]
    [InlineData("items/herald/item000", 404, "itemId", "some ids begin so")]
    [InlineData("items/heral/item0000", 404, "sourceId", "Did you mean 'herald'?")]
    [InlineData("items/herald/%E2%80%AEitem", 404, "itemId", "U+202E")]
    [InlineData("items/her%2Fald/item0000", 404, "sourceId", "her%2Fald")]
    [InlineData("stories/nodot", 404, "storyId", "")]
    [InlineData("stories/herald.nothing", 404, "itemId", "")]
    [InlineData("models/abc", 404, "version", "")]
    [InlineData("indicators/gas/signals?form=2025-06-01", 400, "form", "Did you mean 'from'?")]
    [InlineData("indicators/gas/signals?from=2025-06-31", 400, "from", "2025-06-30")]
    [InlineData("indicators/gas/signals?from=2025-06-01T10:00", 400, "from", "offset")]
    [InlineData("indicators/gas/signals?from=0001-01-01", 400, "from", "1900")]
    [InlineData("indicators/gas/signals?from=9999-12-31T23:59:59-14:00", 400, "from", "2200")]
    [InlineData("indicators/gas/signals?from=2025-06-02&to=2025-06-01", 400, "to", "after 'from'")]
    [InlineData("indicators/gas/signals?from=2025-06-02&to=2025-06-02", 400, "to", "after 'from'")]
    [InlineData("indicators/gas/signals?limit=0", 400, "limit", "from 1")]
    [InlineData("indicators/gas/signals?limit=1001", 400, "limit", "1000")]
    [InlineData("indicators/gas/signals?limit=-5", 400, "limit", "from 1")]
    [InlineData("indicators/gas/signals?limit=99999999999999999999", 400, "limit", "from 1")]
    [InlineData("indicators/gas/signals?limit=10&limit=20", 400, "limit", "once")]
    [InlineData("indicators/gas/signals?cursor=abc", 400, "cursor", "begin again")]
    [InlineData("indicators/gas/signals?cursor=%00%01", 400, "cursor", "begin again")]
    [InlineData("indicators/gas/signals?fields=titel", 400, "fields", "Did you mean 'title'?")]
    [InlineData("indicators/gas/signals?fields=title,title", 400, "fields", "twice")]
    [InlineData("indicators/gas/signals?fields=,", 400, "fields", "")]
    [InlineData("indicators/gas/signals?format=xml", 400, "format", "json")]
    [InlineData("indicators/gas/levels?from=2025-06-01T00:00:00Z", 400, "from", "2025-06-30")]
    [InlineData("indicators/gas/counts?zone=Europe/Tbilisi", 400, "zone", "Asia/Tbilisi")]
    [InlineData("indicators/gas/counts?zone=../../etc/passwd", 400, "zone", "")]
    [InlineData("indicators/gas/counts?period=year", 400, "period", "month")]
    [InlineData("scenarios?at=yesterday", 400, "at", "2025-06-30")]
    [InlineData("scenarios/trade/waterfall?stories=21", 400, "stories", "20")]
    [InlineData("items", 400, "day", "missing")]
    [InlineData("search", 400, "q", "missing")]
    [InlineData("search?q=a", 400, "q", "2 to 200")]
    [InlineData("search?q=gas&indicator=gas,gaz", 404, "indicator", "Did you mean 'gas'?")]
    [InlineData("items/herald/item0000/explanation", 400, "indicator", "missing")]
    [InlineData("packs?x%0D%0ASet-Cookie:a=1", 400, "x<U+000D><U+000A>Set-Cookie:a", "takes none")]
    public async Task What_cannot_be_answered_is_refused_by_name_with_what_would_be_right(string path, int status, string parameter, string hint)
    {
        using var response = await world.Client.GetAsync(new Uri(world.Site.Address, "/api/v1/" + path), Ending);

        var problem = await ProblemAsync(response);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(parameter, problem.GetProperty("parameter").GetString());
        Assert.Contains(hint, problem.GetRawText().Replace("\\u0027", "'", StringComparison.Ordinal).Replace("\\u002B", "+", StringComparison.Ordinal).Replace("\\u003C", "<", StringComparison.Ordinal).Replace("\\u003E", ">", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?indicator=")]
    [InlineData("?q=")]
    public async Task A_megabyte_of_address_is_refused(string begin)
    {
        using var client = new System.Net.Sockets.TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, world.Site.Address.Port, Ending);
        await using var stream = client.GetStream();
        var line = $"GET /api/v1/search{begin}{new string('a', 1_000_000)} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(line), Ending);

        using var reader = new StreamReader(stream, Encoding.UTF8);
        var answer = await reader.ReadToEndAsync(Ending);

        Assert.StartsWith("HTTP/1.1 414", answer, StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/problem+json", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_thousand_ids_are_refused()
    {
        using var response = await world.Client.GetAsync(new Uri("/api/v1/search?q=gas&indicator=" + string.Join(',', Enumerable.Repeat("a", 3000)), UriKind.Relative), Ending);
        using var longer = await world.Client.GetAsync(new Uri("/api/v1/search?q=gas&indicator=" + string.Join(',', Enumerable.Repeat("gas", 10_000)), UriKind.Relative), Ending);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(HttpStatusCode.RequestUriTooLong, longer.StatusCode);
    }

    [Theory]
    [InlineData("DELETE", "scenarios", 405)]
    [InlineData("POST", "indicators/gas/signals", 405)]
    [InlineData("BREW", "packs", 405)]
    [InlineData("TRACE", "packs", 405)]
    [InlineData("GET", "nothing/here", 404)]
    public async Task Other_verbs_and_addresses_are_problems_too(string verb, string path, int status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(verb), new Uri("/api/v1/" + path, UriKind.Relative));

        using var response = await world.Client.SendAsync(request, Ending);

        Assert.Equal(status, (int)response.StatusCode);
        await ProblemAsync(response);
    }

    [Theory]
    [InlineData("OPTIONS", "packs", 204, "GET, HEAD, OPTIONS")]
    [InlineData("OPTIONS", "analysts/nino", 204, "DELETE, GET, HEAD, OPTIONS, PUT")]
    [InlineData("PATCH", "verdicts", 405, "GET, HEAD, OPTIONS, POST")]
    public async Task An_address_says_which_verbs_it_takes(string verb, string path, int status, string allowed)
    {
        using var request = new HttpRequestMessage(new HttpMethod(verb), new Uri("/api/v1/" + path, UriKind.Relative));

        using var response = await world.Client.SendAsync(request, Ending);

        Assert.Equal((status, allowed), ((int)response.StatusCode, string.Join(", ", response.Content.Headers.Allow.Order(StringComparer.Ordinal))));
    }

    [Theory]
    [InlineData("application/xml")]
    [InlineData("text/csv;q=0, application/json;q=0")]
    public async Task A_form_that_there_is_not_is_refused_with_those_there_are(string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/v1/indicators/gas/signals", UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Accept", accept);

        using var response = await world.Client.SendAsync(request, Ending);

        Assert.Equal(HttpStatusCode.NotAcceptable, response.StatusCode);
        Assert.Contains("text/csv", (await ProblemAsync(response)).GetProperty("validValues").EnumerateArray().Select(value => value.GetString()), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("", 400, "body")]
    [InlineData("{", 400, "body")]
    [InlineData("[]", 400, "body")]
    [InlineData("null", 400, "body")]
    [InlineData("{\"sourceId\":\"herald\"}", 400, "body")]
    [InlineData("{\"sourceId\":1,\"itemId\":\"item0000\",\"indicatorId\":\"gas\",\"judgement\":\"wrong\"}", 400, "sourceId")]
    [InlineData("{\"sourceId\":null,\"itemId\":\"item0000\",\"indicatorId\":\"gas\",\"judgement\":\"wrong\"}", 400, "sourceId")]
    [InlineData("{\"sourceId\":\"herald\",\"itemId\":\"item0000\",\"indicatorId\":\"gaz\",\"judgement\":\"wrong\"}", 400, "indicatorId")]
    [InlineData("{\"sourceId\":\"herald\",\"itemId\":\"item0000\",\"indicatorId\":\"gas\",\"judgement\":\"rong\"}", 400, "judgement")]
    [InlineData("{\"sourceId\":\"herald\",\"itemId\":\"nothing\",\"indicatorId\":\"gas\",\"judgement\":\"wrong\"}", 400, "itemId")]
    [InlineData("{\"sourceId\":\"herald\",\"itemId\":\"item0000\",\"indicatorId\":\"gas\",\"judgement\":\"wrong\",\"analyst\":\"a\\u0000b\"}", 400, "analyst")]
    [InlineData("{\"sourceId\":\"herald\",\"itemId\":\"item0000\",\"indicatorId\":\"gas\",\"judgement\":\"wrong\",\"more\":1}", 400, "more")]
    [InlineData("{\"sourceId\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}}}}}}", 400, "sourceId")]
    public async Task A_body_that_is_not_what_is_wanted_is_refused_by_field(string body, int status, string parameter)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        using var response = await world.Client.PostAsync(new Uri("/api/v1/verdicts", UriKind.Relative), content, Ending);

        var problem = await ProblemAsync(response);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(parameter, problem.GetProperty("parameter").GetString());
        Assert.DoesNotContain("SignalWatch.", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_of_another_type_or_too_large_is_refused()
    {
        using var form = new FormUrlEncodedContent([new("a", "b")]);
        using var large = new StringContent("{\"sourceId\":\"" + new string('a', 200_000) + "\"}", Encoding.UTF8, "application/json");
        using var chunked = new StreamContent(new MemoryStream(new byte[200_000]));
        chunked.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/verdicts", UriKind.Relative)) { Content = chunked };
        request.Headers.TransferEncodingChunked = true;

        using var unsupported = await world.Client.PostAsync(new Uri("/api/v1/verdicts", UriKind.Relative), form, Ending);
        using var tooLarge = await world.Client.PostAsync(new Uri("/api/v1/verdicts", UriKind.Relative), large, Ending);
        using var tooLargeUnsaid = await world.Client.SendAsync(request, Ending);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, unsupported.StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLarge.StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLargeUnsaid.StatusCode);
    }

    private static async Task<JsonElement> ProblemAsync(HttpResponseMessage response)
    {
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var text = await response.Content.ReadAsStringAsync(Ending);
        Assert.DoesNotContain(text, char.IsControl);
        return JsonDocument.Parse(text).RootElement;
    }
}
