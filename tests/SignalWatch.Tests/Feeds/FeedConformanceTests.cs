using System.Globalization;
using System.Text.Json;
using SignalWatch.Feeds.Parsing;

namespace SignalWatch.Tests.Feeds;

/// <summary>Compares us with gofeed and feed-rs on their own test feeds. <c>differences.tsv</c> lists where we differ on purpose.</summary>
public sealed class FeedConformanceTests(ITestOutputHelper output)
{
    private const double LeastAgreement = 0.98;

    [Fact]
    public void Feeds_are_read_as_gofeed_and_feed_rs_read_them()
    {
        var declared = ReadDeclared();
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var (files, checks) = (0, 0);
        foreach (var (name, path, expected) in Cases())
        {
            files++;
            checks += Compare(name, path, expected, found);
        }

        var agreement = 1 - ((double)found.Count / checks);
        output.WriteLine(FormattableString.Invariant($"{files} feeds, {checks} fields, {found.Count} differ: {100 * agreement:F2} % agree"));
        foreach (var (field, difference) in found)
        {
            output.WriteLine((declared.Contains(field) ? "declared " : "NEW ") + field + ": " + difference);
        }

        Assert.True(agreement >= LeastAgreement, FormattableString.Invariant($"Only {100 * agreement:F2} % agree."));
        Assert.Empty(found.Keys.Except(declared, StringComparer.Ordinal));
        Assert.Empty(declared.Except(found.Keys, StringComparer.Ordinal));
    }

    private static int Compare(string name, string path, Expected expected, SortedDictionary<string, string> found)
    {
        if (FeedParser.Parse(File.ReadAllBytes(path), null, null) is not FeedParseResult.Parsed(var feed))
        {
            found[$"{name}\tfeed"] = "not read as a feed";
            return 1;
        }

        var ours = Expected.OfOurs(feed);
        var checks = CompareFields(name, "feed", expected.Feed, ours.Feed, found) + 1;
        if (expected.Items.Count != ours.Items.Count)
        {
            found[$"{name}\titems"] = FormattableString.Invariant($"{expected.Items.Count} expected, {ours.Items.Count} found");
        }

        for (var index = 0; index < Math.Min(expected.Items.Count, ours.Items.Count); index++)
        {
            var item = string.Create(CultureInfo.InvariantCulture, $"item {index + 1}");
            checks += CompareFields(name, item, expected.Items[index], ours.Items[index], found);
        }

        return checks;
    }

    private static int CompareFields(
        string file, string part, Dictionary<string, string?> expected, Dictionary<string, string?> ours, SortedDictionary<string, string> found)
    {
        var checks = 0;
        foreach (var (field, value) in expected)
        {
            var actual = ours[field];
            if (value is null && actual is null)
            {
                continue;
            }

            checks++;
            if (!Agree(field, value, actual))
            {
                found[$"{file}\t{part} {field}"] = $"expected [{value}], found [{actual}]".ReplaceLineEndings(" ");
            }
        }

        return checks;
    }

    /// <summary>Titles are plain text with us and as stated elsewhere; line ends and the case of languages mean nothing.</summary>
    private static bool Agree(string field, string? expected, string? actual) => field switch
    {
        "title" => actual == expected
            || (expected is not null && (actual ?? "") == PlainText.FromHtmlTitle(expected))
            || (expected is not null && actual == PlainText.Fold(expected)),
        "language" => string.Equals(expected, actual, StringComparison.OrdinalIgnoreCase),
        _ => expected?.ReplaceLineEndings("\n") == actual?.ReplaceLineEndings("\n"),
    };

    private static HashSet<string> ReadDeclared() =>
        [.. File.ReadLines(Path.Combine(SharedFeeds.Root, "tests", "SignalWatch.Tests", "Feeds", "differences.tsv"))
            .Skip(1)
            .Select(line => line.Split('\t'))
            .Select(columns => $"{columns[0]}\t{columns[1]}")];

    private static IEnumerable<(string Name, string Path, Expected Expected)> Cases()
    {
        foreach (var (folder, pattern, suffix, read) in new (string, string, string, Func<JsonElement, Expected>)[]
        {
            ("gofeed/translator/rss", "*.xml", ".json", Expected.OfTranslator),
            ("gofeed/translator/atom", "*.xml", ".json", Expected.OfTranslator),
            ("gofeed/translator/json", "*.json", "_expected.json", Expected.OfTranslator),
            ("gofeed/extensions/dublincore", "*.xml", ".json", Expected.OfTranslator),
            ("gofeed/extensions/media", "*.xml", ".json", Expected.OfTranslator),
            ("gofeed/parser/rss", "*.xml", ".json", Expected.OfRss),
            ("gofeed/parser/atom", "*.xml", ".json", Expected.OfAtom),
            ("gofeed/parser/json", "*.json", "_expected.json", Expected.OfJson),
            ("feed-rs/rss0", "*.xml", ".serde.json", Expected.OfFeedRs),
            ("feed-rs/rss1", "*.xml", ".serde.json", Expected.OfFeedRs),
            ("feed-rs/rss2", "*.xml", ".serde.json", Expected.OfFeedRs),
            ("feed-rs/atom", "*.xml", ".serde.json", Expected.OfFeedRs),
            ("feed-rs/jsonfeed", "*.json", ".serde.json", Expected.OfFeedRs),
        })
        {
            foreach (var path in Directory.EnumerateFiles(SharedFeeds.Folder(folder.Split('/')), pattern).Order(StringComparer.Ordinal))
            {
                var expected = path[..path.LastIndexOf('.')] + suffix;
                if (File.Exists(expected))
                {
                    using var json = JsonDocument.Parse(File.ReadAllBytes(expected));
                    yield return ($"{folder}/{Path.GetFileName(path)}", path, read(json.RootElement));
                }
            }
        }
    }
}
