using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SignalWatch.Web;
using SignalWatch.Web.Access;

namespace SignalWatch.Tests.Web;

public sealed class AccessTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2025, 6, 13, 12, 0, 0, TimeSpan.Zero));

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("127.0.0.1", null, 200)]
    [InlineData("localhost:5390", null, 200)]
    [InlineData("[::1]:5390", null, 200)]
    [InlineData("rebound.example", null, 401)]
    [InlineData("127.0.0.1.rebound.example", null, 401)]
    [InlineData("localhost.rebound.example", null, 401)]
    [InlineData("192.168.1.7:5390", null, 401)]
    [InlineData("127.0.0.1", "X-Forwarded-For", 401)]
    [InlineData("127.0.0.1", "Forwarded", 401)]
    [InlineData("127.0.0.1", "X-Real-IP", 401)]
    public async Task This_machine_needs_no_key_but_a_rebound_name_or_a_proxy_does(string host, string? header, int status)
    {
        await using var server = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/read");
        request.Headers.Host = host;
        if (header is not null)
        {
            request.Headers.Add(header, "10.0.0.1");
        }

        using var answer = await server.Client.SendAsync(request, Ending);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData(Scope.Read, 200, 403, 403)]
    [InlineData(Scope.Write, 200, 200, 403)]
    [InlineData(Scope.Admin, 200, 200, 200)]
    public async Task A_key_lets_do_what_its_scope_says(Scope scope, int read, int write, int admin)
    {
        await using var server = await StartAsync(options => options.TrustsLoopback = false);
        var (_, key) = await KeysOf(server).CreateAsync("desk", scope, _clock.GetUtcNow(), Ending);

        var statuses = await AskAllAsync(server, new AuthenticationHeaderValue("Bearer", key));

        Assert.Equal((read, write, admin), statuses);
    }

    [Fact]
    public async Task A_key_is_taken_in_each_header_that_carries_keys_and_names_the_caller()
    {
        await using var server = await StartAsync(options => options.TrustsLoopback = false);
        var (_, key) = await KeysOf(server).CreateAsync("nino", Scope.Read, _clock.GetUtcNow(), Ending);

        var bearer = await AskAsync(server, "Authorization", $"Bearer {key}");
        var named = await AskAsync(server, "X-Api-Key", key);
        var basic = await AskAsync(server, "Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"whoever:{key}")));

        Assert.All((string[])[bearer, named, basic], answer => Assert.Equal("200 nino", answer));
    }

    [Fact]
    public async Task Without_a_good_key_the_answer_says_how_to_get_one()
    {
        await using var server = await StartAsync(options => options.TrustsLoopback = false);
        var (_, key) = await KeysOf(server).CreateAsync("desk", Scope.Admin, _clock.GetUtcNow(), Ending);
        var other = key[..^1] + (key[^1] == 'A' ? 'E' : 'A');

        using var bare = await server.Client.GetAsync(new Uri("/api/v1/read", UriKind.Relative), Ending);
        var wrong = new List<string>();
        foreach (var shown in (string[])[other, key[..^1], key + "A", "sw_", "", "Bearer", new string('x', 3000)])
        {
            wrong.Add(await AskAsync(server, "X-Api-Key", shown));
            wrong.Add(await AskAsync(server, "Authorization", "Basic " + shown));
        }

        Assert.Equal((HttpStatusCode.Unauthorized, "Bearer"), (bare.StatusCode, Assert.Single(bare.Headers.WwwAuthenticate).Scheme));
        Assert.Contains("signalwatch keys create", await bare.Content.ReadAsStringAsync(Ending), StringComparison.Ordinal);
        Assert.All(wrong, answer => Assert.StartsWith("401 ", answer, StringComparison.Ordinal));
        Assert.Contains("not known, or was revoked", wrong[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_asks_a_person_for_the_key()
    {
        await using var server = await StartAsync(options => options.TrustsLoopback = false);

        using var answer = await server.Client.GetAsync(new Uri("/page", UriKind.Relative), Ending);

        Assert.Equal((HttpStatusCode.Unauthorized, "Basic"), (answer.StatusCode, Assert.Single(answer.Headers.WwwAuthenticate).Scheme));
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_wrong_key_is_told_of_even_on_this_machine()
    {
        await using var server = await StartAsync();

        Assert.StartsWith("401 ", await AskAsync(server, "X-Api-Key", "sw_wrong"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_key_is_good_and_a_revoked_one_is_refused_within_a_second()
    {
        await using var server = await StartAsync(options => options.TrustsLoopback = false);
        var (_, older) = await KeysOf(server).CreateAsync("older", Scope.Read, _clock.GetUtcNow(), Ending);
        await AskAsync(server, "X-Api-Key", older);

        var (record, key) = await KeysOf(server).CreateAsync("desk", Scope.Read, _clock.GetUtcNow(), Ending);
        _clock.Advance(TimeSpan.FromSeconds(1));
        var before = await AskAsync(server, "X-Api-Key", key);
        await KeysOf(server).RevokeAsync(record.Id, _clock.GetUtcNow(), Ending);
        _clock.Advance(TimeSpan.FromSeconds(1));
        var after = await AskAsync(server, "X-Api-Key", key);

        Assert.Equal("200 desk", before);
        Assert.StartsWith("401 ", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_day_of_use_is_remembered()
    {
        await using var server = await StartAsync(options => options.TrustsLoopback = false);
        var (_, key) = await KeysOf(server).CreateAsync("desk", Scope.Read, _clock.GetUtcNow(), Ending);

        var unused = Assert.Single(await KeysOf(server).AllAsync(Ending)).LastUsed;
        await AskAsync(server, "X-Api-Key", key);
        _clock.Advance(TimeSpan.FromDays(3));
        await AskAsync(server, "X-Api-Key", key);

        Assert.Null(unused);
        Assert.Equal(new DateOnly(2025, 6, 16), Assert.Single(await KeysOf(server).AllAsync(Ending)).LastUsed);
    }

    [Theory]
    [InlineData(false, "", 401)]
    [InlineData(true, "", 200)]
    [InlineData(true, ",{\"typ\":\"roles\",\"val\":\"read\"}", 403)]
    [InlineData(true, ",{\"typ\":\"roles\",\"val\":\"reader of novels\"}", 200)]
    [InlineData(true, "}{", 401)]
    public async Task The_platforms_sign_in_counts_only_where_the_platform_is_in_front(bool isInFront, string role, int status)
    {
        await using var server = await StartAsync(options => (options.TrustsLoopback, options.HasPlatformSignIn) = (false, isInFront));
        var principal = $"{{\"auth_typ\":\"aad\",\"name_typ\":\"name\",\"role_typ\":\"roles\",\"claims\":[{{\"typ\":\"name\",\"val\":\"Nino\"}}{role}]}}";
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/write");
        request.Headers.Add("X-MS-CLIENT-PRINCIPAL", Convert.ToBase64String(Encoding.UTF8.GetBytes(principal)));

        using var answer = await server.Client.SendAsync(request, Ending);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(status == 200, await answer.Content.ReadAsStringAsync(Ending) is "Nino");
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("10.0.0.1")]
    public async Task What_a_proxy_hands_on_is_never_from_this_machine(string claimed)
    {
        await using var server = await StartAsync(options => options.HasForwardingProxy = true);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/read");
        request.Headers.Add("X-Forwarded-For", claimed);

        using var answer = await server.Client.SendAsync(request, Ending);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task A_proxys_word_on_the_scheme_counts_only_where_there_is_one(bool hasProxy, bool isStrict)
    {
        await using var server = await StartAsync(options => options.HasForwardingProxy = hasProxy);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/read");
        request.Headers.Host = "watch.example";
        request.Headers.Add("X-Forwarded-For", "10.0.0.1");
        request.Headers.Add("X-Forwarded-Proto", "https");

        using var answer = await server.Client.SendAsync(request, Ending);

        Assert.Equal(isStrict, answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", 403)]
    [InlineData("Sec-Fetch-Site", "same-site", 403)]
    [InlineData("Sec-Fetch-Site", "same-origin", 200)]
    [InlineData("Sec-Fetch-Site", "none", 200)]
    [InlineData("Origin", "https://evil.example", 403)]
    [InlineData("Origin", "null", 403)]
    [InlineData("Origin", "http://127.0.0.1", 403)]
    [InlineData("Origin", "SELF", 200)]
    [InlineData("X-Nothing", "curl", 200)]
    public async Task A_page_of_another_site_can_not_post(string header, string value, int status)
    {
        await using var server = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/write");
        request.Headers.Add(header, value == "SELF" ? server.Address.GetLeftPart(UriPartial.Authority) : value);

        using var answer = await server.Client.SendAsync(request, Ending);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task Nor_change_anything_in_another_way(string method)
    {
        await using var server = await StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/v1/any");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");

        using var answer = await server.Client.SendAsync(request, Ending);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_page_of_another_site_may_lead_here_and_post_where_the_address_is_the_right()
    {
        await using var server = await StartAsync(options => options.TrustsLoopback = false);
        using var post = new HttpRequestMessage(HttpMethod.Post, "/m/token");
        post.Headers.Add("Sec-Fetch-Site", "cross-site");

        using var answer = await server.Client.SendAsync(post, Ending);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task An_endpoint_that_says_nothing_takes_read_to_get_and_write_to_change()
    {
        await using var server = await StartAsync(options => options.TrustsLoopback = false);
        var (_, key) = await KeysOf(server).CreateAsync("desk", Scope.Read, _clock.GetUtcNow(), Ending);
        using var get = new HttpRequestMessage(HttpMethod.Get, "/api/v1/any");
        using var put = new HttpRequestMessage(HttpMethod.Put, "/api/v1/any");
        get.Headers.Add("X-Api-Key", key);
        put.Headers.Add("X-Api-Key", key);

        using var read = await server.Client.SendAsync(get, Ending);
        using var written = await server.Client.SendAsync(put, Ending);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden), (read.StatusCode, written.StatusCode));
    }

    private static ApiKeyHistory KeysOf(SiteServer server) => server.Services.GetRequiredService<ApiKeyHistory>();

    private static async Task<string> AskAsync(SiteServer server, string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/read");
        request.Headers.TryAddWithoutValidation(header, value);
        using var answer = await server.Client.SendAsync(request, Ending);
        return string.Create(CultureInfo.InvariantCulture, $"{(int)answer.StatusCode} ") + await answer.Content.ReadAsStringAsync(Ending);
    }

    private static async Task<(int Read, int Write, int Admin)> AskAllAsync(SiteServer server, AuthenticationHeaderValue authorization)
    {
        var statuses = new List<int>();
        foreach (var (method, path) in ((HttpMethod, string)[])[(HttpMethod.Get, "read"), (HttpMethod.Post, "write"), (HttpMethod.Get, "admin")])
        {
            using var request = new HttpRequestMessage(method, $"/api/v1/{path}");
            request.Headers.Authorization = authorization;
            using var answer = await server.Client.SendAsync(request, Ending);
            statuses.Add((int)answer.StatusCode);
        }

        return (statuses[0], statuses[1], statuses[2]);
    }

    private static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/read", (HttpContext context) => context.Caller().Name).RequireScope(Scope.Read);
        routes.MapPost("/api/v1/write", (HttpContext context) => context.Caller().Name).RequireScope(Scope.Write);
        routes.MapGet("/api/v1/admin", () => "").RequireScope(Scope.Admin);
        routes.Map("/api/v1/any", () => "");
        routes.MapGet("/page", () => "");
        routes.MapPost("/m/token", () => "").AllowHolderOfLink();
    }

    private Task<SiteServer> StartAsync(Action<SiteOptions>? configure = null) =>
        SiteServer.StartAsync(Map, configure, services => services.AddSingleton<TimeProvider>(_clock));
}
