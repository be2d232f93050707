using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using SignalWatch.Jobs;

namespace SignalWatch.Web.Telemetry;

/// <summary>Sends what the jobs tell of themselves, the same in both hosts.</summary>
public static class TelemetryServices
{
    /// <summary>Registers the sending of <see cref="WatchTelemetry"/>; registers nothing when there is no target.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="targets">Where to.</param>
    public static IServiceCollection AddWatchTelemetry(this IServiceCollection services, TelemetryTargets targets)
    {
        if (!targets.IsAny)
        {
            return services;
        }

        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("signalwatch"))
            .WithTracing(tracing => Send(tracing.AddSource(WatchTelemetry.Name), targets))
            .WithMetrics(metrics => Send(metrics.AddMeter(WatchTelemetry.Name), targets));
        return services;
    }

    private static void Send(TracerProviderBuilder tracing, TelemetryTargets targets)
    {
        if (targets.Otlp is { } collector)
        {
            tracing.AddOtlpExporter(options => Point(options, collector, "v1/traces"));
        }
        else if (targets.HasOtlpSetting)
        {
            tracing.AddOtlpExporter();
        }

        if (targets.ApplicationInsights is { } connection)
        {
            tracing.AddAzureMonitorTraceExporter(options => (options.ConnectionString, options.Credential) = (connection, targets.Credential));
        }
    }

    private static void Send(MeterProviderBuilder metrics, TelemetryTargets targets)
    {
        if (targets.Otlp is { } collector)
        {
            metrics.AddOtlpExporter(options => Point(options, collector, "v1/metrics"));
        }
        else if (targets.HasOtlpSetting)
        {
            metrics.AddOtlpExporter();
        }

        if (targets.ApplicationInsights is { } connection)
        {
            metrics.AddAzureMonitorMetricExporter(options => (options.ConnectionString, options.Credential) = (connection, targets.Credential));
        }
    }

    private static void Point(OtlpExporterOptions options, Uri collector, string path)
    {
        options.Protocol = OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = new Uri($"{collector.AbsoluteUri.TrimEnd('/')}/{path}");
    }
}
