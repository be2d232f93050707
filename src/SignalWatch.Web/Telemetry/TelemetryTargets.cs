using Azure.Core;

namespace SignalWatch.Web.Telemetry;

/// <summary>Where spans and metrics go; nowhere when nothing is set.</summary>
public sealed record TelemetryTargets
{
    /// <summary>The environment variable that OpenTelemetry names for an OTLP collector (https://opentelemetry.io/docs/specs/otel/protocol/exporter/).</summary>
    public const string OtlpSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>An OTLP collector that takes HTTP, such as <c>http://localhost:4318</c>; null for none but the one that <see cref="OtlpSetting"/> names.</summary>
    public Uri? Otlp { get; init; }

    /// <summary>Whether <see cref="OtlpSetting"/> names a collector; address, protocol and headers are then those of OpenTelemetry's own variables.</summary>
    public bool HasOtlpSetting { get; init; }

    /// <summary>The connection string of Application Insights, which holds no secret where local authentication is off; null for none.</summary>
    public string? ApplicationInsights { get; init; }

    /// <summary>Who signs in to Application Insights; null for nobody, where its local authentication is on.</summary>
    public TokenCredential? Credential { get; init; }

    /// <summary>Whether anything is sent anywhere.</summary>
    public bool IsAny => Otlp is not null || HasOtlpSetting || ApplicationInsights is not null;
}
