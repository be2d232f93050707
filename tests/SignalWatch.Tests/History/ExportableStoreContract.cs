using System.Globalization;
using SignalWatch.History.Tables;

namespace SignalWatch.Tests.History;

/// <summary>What every store does for an export; one subclass a store.</summary>
public abstract class ExportableStoreContract
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    internal abstract Task<IExportableStore> OpenStoreAsync(CancellationToken cancellationToken);

    [Fact]
    public async Task Tables_are_named_in_ordinal_order()
    {
        var store = await OpenStoreAsync(Ending);
        Assert.Empty(await store.TableNamesAsync(Ending));

        await store.OpenAsync("signals", Ending);
        await store.OpenAsync("items", Ending);

        Assert.Equal(["items", "signals"], await store.TableNamesAsync(Ending));
    }

    [Fact]
    public async Task All_partitions_are_handed_over_beyond_the_size_of_a_page()
    {
        var store = await OpenStoreAsync(Ending);
        var table = await store.OpenAsync("items", Ending);
        var rows = Enumerable.Range(0, 1250).Select(number => new Row
        {
            PartitionKey = string.Create(CultureInfo.InvariantCulture, $"p{number % 3}"),
            RowKey = number.ToString("D5", CultureInfo.InvariantCulture),
            Properties = new Dictionary<string, object>(StringComparer.Ordinal) { ["Number"] = (long)number },
        }).ToList();
        await table.InsertAsync(rows, Ending);

        var all = await store.ScanAllAsync("items", Ending).ToListAsync(Ending);

        Assert.Equal(1250, all.Count);
        Assert.Equal(1250, all.Select(row => (row.PartitionKey, row.RowKey)).Distinct().Count());
        Assert.All(all, row => Assert.Equal(row.RowKey, ((long)row.Properties["Number"]).ToString("D5", CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task A_table_that_is_not_there_has_no_rows()
    {
        var store = await OpenStoreAsync(Ending);

        Assert.Empty(await store.ScanAllAsync("nothing", Ending).ToListAsync(Ending));
    }
}
