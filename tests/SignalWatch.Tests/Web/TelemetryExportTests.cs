using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SignalWatch.Alerts.Delivery;
using SignalWatch.Cli.Hosting;
using SignalWatch.Jobs;
using SignalWatch.Web.Telemetry;

namespace SignalWatch.Tests.Web;

public sealed class TelemetryExportTests
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Spans_and_metrics_reach_a_collector_over_http()
    {
        var received = new ConcurrentQueue<(string Path, string Body)>();
        await using var collector = await CollectorAsync(received);

        await using (TelemetryOption.Start(collector.Urls.First()))
        {
            WatchTelemetry.Begin(WatchTelemetry.AssessSpan)?.Dispose();
            WatchTelemetry.Mailed(OutboxState.Sent);
        }

        Assert.Contains(received, one => one.Path == "/v1/traces" && one.Body.Contains("signalwatch.assess", StringComparison.Ordinal));
        Assert.Contains(received, one => one.Path == "/v1/metrics" && one.Body.Contains("signalwatch.alerts.sent", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_is_registered_where_there_is_nowhere_to_send_to()
    {
        var services = new ServiceCollection();

        services.AddWatchTelemetry(new TelemetryTargets());

        Assert.Empty(services);
    }

    private static async Task<WebApplication> CollectorAsync(ConcurrentQueue<(string Path, string Body)> received)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = builder.Build();
        collector.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            received.Enqueue((context.Request.Path.Value ?? "", Encoding.Latin1.GetString(body.ToArray())));
        });
        await collector.StartAsync(Ending);
        return collector;
    }
}
