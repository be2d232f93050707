using Azure.Identity;
using Microsoft.Extensions.Configuration;
using SignalWatch.Web.Telemetry;

namespace SignalWatch.Web.Cloud;

/// <summary>Where the app's settings have spans and metrics go.</summary>
internal static class CloudTelemetry
{
    private const string ConnectionKey = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    // "ClientId=...;Authorization=AAD": https://learn.microsoft.com/azure/azure-functions/functions-app-settings#applicationinsights_authentication_string
    private const string SignInKey = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";

    /// <summary>The targets; none where no setting names one.</summary>
    public static TelemetryTargets TargetsOf(IConfiguration configuration)
    {
        var parts = (configuration[SignInKey] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2))
            .Where(pair => pair.Length == 2)
            .GroupBy(pair => pair[0], StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.Last()[1], StringComparer.OrdinalIgnoreCase);
        var isSignedIn = string.Equals(parts.GetValueOrDefault("Authorization"), "AAD", StringComparison.OrdinalIgnoreCase);
        return new TelemetryTargets
        {
            HasOtlpSetting = configuration[TelemetryTargets.OtlpSetting] is { Length: > 0 },
            ApplicationInsights = configuration[ConnectionKey] is { Length: > 0 } connection ? connection : null,
            Credential = isSignedIn
                ? new ManagedIdentityCredential(parts.TryGetValue("ClientId", out var id) ? ManagedIdentityId.FromUserAssignedClientId(id) : ManagedIdentityId.SystemAssigned)
                : null,
        };
    }
}
