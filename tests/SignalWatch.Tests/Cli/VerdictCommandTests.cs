using System.Text.RegularExpressions;
using SignalWatch.Feeds;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Jobs;
using SignalWatch.Packs;
using SignalWatch.Tests.History;
using SignalWatch.Tests.Jobs;

namespace SignalWatch.Tests.Cli;

public sealed partial class VerdictCommandTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task An_analyst_judges_an_item_by_the_reference_that_items_printed()
    {
        await RecordAsync();
        var items = await RunAsync("items georgian-protests");
        var reference = Reference().Match(items.Output).Groups["reference"].Value;

        var verdict = await RunAsync($"verdict {reference} wrong georgian-protests --should-be georgia-consolidation --analyst nino");
        var again = await RunAsync($"verdict {reference} correct georgian-protests --analyst nino");
        var list = await RunAsync("verdicts --format csv");

        Assert.Equal((0, 0, 0), (verdict.ExitCode, again.ExitCode, list.ExitCode));
        Assert.Contains($"nino: {reference} wrong georgian-protests: Crowds", verdict.Output, StringComparison.Ordinal);
        Assert.Matches(@"nino,correct,georgian-protests,true,outlet/abc2defghijklmnopqrstuvwxy,", list.Output);
        Assert.Matches(@"nino,should be,georgia-consolidation,true,", list.Output);
        Assert.Matches(@"nino,wrong,georgian-protests,false,", list.Output);
    }

    [Fact]
    public async Task The_text_is_kept_as_it_was_scored()
    {
        await RecordAsync();

        await RunAsync("verdict outlet/abc2defghijklmnopqrstuvwxy correct georgian-protests");

        await using var store = SqliteTableStore.Open(_directory.FullName, StoreAccess.ReadOnly);
        var verdict = Assert.Single(await new VerdictHistory(store).NewestFirstAsync(null, Ending).ToListAsync(Ending));
        Assert.Equal(("Crowds: georgian-protests", "They gathered.", "en"), (verdict.Title, verdict.Lead, verdict.Language));
    }

    [Theory]
    [InlineData("verdict outlet/zz wrong georgian-protests", "there is no item 'outlet/zz'")]
    [InlineData("verdict outlet/abc wrong georgian-protests", "outlet/abc3defghijklmnopqrstuvwxy")]
    [InlineData("verdict abcdef wrong georgian-protests", "write it as 'items' prints it")]
    [InlineData("verdict outlet/ab#c wrong georgian-protests", "write it as 'items' prints it")]
    [InlineData("verdict outlet/abc2defghijklmnopqrstuvwxy maybe georgian-protests", "'maybe' is neither correct nor wrong")]
    [InlineData("verdict outlet/abc2defghijklmnopqrstuvwxy wrong", "name the indicator")]
    [InlineData("verdict outlet/abc2defghijklmnopqrstuvwxy", "--should-be INDICATOR")]
    [InlineData("verdict outlet/abc2defghijklmnopqrstuvwxy wrong georgian-protest", "georgian-protests")]
    [InlineData("verdict outlet/abc2defghijklmnopqrstuvwxy wrong georgian-protests --should-be georgian-protests", "with another one")]
    [InlineData("verdict outlet/ka wrong georgian-protests", "language ka")]
    [InlineData("rescore --since 2025-02 --to 2025-01", "swap them")]
    [InlineData("models --use ffff", "no kept version; there are none")]
    public async Task What_can_not_be_meant_is_refused_with_what_could_be(string line, string expected)
    {
        await RecordAsync();

        var run = await RunAsync(line);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("history")]
    [InlineData("sources")]
    public async Task Items_that_were_not_scored_are_told(string command)
    {
        await RecordAsync();

        var run = await RunAsync(command);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("ka ", run.Output + run.Error, StringComparison.Ordinal);
    }

    private Task<CommandRun> RunAsync(string line) => CommandRun.OfAsync([.. line.Split(' '), "--data", _directory.FullName]);

    private async Task RecordAsync()
    {
        await using var store = SqliteTableStore.Open(_directory.FullName, StoreAccess.ReadWrite);
        var (signals, recounts) = (new SignalHistory(store), new DueRecounts(store));
        var record = new RecordItems(new WordClassifier("georgian-protests"), new ItemHistory(store), signals, recounts);
        await record.RunAsync(
            [
                Item("abc2defghijklmnopqrstuvwxy", "Crowds: georgian-protests"),
                Item("abc3defghijklmnopqrstuvwxy", "A quiet day"),
                Item("kabcdefghijklmnopqrstuvwxy", "დღეს წვიმს") with { Language = "ka", SourceId = new SourceId("civil-georgia") },
                Item("kabcdefghijklmnopqrstuvwxy", "დღეს წვიმს") with { Language = "ka" },
            ],
            Ending);
        await new AssessIndicators(TestPack.Of(new IndicatorId("georgian-protests")), store, new CoverageHistory(store), TimeProvider.System).RunAsync(Ending);
    }

    private static StoredItem Item(string id, string title) => new()
    {
        SourceId = new SourceId("outlet"), ItemId = new ItemId(id), Title = title, Publisher = "outlet", Outlet = "The Outlet", Language = "en",
        FirstSeen = DateTimeOffset.UnixEpoch.AddYears(55), Time = DateTimeOffset.UnixEpoch.AddYears(55), IsBackfill = false, Text = "They gathered.", TextOrigin = TextOrigin.Summary,
    };

    [GeneratedRegex(@"item: (?<reference>\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reference();
}
