using SignalWatch.History.Tables;
using SignalWatch.Tests.History;

namespace SignalWatch.Tests.Cli;

public sealed class PurgeCommandTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_dry_run_lists_what_the_purge_then_removes()
    {
        await using (var store = SqliteTableStore.Open(_directory.FullName, StoreAccess.ReadWrite))
        {
            await ExportedHistory.FillAsync(store, Ending);
        }

        var dry = await RunAsync("--dry-run");
        var purge = await RunAsync();
        var again = await RunAsync();

        Assert.Equal((0, 0, 0), (dry.ExitCode, purge.ExitCode, again.ExitCode));
        Assert.Equal(dry.Output, purge.Output);
        Assert.Matches("2025-06,[1-9]", purge.Output);
        Assert.Contains("would be removed", dry.Error, StringComparison.Ordinal);
        Assert.Contains("0 items, 0 signals and 0 stories of before 2025-06-16 were removed", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_that_is_still_in_use_is_refused_with_the_latest_that_is_not()
    {
        await using (SqliteTableStore.Open(_directory.FullName, StoreAccess.ReadWrite))
        {
            // Only to be there.
        }

        var run = await CommandRun.OfAsync("purge", "--before", "9000-01-01", "--data", _directory.FullName);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--before: 9000-01-01 is too late, the last week is still in use; write ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_day_must_be_named()
    {
        var run = await CommandRun.OfAsync("purge", "--data", _directory.FullName);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--before", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_directory_without_a_history_is_told_and_not_made()
    {
        var nowhere = _directory.Combine("misspelt");

        var run = await CommandRun.OfAsync("purge", "--before", "2025-06-16", "--data", nowhere);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("There is no history in ", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(nowhere));
    }

    private Task<CommandRun> RunAsync(params string[] more) =>
        CommandRun.OfAsync(["purge", "--before", "2025-06-16", "--format", "csv", "--data", _directory.FullName, .. more]);
}
