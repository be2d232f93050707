using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using SignalWatch.Tests.Services;
using SignalWatch.Web.Access;
using SignalWatch.Web.Cloud;

namespace SignalWatch.Tests.Web;

/// <summary>The site as the Functions host calls it: with a context of the host's own, over Azurite.</summary>
public sealed class CloudSiteTests(AzuriteServer azurite)
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_dashboard_is_shown_to_who_has_a_key_and_to_nobody_else()
    {
        var settings = Settings(("AzureWebJobsStorage", await azurite.ConnectionStringAsync(Ending)));
        await using var engine = EngineOf(settings);
        await using var site = SiteOf(settings, engine);
        var (_, key) = await new ApiKeyHistory(engine.Store).CreateAsync("ada", Scope.Read, TimeProvider.System.GetUtcNow(), Ending);

        var (without, _) = await AskAsync(site.AnswerAsync, "/", null);
        var (with, page) = await AskAsync(site.AnswerAsync, "/", key);

        Assert.Equal((401, 200), (without, with));
        Assert.Contains(engine.Pack.Title, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_loopback_address_proves_nothing_behind_the_host()
    {
        var settings = Settings(("AzureWebJobsStorage", await azurite.ConnectionStringAsync(Ending)));
        await using var engine = EngineOf(settings);
        await using var site = SiteOf(settings, engine);

        var (status, _) = await AskAsync(site.AnswerAsync, "/sources", null);

        Assert.Equal(401, status);
    }

    [Fact]
    public async Task With_a_wrong_setting_the_site_says_where_to_look_and_the_probe_names_it_without_its_value()
    {
        var settings = Settings(("AzureWebJobsStorage", "AccountKey=hushhush"));
        await using var engine = EngineOf(settings);
        await using var site = SiteOf(settings, engine);
        using var health = new CloudHealth(new CloudCheck(settings, engine, TimeProvider.System), TimeProvider.System);

        var (status, text) = await AskAsync(site.AnswerAsync, "/", null);
        var (probe, names) = await AskAsync(health.AnswerAsync, "/healthz", null);

        Assert.Equal((503, 503), (status, probe));
        Assert.Contains("/healthz", text, StringComparison.Ordinal);
        Assert.Contains("AzureWebJobsStorage is wrong", names, StringComparison.Ordinal);
        Assert.DoesNotContain("hushhush", names, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_probe_of_an_app_that_works_answers_healthy()
    {
        var settings = Settings(("AzureWebJobsStorage", await azurite.ConnectionStringAsync(Ending)));
        await using var engine = EngineOf(settings);
        using var health = new CloudHealth(new CloudCheck(settings, engine, TimeProvider.System), TimeProvider.System);

        Assert.Equal((200, "healthy\n"), await AskAsync(health.AnswerAsync, "/healthz", null));
    }

    private static async Task<(int Status, string Body)> AskAsync(RequestDelegate answer, string path, string? key)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = services };
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
        context.Request.Method = "GET";
        context.Request.Scheme = "http";
        context.Request.Host = new HostString("localhost", 7071);
        context.Request.Path = path;
        context.Connection.RemoteIpAddress = System.Net.IPAddress.Loopback;
        if (key is not null)
        {
            context.Request.Headers.Authorization = $"Bearer {key}";
        }

        await answer(context);
        await context.Response.CompleteAsync();
        return (context.Response.StatusCode, System.Text.Encoding.UTF8.GetString(body.ToArray()));
    }

    private static CloudEngine EngineOf(CloudSettings settings) => new(settings, CloudFolders.Usual, TimeProvider.System, NullLoggerFactory.Instance);

    private static CloudSite SiteOf(CloudSettings settings, CloudEngine engine) => new(
        settings, engine, new HostingEnvironment { EnvironmentName = "Production", ApplicationName = "SignalWatch", ContentRootPath = AppContext.BaseDirectory }, TimeProvider.System, NullLoggerFactory.Instance);

    private static CloudSettings Settings(params (string Key, string Value)[] more)
    {
        var values = Schedules.Usual.ToDictionary(one => one.Key, one => (string?)one.Value, StringComparer.Ordinal);
        values["Links:Key"] = Convert.ToBase64String(new byte[48]);
        foreach (var (key, value) in more)
        {
            values[key] = value;
        }

        return CloudSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
    }
}
