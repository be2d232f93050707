namespace SignalWatch.Tests.Cli;

public sealed class BadUsageTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("signalwatch-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Theory]
    [InlineData("frobnicate", "frobnicate")]
    [InlineData("history no-such-indicator", "'no-such-indicator' is not an indicator of north-south")]
    [InlineData("items georgian-protest", "georgian-protests")]
    [InlineData("history georgian-protests --from yesterday", "--from: 'yesterday' is not a date; write 2024-11-28")]
    [InlineData("history georgian-protests --from 2025-06-31", "is not a date")]
    [InlineData("history georgian-protests --from 2025-07 --to 2025-06", "is after --to 2025-06-30; swap them")]
    [InlineData("history georgian-protests --by decade", "--by: 'decade' is none of day, week, month")]
    [InlineData("history georgian-protests --format xml", "--format: 'xml' is none of table, csv, json")]
    [InlineData("items georgian-protests --limit 0", "--limit: '0' is not a number of rows")]
    [InlineData("items", "Required argument 'INDICATOR' missing")]
    [InlineData("replay no-such-file.tsv", "there is no file 'no-such-file.tsv'")]
    public async Task A_command_that_is_not_understood_says_what_is_wrong_and_returns_2(string line, string expected)
    {
        var run = await CommandRun.OfAsync(line.Split(' '));

        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task History_of_a_directory_that_is_not_there_names_it_and_what_makes_one()
    {
        var missing = Path.Combine(_directory.FullName, "missing");

        var run = await CommandRun.OfAsync("history", "--data", missing);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(missing, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_path_that_is_a_file_is_refused_with_its_name()
    {
        var file = Path.Combine(_directory.FullName, "file");
        await File.WriteAllTextAsync(file, "not a directory", TestContext.Current.CancellationToken);

        var run = await CommandRun.OfAsync("run", "--once", "--data", file);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(file, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_pack_is_answered_with_the_packs_that_are_there()
    {
        var run = await CommandRun.OfAsync("pack", "check", "north-sud");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("north-south", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("demo")]
    [InlineData("run")]
    [InlineData("replay")]
    [InlineData("history")]
    [InlineData("items")]
    [InlineData("score")]
    [InlineData("sources")]
    [InlineData("pack check")]
    [InlineData("read")]
    [InlineData("read feed")]
    [InlineData("read article")]
    [InlineData("train")]
    [InlineData("verdict")]
    [InlineData("verdicts")]
    [InlineData("models")]
    [InlineData("rescore")]
    [InlineData("evaluate")]
    [InlineData("examples check")]
    public async Task Every_commands_help_shows_examples(string command)
    {
        var run = await CommandRun.OfAsync([.. command.Split(' '), "--help"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Examples:", run.Output, StringComparison.Ordinal);
    }
}
