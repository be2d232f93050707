using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SignalWatch.Alerts;
using SignalWatch.Jobs;
using SignalWatch.Tests.Services;
using SignalWatch.Web.Cloud;

namespace SignalWatch.Tests.Web;

public sealed class CloudCheckTests(AzuriteServer azurite)
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_wrong_with_good_settings_and_a_storage_account()
    {
        Assert.Empty(await CheckAsync(await azurite.ConnectionStringAsync(Ending)));
    }

    [Fact]
    public async Task A_pack_that_is_not_there_is_a_trouble_of_its_own_that_names_the_packs_there_are()
    {
        var trouble = Assert.Single(await CheckAsync(await azurite.ConnectionStringAsync(Ending), ("Pack", "north-suoth")));

        Assert.Equal("setting.pack", trouble.Cause);
        Assert.Contains("north-south", trouble.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_that_is_an_hour_off_is_told_by_the_account_s_own_clock()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddHours(1));

        var trouble = Assert.Single(await CheckAsync(await azurite.ConnectionStringAsync(Ending), clock));

        Assert.Equal("clock", trouble.Cause);
        Assert.Contains("60 minutes fast", trouble.Headline, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_refuses_names_the_role_for_each_of_its_services()
    {
        var wrong = (await azurite.ConnectionStringAsync(Ending)).Replace(AzuriteServer.Key, Convert.ToBase64String(new byte[64]), StringComparison.Ordinal);

        var troubles = await CheckAsync(wrong);

        Assert.Equal(["storage.blobs", "storage.queues", "storage.tables"], troubles.Select(trouble => trouble.Cause).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.All(troubles, trouble => Assert.Contains("Storage ", $"{trouble.Detail} {trouble.Remedy}", StringComparison.Ordinal));
        Assert.DoesNotContain(Convert.ToBase64String(new byte[64]), string.Join('\n', troubles), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_out_of_reach_is_told_with_its_address()
    {
        var nowhere = $"DefaultEndpointsProtocol=http;AccountName={AzuriteServer.Account};AccountKey={AzuriteServer.Key};TableEndpoint=http://127.0.0.1:9/d;QueueEndpoint=http://127.0.0.1:9/d;BlobEndpoint=http://127.0.0.1:9/d";

        var troubles = await CheckAsync(nowhere);

        Assert.Equal(3, troubles.Count);
        Assert.All(troubles, trouble => Assert.Contains("127.0.0.1:9", trouble.Detail, StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_a_wrong_mail_setting_sources_are_polled_and_indicators_assessed_all_the_same()
    {
        var settings = Settings(await azurite.ConnectionStringAsync(Ending), ("Smtp:Host", "smtp.example.org"), ("Smtp:Port", "0"));
        await using var engine = EngineOf(settings, TimeProvider.System);

        var due = await engine.DueAsync(Ending);
        var mails = await engine.AssessAsync(Ending);

        Assert.Equal(engine.Pack.Sources.Count, due.Count);
        Assert.Empty(mails);
        var fault = await Assert.ThrowsAsync<CloudSettingException>(() => engine.SendAsync("digest.20260304.ada", Ending));
        Assert.Contains("Smtp__Port", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_used_up_its_retries_is_kept_for_the_health_check()
    {
        await using var engine = EngineOf(Settings(await azurite.ConnectionStringAsync(Ending)), TimeProvider.System);
        var source = $"gone-{Guid.NewGuid():N}";

        await engine.GivenUpAsync(QueueNames.Sources, source, Ending);

        var messages = await new SignalWatch.History.PoisonHistory(engine.Store)
            .NewestFirstAsync(TimeProvider.System.GetUtcNow().AddMinutes(-5), Ending).ToListAsync(Ending);
        Assert.Contains(messages, message => (message.Queue, message.Content) == (QueueNames.Sources, source));
    }

    [Fact]
    public async Task A_message_carries_the_trace_that_handed_it_on_to_what_is_done_with_it()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == WatchTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var engine = EngineOf(
            Settings(await azurite.ConnectionStringAsync(Ending), ("Smtp:Host", "smtp.example.org"), ("Mail:From", "a@example.org")), TimeProvider.System);

        var messages = await engine.DueAsync(Ending);
        var entry = $"trouble.20260304.{Guid.NewGuid():N}";
        await engine.SendAsync($"{entry} {messages[0].Split(' ')[1]}", Ending);

        var mail = Assert.Single(spans, span => Equals(span.GetTagItem("signalwatch.entry"), entry));
        Assert.Equal(ActivityKind.Consumer, mail.Kind);
        var job = Assert.Single(spans, span => span.SpanId == mail.ParentSpanId);
        Assert.Equal("polling", job.GetTagItem("signalwatch.job"));
        Assert.Contains(spans, span => span.OperationName == "signalwatch.poll" && span.ParentSpanId == job.SpanId);
    }

    [Theory]
    [InlineData("tbilisi-courier", "tbilisi-courier", false)]
    [InlineData("tbilisi-courier 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "tbilisi-courier", true)]
    [InlineData("put here by hand", "put here by hand", false)]
    [InlineData("", "", false)]
    public void A_message_is_an_id_and_may_name_a_span(string message, string id, bool isTraced)
    {
        var read = HandedOn.Read(message);

        Assert.Equal(id, read.Id);
        Assert.Equal(isTraced, read.Trace != default);
    }

    private static Task<IReadOnlyList<Trouble>> CheckAsync(string storage, params (string Key, string Value)[] more) => CheckAsync(storage, TimeProvider.System, more);

    private static async Task<IReadOnlyList<Trouble>> CheckAsync(string storage, TimeProvider time, params (string Key, string Value)[] more)
    {
        var settings = Settings(storage, more);
        await using var engine = EngineOf(settings, time);
        return await new CloudCheck(settings, engine, time).RunAsync(Ending);
    }

    private static CloudEngine EngineOf(CloudSettings settings, TimeProvider time) => new(
        settings, CloudFolders.Usual, time, NullLoggerFactory.Instance, address => CloudAccount.Open(address, time, null, TimeSpan.FromMilliseconds(1)));

    private static CloudSettings Settings(string storage, params (string Key, string Value)[] more)
    {
        var values = Schedules.Usual.ToDictionary(one => one.Key, one => (string?)one.Value, StringComparer.Ordinal);
        values["AzureWebJobsStorage"] = storage;
        values["Links:Key"] = Convert.ToBase64String(new byte[48]);
        foreach (var (key, value) in more)
        {
            values[key] = value;
        }

        return CloudSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
    }
}
