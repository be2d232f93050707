using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SignalWatch.History.Tables;
using SignalWatch.Web;
using SignalWatch.Web.Access;

namespace SignalWatch.Tests.Web;

public sealed class SitePipelineTests
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", "/api/v1/nothing", null, 404, "nothing at this address")]
    [InlineData("DELETE", "/api/v1/thing", null, 405, "takes GET")]
    [InlineData("POST", "/api/v1/things", "text/plain", 415, "application/json")]
    [InlineData("POST", "/api/v1/things", "application/json", 400, "")]
    [InlineData("GET", "/api/v1/bug", null, 500, "its log says more")]
    [InlineData("GET", "/api/v1/store", null, 503, "can't be read at the moment")]
    public async Task Every_error_of_the_api_is_problem_details(string method, string path, string? type, int status, string detail)
    {
        await using var server = await SiteServer.StartAsync(MapThings);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Accept.ParseAdd("text/csv");
        request.Content = type is null ? null : new StringContent("{", Encoding.UTF8, type);

        using var answer = await server.Client.SendAsync(request, Ending);

        Assert.Equal((status, "application/problem+json"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ending));
        Assert.Equal(status, problem.RootElement.GetProperty("status").GetInt32());
        Assert.Contains(detail, problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", problem.RootElement.ToString(), StringComparison.Ordinal);
        AssertSealed(answer);
    }

    [Fact]
    public async Task A_bug_is_logged_and_a_bad_request_is_not()
    {
        var errors = new ErrorLog();
        await using var server = await SiteServer.StartAsync(MapThings, null, services => services.AddSingleton<ILoggerProvider>(errors));
        using var broken = new StringContent("{", Encoding.UTF8, "application/json");

        using var bad = await server.Client.PostAsync(new Uri("/api/v1/things", UriKind.Relative), broken, Ending);
        var before = errors.Messages.Count;
        using var bug = await server.Client.GetAsync(new Uri("/api/v1/bug", UriKind.Relative), Ending);

        Assert.Equal((HttpStatusCode.BadRequest, 0, HttpStatusCode.InternalServerError), (bad.StatusCode, before, bug.StatusCode));
        Assert.Contains("a secret path", Assert.Single(errors.Messages), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nothing", 404)]
    [InlineData("/bug", 500)]
    [InlineData("/%3Cscript%3Ealert(1)%3C/script%3E", 404)]
    public async Task People_get_a_plain_page_for_an_error(string path, int status)
    {
        await using var server = await SiteServer.StartAsync(MapThings);

        using var answer = await server.Client.GetAsync(new Uri(path, UriKind.Relative), Ending);

        var html = await answer.Content.ReadAsStringAsync(Ending);
        Assert.Equal((status, "text/html"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains("<h1>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("script", html, StringComparison.Ordinal);
        AssertSealed(answer);
    }

    [Fact]
    public async Task A_query_too_long_is_refused_with_the_bound()
    {
        await using var server = await SiteServer.StartAsync(MapThings);

        using var answer = await server.Client.GetAsync(new Uri("/api/v1/thing?x=" + new string('a', 9000), UriKind.Relative), Ending);

        Assert.Equal(HttpStatusCode.RequestUriTooLong, answer.StatusCode);
        Assert.Contains("9,003 characters, and 8,192 are read", await answer.Content.ReadAsStringAsync(Ending), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_too_long_is_refused_whether_or_not_its_length_is_stated(bool isStated)
    {
        await using var server = await SiteServer.StartAsync(MapThings, options => options.MaximumBodyBytes = 2000);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/things");
        request.Content = new StringContent($"{{\"name\":\"{new string('a', 5000)}\"}}", Encoding.UTF8, "application/json");
        request.Headers.TransferEncodingChunked = !isStated;

        using var answer = await server.Client.SendAsync(request, Ending);

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Answers_are_compressed_for_who_takes_it(string coding)
    {
        await using var server = await SiteServer.StartAsync(MapThings);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/thing");
        request.Headers.AcceptEncoding.ParseAdd(coding);

        using var answer = await server.Client.SendAsync(request, Ending);

        Assert.Equal(coding, Assert.Single(answer.Content.Headers.ContentEncoding));
        Assert.Contains("Accept-Encoding", answer.Headers.Vary, StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Head_is_answered_as_get_without_a_body()
    {
        await using var server = await SiteServer.StartAsync(MapThings);
        using var request = new HttpRequestMessage(HttpMethod.Head, "/api/v1/thing");

        using var answer = await server.Client.SendAsync(request, Ending);

        Assert.Equal((HttpStatusCode.OK, "application/json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(Ending));
    }

    [Fact]
    public async Task An_asset_is_kept_for_good_under_its_hashed_name_and_asked_for_anew_under_its_own()
    {
        await using var server = await SiteServer.StartAsync(MapThings, options => options.TrustsLoopback = false);
        var url = server.Services.GetRequiredService<SiteAssets>().UrlOf("plain.css");

        using var hashed = await server.Client.GetAsync(new Uri(url, UriKind.Relative), Ending);
        using var plain = await server.Client.GetAsync(new Uri("/assets/plain.css", UriKind.Relative), Ending);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/assets/plain.css");
        again.Headers.IfNoneMatch.Add(plain.Headers.ETag ?? EntityTagHeaderValue.Any);
        using var unchanged = await server.Client.SendAsync(again, Ending);
        using var other = await server.Client.GetAsync(new Uri("/assets/../SignalWatch.Web.dll", UriKind.Relative), Ending);

        Assert.Matches(@"^/assets/plain\.[0-9a-f]{12}\.css$", url);
        Assert.Equal((HttpStatusCode.OK, "text/css", "public, max-age=31536000, immutable"),
            (hashed.StatusCode, hashed.Content.Headers.ContentType?.MediaType, hashed.Headers.CacheControl?.ToString()));
        Assert.Equal((HttpStatusCode.OK, "no-cache"), (plain.StatusCode, plain.Headers.CacheControl?.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    [Fact]
    public async Task Other_origins_may_read_only_when_an_option_names_them()
    {
        await using var closed = await SiteServer.StartAsync(MapThings);
        await using var open = await SiteServer.StartAsync(MapThings, options => options.CorsOrigins = ["https://tool.example"]);

        using var refused = await AskFromAsync(closed, "https://tool.example");
        using var allowed = await AskFromAsync(open, "https://tool.example");
        using var stranger = await AskFromAsync(open, "https://other.example");

        Assert.False(refused.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.Equal("https://tool.example", Assert.Single(allowed.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.False(stranger.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Callers_from_elsewhere_are_slowed_down_and_told_for_how_long()
    {
        await using var server = await SiteServer.StartAsync(MapThings, options => (options.TrustsLoopback, options.RequestsPerMinute) = (false, 10));

        var answers = new List<HttpResponseMessage>();
        for (var request = 0; request < 11; request++)
        {
            answers.Add(await server.Client.GetAsync(new Uri("/api/v1/open", UriKind.Relative), Ending));
        }

        Assert.All(answers.Take(10), answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal((HttpStatusCode.TooManyRequests, "application/problem+json"), (answers[10].StatusCode, answers[10].Content.Headers.ContentType?.MediaType));
        Assert.InRange(answers[10].Headers.RetryAfter?.Delta?.TotalSeconds ?? 0, 1, 60);
        answers.ForEach(answer => answer.Dispose());
    }

    [Fact]
    public async Task A_host_that_has_routed_the_request_already_calls_the_same_pipeline()
    {
        RequestDelegate? site = null;
        await using var host = await SiteServer.StartAsync(routes => routes.Map("/{**any}", context => (site ?? throw new InvalidOperationException())(context)));
        site = WebSite.DelegateOf(host.Services, MapThings);

        using var answer = await host.Client.GetAsync(new Uri("/api/v1/thing", UriKind.Relative), Ending);
        using var missing = await host.Client.GetAsync(new Uri("/api/v1/nothing", UriKind.Relative), Ending);

        Assert.Equal("{\"name\":\"thing\"}", await answer.Content.ReadAsStringAsync(Ending));
        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (missing.StatusCode, missing.Content.Headers.ContentType?.MediaType));
    }

    private static async Task<HttpResponseMessage> AskFromAsync(SiteServer server, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/thing");
        request.Headers.Add("Origin", origin);
        return await server.Client.SendAsync(request, Ending);
    }

    private static void MapThings(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/thing", () => new Thing("thing"));
        routes.MapGet("/api/v1/open", () => new Thing("open")).AllowAnyone();
        routes.MapPost("/api/v1/things", (Thing thing) => thing);
        routes.MapGet("/api/v1/bug", IResult () => throw new InvalidOperationException("a secret path"));
        routes.MapGet("/api/v1/store", IResult () => throw new StoreException("a secret path"));
        routes.MapGet("/bug", IResult () => throw new InvalidOperationException("a secret path"));
    }

    private static void AssertSealed(HttpResponseMessage answer)
    {
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.False(answer.Headers.Contains("Server"));
    }

    private sealed record Thing(string Name);

    private sealed class ErrorLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Messages { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                Messages.Enqueue($"{formatter(state, exception)} {exception}");
            }
        }

        public void Dispose()
        {
            // It holds nothing.
        }
    }
}
