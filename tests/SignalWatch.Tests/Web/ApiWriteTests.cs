using System.Net;
using System.Text;
using System.Text.Json;

namespace SignalWatch.Tests.Web;

public sealed class ApiWriteTests(ApiWorld world)
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_verdict_is_kept_with_the_text_that_was_scored()
    {
        var (status, given) = await SendAsync(
            HttpMethod.Post, "verdicts", """{"sourceId":"herald","itemId":"item0000","indicatorId":"gas","judgement":"wrong","analyst":"nino"}""");

        var listed = (await world.GetAsync("verdicts")).GetProperty("data")[0];
        var kept = await new SignalWatch.History.VerdictHistory(world.Store).StandingAsync(Ending);
        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal(given.GetRawText(), listed.GetRawText());
        Assert.Equal(("nino", SignalWatch.History.Judgement.Wrong, "What gas amber amber 0 rail means."), (kept[0].Analyst, kept[0].Judgement, kept[0].Lead));
    }

    [Fact]
    public async Task A_verdict_from_a_page_of_another_site_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/verdicts", UriKind.Relative)) { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");

        using var response = await world.Client.SendAsync(request, Ending);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task An_analyst_is_added_shown_changed_and_removed()
    {
        var (added, analyst) = await SendAsync(
            HttpMethod.Post, "analysts", """{"id":"nino","address":"nino@example.org","timeZone":"Asia/Tbilisi","indicatorIds":["gas"],"quietFrom":"22:00:00","quietTo":"07:00:00"}""");
        var (again, _) = await SendAsync(HttpMethod.Post, "analysts", """{"id":"nino","address":"nino@example.org","timeZone":"Asia/Tbilisi"}""");
        var (changed, after) = await SendAsync(HttpMethod.Put, "analysts/nino", """{"address":"nino@example.org","timeZone":"UTC","minimumLevel":"elevated"}""");
        var listed = await world.GetAsync("analysts");
        var (removed, _) = await SendAsync(HttpMethod.Delete, "analysts/nino", null);
        var (missing, _) = await SendAsync(HttpMethod.Get, "analysts/nino", null);

        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.Conflict, HttpStatusCode.OK, HttpStatusCode.NoContent, HttpStatusCode.NotFound], [added, again, changed, removed, missing]);
        Assert.Equal(("22:00:00", "high"), (analyst.GetProperty("quietFrom").GetString(), analyst.GetProperty("minimumLevel").GetString()));
        Assert.Equal((0, "elevated"), (after.GetProperty("indicatorIds").GetArrayLength(), after.GetProperty("minimumLevel").GetString()));
        Assert.Equal(analyst.GetProperty("since").GetString(), after.GetProperty("since").GetString());
        Assert.Equal(after.GetRawText(), listed[0].GetRawText());
    }

    [Theory]
    [InlineData("""{"address":"a@example.org","timeZone":"UTC"}""", "id")]
    [InlineData("""{"id":"Nino","address":"a@example.org","timeZone":"UTC"}""", "id")]
    [InlineData("""{"id":"nino","address":"a@example.org\r\nBcc: b@example.org","timeZone":"UTC"}""", "address")]
    [InlineData("""{"id":"nino","address":"a@example.org","timeZone":"Tbilisi"}""", "timeZone")]
    [InlineData("""{"id":"nino","address":"a@example.org","timeZone":"UTC","indicatorIds":["gaz"]}""", "indicatorIds")]
    [InlineData("""{"id":"nino","address":"a@example.org","timeZone":"UTC","indicatorIds":[null]}""", "indicatorIds")]
    [InlineData("""{"id":"nino","address":"a@example.org","timeZone":"UTC","minimumLevel":"hihg"}""", "minimumLevel")]
    [InlineData("""{"id":"nino","address":"a@example.org","timeZone":"UTC","quietFrom":"22:00:00"}""", "quietTo")]
    [InlineData("""{"id":"nino","address":"a@example.org","timeZone":"UTC","digestHour":24}""", "digestHour")]
    public async Task An_analyst_with_a_mistake_is_refused_by_field_and_nothing_is_kept(string body, string parameter)
    {
        var (status, problem) = await SendAsync(HttpMethod.Post, "analysts", body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(parameter, problem.GetProperty("parameter").GetString());
        Assert.Empty((await world.GetAsync("analysts")).EnumerateArray());
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(HttpMethod method, string path, string? body)
    {
        using var request = new HttpRequestMessage(method, new Uri("/api/v1/" + path, UriKind.Relative));
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await world.Client.SendAsync(request, Ending);
        var text = await response.Content.ReadAsStringAsync(Ending);
        return (response.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }
}
