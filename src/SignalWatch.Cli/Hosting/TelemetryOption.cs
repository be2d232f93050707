using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using SignalWatch.Web.Telemetry;

namespace SignalWatch.Cli.Hosting;

/// <summary><c>--otlp URL</c>: sends traces and metrics of the jobs while a command runs.</summary>
internal static class TelemetryOption
{
    /// <summary>A new option.</summary>
    public static Option<string?> Create()
    {
        var option = new Option<string?>("--otlp")
        {
            Description = $"Send traces and metrics to this OTLP collector over HTTP, such as http://localhost:4318; left out, to where {TelemetryTargets.OtlpSetting} says, if anywhere.",
            HelpName = "URL",
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !(Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
            {
                result.AddError($"--otlp: '{result.Tokens[0].Value}' is not an address; write one like http://localhost:4318.");
            }
        });
        return option;
    }

    /// <summary>Sends until it is disposed, which sends the rest; does nothing where there is nowhere to send to.</summary>
    public static IAsyncDisposable Start(string? collector)
    {
        var services = new ServiceCollection().AddWatchTelemetry(new TelemetryTargets
        {
            Otlp = collector is null ? null : new Uri(collector),
            HasOtlpSetting = Environment.GetEnvironmentVariable(TelemetryTargets.OtlpSetting) is { Length: > 0 },
        }).BuildServiceProvider();

        // There is no host here whose start would make them.
        services.GetService<TracerProvider>();
        services.GetService<MeterProvider>();
        return services;
    }
}
