using Azure.Identity;
using Microsoft.Extensions.Configuration;
using SignalWatch.Web.Cloud;
using SignalWatch.Web.Telemetry;

namespace SignalWatch.Tests.Web;

public sealed class CloudTelemetryTests
{
    [Fact]
    public void Nothing_is_sent_where_no_setting_names_a_target()
    {
        Assert.False(TargetsOf().IsAny);
    }

    [Fact]
    public void The_platform_s_settings_send_to_application_insights_with_the_app_s_identity()
    {
        var targets = TargetsOf(
            ("APPLICATIONINSIGHTS_CONNECTION_STRING", "InstrumentationKey=00000000-0000-0000-0000-000000000001"),
            ("APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "ClientId=6f1c1a57-1d6c-4a5a-9a5a-0d5f6e7a8b9c;Authorization=AAD"));

        Assert.Equal("InstrumentationKey=00000000-0000-0000-0000-000000000001", targets.ApplicationInsights);
        Assert.IsType<ManagedIdentityCredential>(targets.Credential);
    }

    [Fact]
    public void A_collector_s_setting_is_enough()
    {
        Assert.True(TargetsOf(("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:4318")).HasOtlpSetting);
    }

    private static TelemetryTargets TargetsOf(params (string Key, string Value)[] values) => CloudTelemetry.TargetsOf(
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(one => KeyValuePair.Create(one.Key, (string?)one.Value))).Build());
}
