using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using SignalWatch.History.Exports;
using SignalWatch.History.Tables;
using SignalWatch.Tests.Services;

namespace SignalWatch.Tests.History;

public sealed class ExportRoundTripTests(AzuriteServer azurite) : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_history_goes_from_Azure_to_files_to_SQLite_to_files_to_Azure_and_stays_equal(bool isCompressed)
    {
        var (first, second) = (await NewAccountAsync(), await NewAccountAsync());
        await ExportedHistory.FillAsync(first, Ending);
        await using var local = SqliteTableStore.Open(_directory.Combine("data"), StoreAccess.ReadWrite);

        var manifest = await ExportAsync(first, "one", isCompressed);
        await new StoreImport(local).RunAsync(_directory.Combine("one"), isMerge: false, null, Ending);
        await ExportAsync(local, "two", isCompressed);
        var outcome = await new StoreImport(second).RunAsync(_directory.Combine("two"), isMerge: false, null, Ending);

        var before = await ExportedHistory.ContentAsync(first, Ending);
        Assert.True(before.Count > 100);
        Assert.Equal(before, await ExportedHistory.ContentAsync(local, Ending));
        Assert.Equal(before, await ExportedHistory.ContentAsync(second, Ending));
        Assert.Equal(before.Count, manifest.Tables.Sum(table => table.Rows));
        Assert.Equal((before.Count, 0), (outcome.Inserted, outcome.Kept));
    }

    [Fact]
    public async Task Both_stores_export_a_table_as_the_same_bytes()
    {
        var account = await NewAccountAsync();
        await ExportedHistory.FillAsync(account, Ending);
        await using var local = SqliteTableStore.Open(_directory.Combine("data"), StoreAccess.ReadWrite);
        var one = await ExportAsync(account, "one", isCompressed: false);
        await new StoreImport(local).RunAsync(_directory.Combine("one"), isMerge: false, null, Ending);

        var two = await ExportAsync(local, "two", isCompressed: false);

        Assert.Equal(one.Tables, two.Tables);
    }

    [Fact]
    public async Task What_says_done_is_read_first_and_written_last()
    {
        await using var local = SqliteTableStore.Open(_directory.Combine("data"), StoreAccess.ReadWrite);
        await ExportedHistory.FillAsync(local, Ending);

        var manifest = await ExportAsync(local, "one", isCompressed: false);

        var names = manifest.Tables.Select(table => table.Name).ToList();
        Assert.Equal(["sources", "items", "recounts"], names.Take(3), StringComparer.Ordinal);
        Assert.Equal(names.Skip(3).Order(StringComparer.Ordinal), names.Skip(3), StringComparer.Ordinal);
    }

    private async Task<ExportManifest> ExportAsync(IExportableStore store, string name, bool isCompressed) =>
        await new StoreExport(store, new FakeTimeProvider(ExportedHistory.Now)).RunAsync(_directory.Combine(name), isCompressed, null, Ending);

    private async Task<IExportableStore> NewAccountAsync() =>
        new ExportPrefixedStore(new AzureTableStore(await azurite.ConnectAsync(Ending)), string.Create(CultureInfo.InvariantCulture, $"t{Guid.NewGuid():N}"));
}
