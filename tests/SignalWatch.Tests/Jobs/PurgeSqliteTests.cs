using SignalWatch.History.Tables;
using SignalWatch.Tests.History;

namespace SignalWatch.Tests.Jobs;

public sealed class PurgeSqliteTests : PurgeContract, IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly List<SqliteTableStore> _stores = [];

    public void Dispose()
    {
        _stores.ForEach(store => store.Dispose());
        _directory.Dispose();
    }

    [Fact]
    public async Task Dying_before_any_write_and_running_again_gives_the_same_history()
    {
        var undisturbed = await OpenStoreAsync(Ending);
        await FillAsync(undisturbed);
        var counter = new DyingStore(undisturbed, int.MaxValue);
        await PurgeAsync(counter);
        var expected = Comparable(await ExportedHistory.ContentAsync(undisturbed, Ending));

        for (var death = 1; death <= counter.Writes; death++)
        {
            var store = await OpenStoreAsync(Ending);
            await FillAsync(store);
            await Assert.ThrowsAsync<IOException>(() => PurgeAsync(new DyingStore(store, death)));

            await PurgeAsync(store);

            Assert.Equal(expected, Comparable(await ExportedHistory.ContentAsync(store, Ending)));
        }
    }

    internal override Task<IExportableStore> OpenStoreAsync(CancellationToken cancellationToken)
    {
        var store = SqliteTableStore.Open(_directory.Combine(Guid.NewGuid().ToString("N")), StoreAccess.ReadWrite);
        _stores.Add(store);
        return Task.FromResult<IExportableStore>(store);
    }

    // Answers differ in their ports.
    private static List<string> Comparable(IReadOnlyList<string> content) =>
        [.. content.Where(line => !line.StartsWith("sources ", StringComparison.Ordinal))];
}
