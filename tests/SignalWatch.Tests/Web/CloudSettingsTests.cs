using System.Text.Json;
using Microsoft.Extensions.Configuration;
using SignalWatch.Web.Cloud;

namespace SignalWatch.Tests.Web;

public sealed class CloudSettingsTests
{
    [Fact]
    public void The_local_settings_that_the_command_writes_are_in_order()
    {
        var values = JsonDocument.Parse(LocalSettings.Json("north-south")).RootElement.GetProperty("Values");
        var written = values.EnumerateObject().ToDictionary(value => value.Name, value => value.Value.GetString(), StringComparer.Ordinal);

        var settings = Read(written);

        Assert.Empty(settings.Faults);
        Assert.Equal("north-south", settings.PackName);
        Assert.IsType<StorageAddress.ConnectionString>(settings.Storage);
    }

    [Fact]
    public void The_settings_that_the_infrastructure_makes_name_an_account_and_an_identity()
    {
        var settings = Read(Good(
            ("AzureWebJobsStorage", null),
            ("AzureWebJobsStorage__accountName", "stsignalwatch"),
            ("AzureWebJobsStorage__credential", "managedidentity"),
            ("AzureWebJobsStorage__clientId", "6f1c1a57-1d6c-4a5a-9a5a-0d5f6e7a8b9c")));

        var account = Assert.IsType<StorageAddress.Account>(settings.Storage);
        Assert.Empty(settings.Faults);
        Assert.Equal(
            ("https://stsignalwatch.table.core.windows.net/", "https://stsignalwatch.queue.core.windows.net/", "https://stsignalwatch.blob.core.windows.net/"),
            (account.Tables.AbsoluteUri, account.Queues.AbsoluteUri, account.Blobs.AbsoluteUri));
        Assert.True(account.IsManagedIdentity);
        Assert.Equal("6f1c1a57-1d6c-4a5a-9a5a-0d5f6e7a8b9c", account.ClientId);
    }

    [Theory]
    [InlineData("AzureWebJobsStorage", null, "AzureWebJobsStorage: it is missing", "such as UseDevelopmentStorage=true")]
    [InlineData("AzureWebJobsStorage", "AccountKey=c2VjcmV0", "AzureWebJobsStorage: this is not a connection string", "such as UseDevelopmentStorage=true")]
    [InlineData("AzureWebJobsStorage", "TableEndpoint=https://a.table.core.windows.net;SharedAccessSignature=sv=2024-08-04&sig=c2VjcmV0", "AzureWebJobsStorage: this is not a connection string", "such as UseDevelopmentStorage=true")]
    [InlineData("PollSchedule", null, "PollSchedule: it is missing; write six fields", "such as 0 */5 * * * *")]
    [InlineData("PollSchedule", "every five minutes", "PollSchedule: 'every five minutes' is not a schedule", "such as 0 */5 * * * *")]
    [InlineData("AssessSchedule", "00:10:00", "AssessSchedule: '00:10:00' is not a schedule", "such as 30 */10 * * * *")]
    [InlineData("DigestSchedule", "0 0 25 * * *", "DigestSchedule: '0 0 25 * * *' is not a schedule", "such as 0 2 * * * *")]
    [InlineData("HealthSchedule", "@hourly", "HealthSchedule: '@hourly' is not a schedule", "such as 0 17 * * * *")]
    [InlineData("HealthSchedule", "0 0 3 ? * *", "HealthSchedule: '0 0 3 ? * *' is not a schedule", "such as 0 17 * * * *")]
    [InlineData("HealthSchedule", "0 0 3 L * *", "HealthSchedule: '0 0 3 L * *' is not a schedule", "such as 0 17 * * * *")]
    [InlineData("HealthSchedule", "0 0 3 * * 7", "HealthSchedule: '0 0 3 * * 7' is not a schedule", "such as 0 17 * * * *")]
    [InlineData("Links__Key", null, "Links__Key: it is missing", "openssl rand -base64 48")]
    [InlineData("Links__Key", "c2hvcnQ=", "is not base64 of at least 32 bytes", "openssl rand -base64 48")]
    [InlineData("Links__Key", "@Microsoft.KeyVault(SecretUri=https://v.example/s)", "Links__Key: its Key Vault reference was not resolved", "Key Vault Secrets User")]
    [InlineData("Smtp__Port", "smtp", "Smtp__Port: its value is not a whole number; write one", "such as 587")]
    [InlineData("Smtp__Port", "70000", "Smtp__Port: it must be between 1 and 65535", "such as 587")]
    [InlineData("Mail__From", "nobody", "Mail__From: the address is not a mail address", "such as signalwatch@example.org")]
    [InlineData("Access__PlatformSignIn", "perhaps", "Access__PlatformSignIn: 'perhaps' is neither true nor false", "such as false")]
    [InlineData("Fetch__LoopbackHosts__herald.example", "10.0.0.1:80", "its value is not a loopback address with a port", "such as 127.0.0.1:5390")]
    public void A_wrong_setting_is_named_with_what_is_expected_and_an_example(string key, string? value, string fact, string example)
    {
        var settings = Read(Good((key, value)));

        var fault = Assert.Single(settings.Faults);
        Assert.Contains(fact, fault.ToString(), StringComparison.Ordinal);
        Assert.Contains(example, fault.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AzureWebJobsStorage", "DefaultEndpointsProtocol=https;AccountName;AccountKey=hushhush")]
    [InlineData("Links__Key", "hushhush")]
    public void A_secret_that_is_wrong_is_not_told(string key, string value)
    {
        var settings = Read(Good((key, value)));

        Assert.DoesNotContain("hushhush", string.Join('\n', settings.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_that_the_vault_did_not_give_is_sent_to_no_server()
    {
        var settings = Read(Good(
            ("Smtp__Host", "smtp.example.org"), ("Smtp__UserName", "ada"), ("Smtp__Password", "@Microsoft.KeyVault(SecretUri=https://v.example/s)")));

        var fault = Assert.Single(settings.Faults);
        Assert.Contains("Smtp__Password: its Key Vault reference was not resolved", fault.ToString(), StringComparison.Ordinal);
        Assert.False(settings.CanSend);
    }

    [Fact]
    public void A_wrong_setting_stops_what_needs_it_and_nothing_else()
    {
        var settings = Read(Good(("Smtp__Host", "smtp.example.org"), ("Smtp__Port", "0")));

        settings.Require(StorageAddress.Key, "Alerts", "Fetch");
        var fault = Assert.Throws<CloudSettingException>(() => settings.Require("Mail", "Smtp"));

        Assert.Contains("Smtp__Port", fault.Message, StringComparison.Ordinal);
        Assert.False(settings.CanSend);
    }

    [Fact]
    public void A_job_may_be_without_a_run_as_long_as_its_schedule_ever_leaves_it()
    {
        var settings = Read(Good(("HealthSchedule", "0 0 9-17 * * 1-5")));

        Assert.Equal(TimeSpan.FromMinutes(5), settings.Rhythms["polling"]);
        Assert.Equal(TimeSpan.FromHours(64), settings.Rhythms["health"]);
    }

    private static Dictionary<string, string?> Good(params IReadOnlyList<(string Key, string? Value)> changes)
    {
        var values = Schedules.Usual.ToDictionary(one => one.Key, one => (string?)one.Value, StringComparer.Ordinal);
        values["AzureWebJobsStorage"] = "UseDevelopmentStorage=true";
        values["Links__Key"] = Convert.ToBase64String(new byte[48]);
        foreach (var (key, value) in changes)
        {
            values[key] = value;
        }

        return values;
    }

    // As the environment gives them: '__' parts the sections.
    private static CloudSettings Read(Dictionary<string, string?> values) => CloudSettings.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(values.Select(one => KeyValuePair.Create(one.Key.Replace("__", ":", StringComparison.Ordinal), one.Value)))
        .Build());
}
