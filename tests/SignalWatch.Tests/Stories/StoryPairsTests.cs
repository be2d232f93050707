using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SignalWatch.Feeds;
using SignalWatch.Packs;
using SignalWatch.Stories;
using SignalWatch.Tests.Scoring;

namespace SignalWatch.Tests.Stories;

/// <summary>How well items are told apart that are labelled by hand, in pairs: one event, or two that look alike.</summary>
public sealed class StoryPairsTests
{
    private const int EventsAWeek = 40;
    private static readonly DateTimeOffset Monday = new(2025, 1, 6, 8, 0, 0, TimeSpan.Zero);

    // Floors a little under what was measured when the trees were fitted on the even half; see docs/technotes/stories.md.
    [Theory]
    [InlineData(0, 0.93, 0.61)]
    [InlineData(1, 0.90, 0.52)]
    public void Pairs_in_our_own_words_come_together_or_apart(int half, double precision, double recall)
    {
        var pairs = Rows("pairs.tsv");
        var stories = StoriesOf(Rows("told.tsv").Select(Told));

        Report("own pairs", precision, recall, pairs
            .Where(cells => Event(cells) % 2 == half)
            .Select(cells => new Pair(cells[1] is "1", stories[Telling(cells, 3)] == stories[Telling(cells, 4)])));
        Assert.True(pairs.Count >= 5800);
    }

    [Theory]
    [InlineData(0, 0.51, 0.70)]
    [InlineData(1, 0.78, 0.76)]
    public void Pairs_of_the_archive_come_together_or_apart(int half, double precision, double recall) =>
        ReportArchive("archive-pairs.tsv", half, precision, recall, new(Same: 0, First: 1, Second: 3, StandsFor: null));

    // Each pair of the sample stands for hundreds or for few of the archive's pairs; so weighed, they give its precision and recall.
    [Theory]
    [InlineData(0, 0.72, 0.59)]
    [InlineData(1, 0.40, 0.22)]
    public void Pairs_drawn_from_the_archive_come_together_or_apart(int half, double precision, double recall) =>
        ReportArchive("archive-sample.tsv", half, precision, recall, new(Same: 0, First: 2, Second: 4, StandsFor: 1));

    private static void ReportArchive(string file, int half, double precision, double recall, Columns columns)
    {
        var lines = File.ReadAllLines(Repository.RequireShared("archive", "current-events-2019-2024.tsv"));
        var items = lines.Select((line, index) => Reported(line.Split('\t'), index + 1)).Skip(1).ToList();
        var days = items.ToDictionary(item => item.ItemId, item => item.Time);
        var stories = StoriesOf(items);
        var pairs = Rows(file);

        Report(file, precision, recall, pairs
            .Where(cells => days[Line(cells, columns.First)].Ticks / TimeSpan.FromDays(14).Ticks % 2 == half)
            .Select(cells => new Pair(
                cells[columns.Same] is "1",
                stories[Line(cells, columns.First)] == stories[Line(cells, columns.Second)],
                columns.StandsFor is { } column ? double.Parse(cells[column], CultureInfo.InvariantCulture) : 1)));
        Assert.All(pairs, cells => Assert.Equal(
            (cells[columns.First + 1], cells[columns.Second + 1]),
            (HashOf(lines, cells[columns.First]), HashOf(lines, cells[columns.Second]))));
    }

    private static void Report(string what, double precision, double recall, IEnumerable<Pair> pairs)
    {
        var all = pairs.ToList();
        var right = all.Where(pair => pair is { IsSame: true, IsTogether: true }).Sum(pair => pair.StandsFor);
        var (reached, found) = (right / all.Where(pair => pair.IsTogether).Sum(pair => pair.StandsFor), right / all.Where(pair => pair.IsSame).Sum(pair => pair.StandsFor));

        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{what}: {all.Count} pairs, precision {reached:0.000}, recall {found:0.000}"));
        Assert.True(reached >= precision && found >= recall, FormattableString.Invariant($"{what}: precision {reached:0.000}, recall {found:0.000}"));
    }

    private static Dictionary<ItemId, StoryId> StoriesOf(IEnumerable<StoryItem> items) =>
        StoryGrouper.Group([.. items]).SelectMany(story => story.Items.Select(item => (item.ItemId, story.Id))).ToDictionary(pair => pair.ItemId, pair => pair.Id);

    private static List<string[]> Rows(string name) =>
        [.. File.ReadLines(Path.Combine(Repository.Root, "tests", "SignalWatch.Tests", "Stories", name)).Skip(1).Select(line => line.Split('\t'))];

    private static int Event(string[] cells) => int.Parse(cells[0], CultureInfo.InvariantCulture);

    private static ItemId Telling(string[] cells, int at) => new($"{cells[0]}.{cells[at]}".PadLeft(6, '0'));

    private static StoryItem Told(string[] cells) => Item(
        $"{cells[0]}.{cells[1]}",
        Monday.AddDays(7 * (Event(cells) / EventsAWeek)).AddHours(int.Parse(cells[1], CultureInfo.InvariantCulture)),
        cells[2]);

    private static StoryItem Reported(string[] cells, int line) => Item(
        line.ToString(CultureInfo.InvariantCulture),
        DateTimeOffset.TryParse(cells[0], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day) ? day : default,
        cells[2]);

    private static StoryItem Item(string id, DateTimeOffset time, string title) =>
        new() { SourceId = new SourceId("pairs"), ItemId = new ItemId(id.PadLeft(6, '0')), Time = time, Title = title };

    private static ItemId Line(string[] cells, int at) => new(cells[at].PadLeft(6, '0'));

    private static string HashOf(string[] lines, string number)
    {
        var text = lines[int.Parse(number, CultureInfo.InvariantCulture) - 1].Split('\t')[2];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];
    }

    private sealed record Pair(bool IsSame, bool IsTogether, double StandsFor = 1);

    /// <summary>Where a file of pairs has what; an item's hash stands beside its line.</summary>
    private sealed record Columns(int Same, int First, int Second, int? StandsFor);
}
