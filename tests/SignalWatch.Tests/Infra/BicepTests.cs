using System.Text.Json;
using System.Text.RegularExpressions;
using SignalWatch.Alerts.Delivery;
using SignalWatch.Alerts.Links;
using SignalWatch.Alerts.Mail;
using SignalWatch.Jobs;
using SignalWatch.Web.Cloud;

namespace SignalWatch.Tests.Infra;

public sealed partial class BicepTests
{
    [Fact]
    public async Task The_infrastructure_compiles_without_a_warning_and_keeps_every_door_shut()
    {
        using var template = await BicepCompiler.CompileAsync("main.bicep", TestContext.Current.CancellationToken);

        var resources = ResourcesOf(template.RootElement).ToList();
        var account = Single(resources, "Microsoft.Storage/storageAccounts").GetProperty("properties");
        Assert.False(account.GetProperty("allowSharedKeyAccess").GetBoolean());
        Assert.False(account.GetProperty("allowBlobPublicAccess").GetBoolean());
        Assert.True(Single(resources, "Microsoft.Insights/components").GetProperty("properties").GetProperty("DisableLocalAuth").GetBoolean());
        Assert.True(Single(resources, "Microsoft.OperationalInsights/workspaces").GetProperty("properties").TryGetProperty("workspaceCapping", out _));
        Assert.True(Single(resources, "Microsoft.KeyVault/vaults").GetProperty("properties").GetProperty("enableRbacAuthorization").GetBoolean());
        Assert.Equal("FC1", Single(resources, "Microsoft.Web/serverfarms").GetProperty("sku").GetProperty("name").GetString());
        Assert.True(Single(resources, "Microsoft.Web/sites").GetProperty("properties").GetProperty("httpsOnly").GetBoolean());
    }

    [Fact]
    public async Task The_key_of_mail_links_is_made_once_and_no_later_deployment_changes_it()
    {
        using var template = await BicepCompiler.CompileAsync("main.bicep", TestContext.Current.CancellationToken);

        var link = ResourcesOf(template.RootElement).Single(resource =>
            resource.GetProperty("type").GetString() == "Microsoft.KeyVault/vaults/secrets" && NameOf(resource).Contains("link-key", StringComparison.Ordinal));

        Assert.True(link.GetProperty("@options").TryGetProperty("onlyIfNotExists", out _));
    }

    [Fact]
    public async Task Every_parameter_says_what_it_is_and_azd_gives_it_no_other()
    {
        using var template = await BicepCompiler.CompileAsync("main.bicep", TestContext.Current.CancellationToken);
        using var given = JsonDocument.Parse(await File.ReadAllTextAsync(BicepCompiler.PathOf("main.parameters.json"), TestContext.Current.CancellationToken));

        var parameters = template.RootElement.GetProperty("parameters").EnumerateObject().ToList();
        Assert.All(parameters, one => Assert.NotEmpty(one.Value.GetProperty("metadata").GetProperty("description").GetString() ?? ""));
        Assert.Subset(
            parameters.Select(one => one.Name).ToHashSet(StringComparer.Ordinal),
            given.RootElement.GetProperty("parameters").EnumerateObject().Select(one => one.Name).ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_schedules_are_those_that_the_program_takes_for_usual()
    {
        using var template = await BicepCompiler.CompileAsync("main.bicep", TestContext.Current.CancellationToken);

        var text = template.RootElement.GetRawText();

        Assert.All(Schedules.Usual, schedule => Assert.Matches($"\"{schedule.Key}\": *\"{Regex.Escape(schedule.Value)}\"", text));
    }

    [Fact]
    public async Task The_alarm_from_outside_asks_for_the_span_that_an_assessment_leaves()
    {
        using var template = await BicepCompiler.CompileAsync("main.bicep", TestContext.Current.CancellationToken);

        var text = template.RootElement.GetRawText();

        Assert.Contains($"Name == \\\"{WatchTelemetry.JobSpan}\\\"", text, StringComparison.Ordinal);
        Assert.Contains($"tostring(Properties[\\\"{WatchTelemetry.JobTag}\\\"]) == \\\"{JobNames.Assessing}\\\"", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mail", typeof(MailOptions))]
    [InlineData("Smtp", typeof(SmtpOptions))]
    [InlineData("Links", typeof(LinkOptions))]
    public async Task Every_setting_that_is_made_is_one_that_the_app_reads(string section, Type options)
    {
        using var template = await BicepCompiler.CompileAsync("main.bicep", TestContext.Current.CancellationToken);

        var made = Settings().Matches(template.RootElement.GetRawText())
            .Where(match => match.Groups["section"].Value == section).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal).ToList();

        Assert.NotEmpty(made);
        Assert.All(made, name => Assert.NotNull(options.GetProperty(name)));
    }

    [GeneratedRegex("\\b(?<section>[A-Z][a-z]+)__(?<name>[A-Za-z]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Settings();

    private static string NameOf(JsonElement resource) => resource.GetProperty("name").GetString() ?? "";

    private static JsonElement Single(IEnumerable<JsonElement> resources, string type) =>
        resources.Single(resource => resource.GetProperty("type").GetString() == type);

    // A module is a deployment with a template of its own; resources are a list or, where symbols name them, an object.
    private static IEnumerable<JsonElement> ResourcesOf(JsonElement template)
    {
        var all = template.GetProperty("resources");
        var resources = all.ValueKind == JsonValueKind.Array ? all.EnumerateArray().ToList() : [.. all.EnumerateObject().Select(one => one.Value)];
        return resources.SelectMany(resource => resource.GetProperty("type").GetString() == "Microsoft.Resources/deployments"
            ? ResourcesOf(resource.GetProperty("properties").GetProperty("template"))
            : [resource]);
    }
}
