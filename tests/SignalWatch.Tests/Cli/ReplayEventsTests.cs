using System.Globalization;
using System.Text;
using System.Xml.Linq;
using SignalWatch.Tests.History;
using SignalWatch.Tests.Scoring;

namespace SignalWatch.Tests.Cli;

/// <summary>Replays 300 days of an invented canal's news, with a strike on two days, against known events.</summary>
public sealed class ReplayEventsTests : IDisposable
{
    private static readonly DateOnly First = new(2024, 1, 1);
    // Lets a single story after months of silence raise the level.
    private const string OneStory = "elevated-p-value=0.1";

    private readonly TemporaryDirectory _directory = new();

    public ReplayEventsTests()
    {
        var pack = Directory.CreateDirectory(_directory.Combine("canal")).FullName;
        File.Copy(Path.Combine(Repository.Root, "tests", "SignalWatch.Tests", "Packs", "Fixtures", "good-own-scale", "pack.yaml"), Path.Combine(pack, "pack.yaml"));
        File.WriteAllText(Path.Combine(pack, "examples.tsv"), Examples());
        File.WriteAllText(_directory.Combine("archive.tsv"), Archive(strikes: [100, 200]));
        File.WriteAllText(_directory.Combine("events.tsv"), "date\tindicator\tpace\tevent\n2024-04-10\tlabour-trouble\tfast\tThe dredgers stop work\n2024-07-19\tlabour-trouble\tfast\tThey stop again\n2024-09-30\tlabour-trouble\tfast\tNobody hears of it\n");
    }

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Alerts_are_measured_against_events_and_drawn()
    {
        var run = await ReplayAsync("--threshold", "elevated", "--set", OneStory, "--timeline", _directory.Combine("alerts.svg"), "--format", "csv");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("labour-trouble,3,2,0,0,2,1,0,", run.Output, StringComparison.Ordinal);
        Assert.Contains("all,3,2,0,0,2,1,0,", run.Output, StringComparison.Ordinal);
        Assert.Contains("does not list counts as false", run.Error, StringComparison.Ordinal);
        var words = XDocument.Load(_directory.Combine("alerts.svg")).Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value).ToList();
        Assert.Contains(words, text => text.Contains("The dredgers stop work", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_indicator_alone_is_told_event_by_event()
    {
        var run = await ReplayAsync("--threshold", "elevated", "--set", OneStory, "--indicator", "labour-trouble", "--timeline", _directory.Combine("alerts.png"));

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"2024-04-10\s+found\s+The dredgers stop work", run.Output);
        Assert.Matches(@"2024-04-10\s+alert: elevated\s+1", run.Output);
        Assert.Matches(@"2024-09-30\s+missed\s+Nobody hears of it", run.Output);
        Assert.DoesNotContain("dredging-progress", run.Output, StringComparison.Ordinal);
        Assert.Equal("PNG", Encoding.ASCII.GetString(await File.ReadAllBytesAsync(_directory.Combine("alerts.png"), TestContext.Current.CancellationToken), 1, 3));
    }

    [Fact]
    public async Task A_timeline_alone_is_drawn_beside_the_history()
    {
        var run = await CommandRun.OfAsync(
            "replay", _directory.Combine("archive.tsv"), "--pack", _directory.Combine("canal"), "--data", _directory.Combine("data"), "--timeline", _directory.Combine("alone.svg"));

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"labour-trouble\s+2 ", run.Output);
        Assert.Contains("alone.svg", run.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(_directory.Combine("alone.svg")));
    }

    [Fact]
    public async Task Two_settings_stand_side_by_side()
    {
        var run = await ReplayAsync("--set", "threshold=elevated", OneStory, "--compare", "elevated-p-value=1e-12", "high-p-value=1e-12", "critical-p-value=1e-12", "cusum-margin=50", "--format", "csv");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("indicator,events,found A,found B,", run.Output, StringComparison.Ordinal);
        Assert.Contains("labour-trouble,3,2,0,", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_outside_the_archive_are_named_and_left_out()
    {
        await File.AppendAllTextAsync(_directory.Combine("events.tsv"), "2031-01-01\tlabour-trouble\tfast\tNot yet\n", TestContext.Current.CancellationToken);

        var run = await ReplayAsync("--threshold", "elevated", "--set", OneStory, "--format", "csv");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("events.tsv(5): The event of 2031-01-01 lies outside the archive, which goes from 2024-01-01 to 2024-10-26", run.Error, StringComparison.Ordinal);
        Assert.Contains("labour-trouble,3,2,", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_out_of_order_gives_the_same_alerts()
    {
        var lines = Archive([100, 200]).TrimEnd('\n').Split('\n');
        var ordered = await ReplayAsync("--threshold", "elevated", "--set", OneStory, "--format", "csv");
        await File.WriteAllLinesAsync(_directory.Combine("archive.tsv"), [lines[0], .. lines.Skip(1).Reverse()], TestContext.Current.CancellationToken);

        var reversed = await ReplayAsync("--threshold", "elevated", "--set", OneStory, "--format", "csv", "--data", _directory.Combine("reversed"));

        Assert.Equal(ordered.Output, reversed.Output);
    }

    [Fact]
    public async Task Broken_events_are_named_before_anything_is_replayed()
    {
        await File.WriteAllTextAsync(_directory.Combine("events.tsv"), "date\tindicator\tpace\tevent\n2024-04-10\tlabor-trouble\tfast\tStrike\n", TestContext.Current.CancellationToken);

        var run = await ReplayAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("events.tsv(2): There is no indicator 'labor-trouble'. Did you mean 'labour-trouble'?", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
        Assert.False(Directory.Exists(_directory.Combine("data")));
    }

    [Theory]
    [InlineData("there is no file 'none.tsv'", "--events", "none.tsv")]
    [InlineData("is neither .png nor .svg", "--timeline", "alerts.pdf")]
    [InlineData("'loud' is none of elevated, high, critical", "--threshold", "loud")]
    [InlineData("'quiet' is none of elevated, high, critical", "--threshold", "quiet")]
    [InlineData("'1' is none of elevated, high, critical", "--set", "threshold=1")]
    [InlineData("'high' is not a setting; write NAME=VALUE", "--set", "high")]
    [InlineData("there is no setting 'high-pvalue'. Did you mean 'high-p-value'?", "--compare", "high-pvalue=0.1")]
    [InlineData("'often' is not a number; write high-p-value=NUMBER", "--set", "high-p-value=often")]
    [InlineData("calm-days takes a whole number", "--set", "calm-days=2.5")]
    [InlineData("--set: ", "--set", "calm-days=1000")]
    [InlineData("The p-values must fall", "--set", "high-p-value=0.4")]
    [InlineData("'strikes' is not an indicator of canal", "--indicator", "strikes")]
    public async Task An_option_that_is_not_understood_is_answered_before_anything_is_replayed(string expected, params string[] options)
    {
        var run = await ReplayAsync(options);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_directory.Combine("data")));
    }

    [Fact]
    public async Task Settings_without_anything_to_measure_are_refused()
    {
        var run = await CommandRun.OfAsync("replay", _directory.Combine("archive.tsv"), "--pack", _directory.Combine("canal"), "--threshold", "high");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--threshold is about alerts; name what to measure them by with --events FILE", run.Error, StringComparison.Ordinal);
    }

    private static string Examples()
    {
        string[] towns = ["Amber", "Birch", "Cedar", "Dale", "Elm", "Fern", "Glen", "Heath", "Ivy", "June"];
        var lines = towns.SelectMany(town => new[]
        {
            $"en\tlabour-trouble\tDredgers of {town} walk out in a strike over pay",
            $"en\tdredging-progress\tThe third dredger reached {town} and the channel deepens",
            $"en\t\tThe herald of {town} wins a prize for its crossword",
            $"en\t\tRain falls on the gardens of {town}",
        });
        return "language\tindicators\ttext\n" + string.Join('\n', lines) + "\n";
    }

    private static string Archive(int[] strikes)
    {
        var text = new StringBuilder("date\tpublisher\ttext\n");
        for (var day = 0; day < 300; day++)
        {
            var date = First.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $"{date}\tHerald\tRain falls on the gardens for day {day}\n");
            if (strikes.Contains(day))
            {
                text.Append(CultureInfo.InvariantCulture, $"{date}\tHerald\tDredgers of pier {day} walk out in a strike over pay\n");
            }
        }

        return text.ToString();
    }

    private Task<CommandRun> ReplayAsync(params string[] options)
    {
        string[] events = options.Contains("--events") ? [] : ["--events", _directory.Combine("events.tsv")];
        string[] data = options.Contains("--data") ? [] : ["--data", _directory.Combine("data")];
        return CommandRun.OfAsync(["replay", _directory.Combine("archive.tsv"), "--pack", _directory.Combine("canal"), .. events, .. data, .. options]);
    }
}
