using System.Globalization;
using System.Text.Json;
using Microsoft.VisualBasic.FileIO;

namespace SignalWatch.Tests.Cli;

public sealed class AssessmentCommandTests : IDisposable
{
    private const double Rounding = 1e-6;
    private static readonly DateOnly Eighth = new(2025, 3, 8);
    private static readonly DateOnly Tenth = new(2025, 3, 10);
    private static readonly DateOnly Twelfth = new(2025, 3, 12);

    private readonly CanalWatch _watch = new();

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public void Dispose() => _watch.Dispose();

    [Theory]
    [InlineData("", 10)]
    [InlineData(" --at 2025-03-08", 8)]
    public async Task Scenarios_shows_the_stored_likelihood_of_the_day(string at, int day)
    {
        await _watch.FillAsync(Ending);

        var rows = await JsonAsync("scenarios" + at);

        var opens = Assert.Single(rows, row => row.GetProperty("scenario").ValueEquals("canal-opens"));
        Assert.Equal(await _watch.StoredAsync(CanalWatch.Opens, new DateOnly(2025, 3, day), Ending), opens.GetProperty("probability").GetDouble(), Rounding);
        Assert.Equal("possible (0.50)", opens.GetProperty("published").GetString());
        Assert.Equal(2, rows.Count);
    }

    [Fact]
    public async Task Evidence_raises_the_scenario_that_it_supports_and_a_day_before_it_has_no_likelihood()
    {
        await _watch.FillAsync(Ending);

        var before = await _watch.RunAsync("scenarios --at 2025-03-04");

        Assert.Equal((0, ""), (before.ExitCode, before.Output));
        Assert.Contains("no likelihoods in that time", before.Error, StringComparison.Ordinal);
        var (early, late) = (await _watch.StoredAsync(CanalWatch.Opens, new DateOnly(2025, 3, 7), Ending), await _watch.StoredAsync(CanalWatch.Opens, Eighth, Ending));
        Assert.True(late > early && early > 0.5, FormattableString.Invariant($"{early}, then {late}"));
    }

    [Theory]
    [InlineData("", 10)]
    [InlineData(" --at 2025-03-08", 8)]
    [InlineData(" --at 2025-03-05", 5)]
    public async Task The_waterfall_goes_from_the_published_word_to_the_stored_likelihood(string at, int day)
    {
        await _watch.FillAsync(Ending);

        var steps = await JsonAsync("why canal-opens" + at);

        var likelihoods = steps.Select(step => step.GetProperty("likelihood").GetDouble()).ToList();
        Assert.Equal(["published: possible", "dredging-progress", "rivals in canal"], steps.SkipLast(1).Select(step => step.GetProperty("step").GetString()), StringComparer.Ordinal);
        Assert.Equal(0.5, likelihoods[0]);
        Assert.Equal(await _watch.StoredAsync(CanalWatch.Opens, new DateOnly(2025, 3, day), Ending), likelihoods[^1], Rounding);
        var nats = steps.Select(step => step.GetProperty("nats")).Where(cell => cell.ValueKind == JsonValueKind.Number).Sum(cell => cell.GetDouble());
        Assert.Equal(likelihoods[^1], 1 / (1 + Math.Exp(-nats)), 1e-5);
    }

    [Fact]
    public async Task A_change_of_the_pack_is_noted_under_its_day_and_turns_the_likelihood_from_then_on()
    {
        await _watch.FillAsync(Ending);
        var told = await _watch.StoredAsync(CanalWatch.Opens, Tenth, Ending);

        await _watch.ReconsiderAsync(Ending);
        var after = await _watch.RunAsync("why canal-opens");
        var before = await _watch.RunAsync("why canal-opens --at 2025-03-10");

        Assert.Contains("2025-03-12  Changed: the bearing of dredging-progress on canal-opens, from ++ to --.", after.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Changed:", before.Output, StringComparison.Ordinal);
        var now = await _watch.StoredAsync(CanalWatch.Opens, Twelfth, Ending);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"On 12 March 2025: possible ({now:0.0 %})"), after.Output, StringComparison.Ordinal);
        Assert.True(now < 0.5 && told > 0.5, FormattableString.Invariant($"{told}, then {now}"));
        Assert.Equal(told, await _watch.StoredAsync(CanalWatch.Opens, Tenth, Ending));
    }

    [Fact]
    public async Task Why_an_indicator_stands_where_it_does_is_told_with_its_heaviest_stories()
    {
        await _watch.FillAsync(Ending);

        var run = await _watch.RunAsync("why dredging-progress --limit 1");
        var effects = await JsonAsync("why dredging-progress");

        Assert.Contains("half-life 30 days", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"On 10 March 2025: \w+\. 0 stories", run.Output);
        Assert.Contains("(2 publishers)", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Channel to the lake", run.Output, StringComparison.Ordinal);
        Assert.Equal(["++", "-"], effects.Select(effect => effect.GetProperty("bearing").GetString()), StringComparer.Ordinal);
        Assert.Equal(-2, effects[0].GetProperty("nats").GetDouble() / effects[1].GetProperty("nats").GetDouble(), 1e-4);
    }

    [Fact]
    public async Task The_matrix_tells_what_separates_scenarios_and_what_can_not()
    {
        await _watch.FillAsync(Ending);

        var table = await _watch.RunAsync("matrix");
        var rows = await JsonAsync("matrix");

        Assert.Contains("Can't separate anything, since they bear on all scenarios alike: labour-trouble.", table.Output, StringComparison.Ordinal);
        Assert.Equal([0.36, 0], rows.Select(row => row.EnumerateObject().Last().Value.GetDouble()));
        Assert.Equal(["++", "-"], rows[0].EnumerateObject().Skip(1).Take(2).Select(cell => cell.Value.GetString()), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Levels_has_a_row_for_each_day_heard_with_the_stories_that_began_on_it()
    {
        await _watch.FillAsync(Ending);

        var all = await JsonAsync("levels dredging-progress");
        var some = await JsonAsync("levels dredging-progress --from 2025-03-07 --to 2025-03-08");

        Assert.Equal([1, 0, 0, 1, 0, 0], all.Select(row => row.GetProperty("stories").GetInt32()));
        Assert.Equal(["2025-03-07", "2025-03-08"], some.Select(row => row.GetProperty("day").GetString()), StringComparer.Ordinal);
        Assert.All(all, row => Assert.Equal(0.5, row.GetProperty("coverage").GetDouble()));
    }

    [Fact]
    public async Task Two_outlets_on_one_event_are_listed_as_one_story()
    {
        await _watch.FillAsync(Ending);

        var all = await JsonAsync("stories dredging-progress");
        var late = await JsonAsync("stories --from 2025-03-06");
        var table = await _watch.RunAsync("stories");

        Assert.Equal([1, 2], all.Select(story => story.GetProperty("items").GetInt32()));
        Assert.Equal("amber-herald, canal-authority", all[1].GetProperty("publishers").GetString());
        Assert.StartsWith("Channel to the lake", Assert.Single(late).GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Contains("2 items of 2 publishers  dredging-progress", table.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("why canal-open", "'canal-opens'")]
    [InlineData("why dredging-progres", "'dredging-progress'")]
    [InlineData("levels labor-trouble", "'labour-trouble'")]
    [InlineData("stories dredging", "dredging-progress")]
    public async Task An_unknown_id_is_refused_with_the_nearest(string line, string suggestion)
    {
        await _watch.FillAsync(Ending);

        var run = await _watch.RunAsync(line);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(suggestion, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("scenarios")]
    [InlineData("why canal-opens")]
    [InlineData("why dredging-progress")]
    [InlineData("matrix")]
    [InlineData("levels dredging-progress")]
    [InlineData("stories")]
    public async Task Csv_and_json_hold_the_same_rows(string line)
    {
        await _watch.FillAsync(Ending);

        var csv = await _watch.RunAsync(line + " --format csv");
        var json = await JsonAsync(line);

        using var parser = new TextFieldParser(new StringReader(csv.Output)) { TextFieldType = FieldType.Delimited, Delimiters = [","] };
        var rows = new List<string[]>();
        while (parser.ReadFields() is { } fields)
        {
            rows.Add(fields);
        }

        Assert.NotEmpty(json);
        Assert.Equal(json.Count, rows.Count - 1);
        Assert.Equal(
            json.Select(row => row.EnumerateObject().Select(cell => cell.Value.ValueKind is JsonValueKind.String or JsonValueKind.Null ? cell.Value.ToString() : cell.Value.GetRawText())),
            rows.Skip(1).Select(row => row.AsEnumerable()));
    }

    private async Task<List<JsonElement>> JsonAsync(string line)
    {
        var run = await _watch.RunAsync(line + " --format json");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using var document = JsonDocument.Parse(run.Output);
        return [.. document.RootElement.EnumerateArray().Select(row => row.Clone())];
    }
}
