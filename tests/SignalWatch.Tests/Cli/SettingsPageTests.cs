using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using SignalWatch.Cli;
using SignalWatch.Tests.Feeds;
using SignalWatch.Web.Cloud;

namespace SignalWatch.Tests.Cli;

public sealed class SettingsPageTests
{
    [Fact]
    public void The_page_has_every_setting_with_its_default_and_range()
    {
        var rows = File.ReadLines(Path.Combine(SharedFeeds.Root, "docs", "settings.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..^1])
            .ToDictionary(cells => cells[0].Trim('`'), cells => cells, StringComparer.Ordinal);
        var defaults = new Settings();
        foreach (var section in Settings.Sections)
        {
            var options = typeof(Settings).GetProperty(section)?.GetValue(defaults) ?? throw new InvalidOperationException($"There is no section {section}.");
            foreach (var property in options.GetType().GetProperties().Where(property => property.CanWrite && property.Name != "LoopbackHosts"))
            {
                Assert.True(rows.Remove($"{section}__{property.Name}", out var cells), $"{section}__{property.Name} is not on the page.");
                Assert.Equal(TextOf(property.GetValue(options)), cells[1]);
                if (property.GetCustomAttribute<RangeAttribute>() is { } range)
                {
                    Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{range.Minimum} to {range.Maximum}"), cells[2]);
                }
            }
        }

        foreach (var (key, schedule) in Schedules.Usual)
        {
            Assert.True(rows.Remove(key, out var cells), $"{key} is not on the page.");
            Assert.Equal(schedule, cells[1]);
        }

        Assert.Equal("Access__PlatformSignIn, AzureWebJobsStorage, Pack", string.Join(", ", rows.Keys.Order(StringComparer.Ordinal)));
    }

    private static string TextOf(object? value) => value switch
    {
        null or "" => "none",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
