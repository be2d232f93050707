using Microsoft.Extensions.Time.Testing;
using SignalWatch.History.Exports;
using SignalWatch.History.Tables;

namespace SignalWatch.Tests.History;

public sealed class ExportDamageTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private SqliteTableStore? _filled;
    private SqliteTableStore? _empty;

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    private string Export => _directory.Combine("export");

    private string Items => Path.Combine(Export, "items.ndjson");

    private SqliteTableStore Filled => _filled ??= SqliteTableStore.Open(_directory.Combine("filled"), StoreAccess.ReadWrite);

    private SqliteTableStore Empty => _empty ??= SqliteTableStore.Open(_directory.Combine("empty"), StoreAccess.ReadWrite);

    public async ValueTask InitializeAsync()
    {
        await ExportedHistory.FillAsync(Filled, Ending);
        await ExportAsync(Filled, Export, isCompressed: false, Ending);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var store in new[] { _filled, _empty }.OfType<SqliteTableStore>())
        {
            await store.DisposeAsync();
        }

        _directory.Dispose();
    }

    [Fact]
    public async Task A_line_that_is_no_row_is_refused_by_file_and_line()
    {
        await ChangeAsync(lines => lines[4] = lines[4][..20]);

        await AssertRefusedAsync($"{Items}(5): this line is no row");
    }

    [Fact]
    public async Task A_file_that_was_cut_short_at_a_line_is_refused_by_its_last_line()
    {
        await ChangeAsync(lines => lines.RemoveRange(20, 4));

        await AssertRefusedAsync($"{Items}(20): the file ends after 20 rows, and the manifest says 24");
    }

    [Fact]
    public async Task A_changed_value_is_refused_though_its_line_is_a_row()
    {
        await ChangeAsync(lines => lines[4] = lines[4].Replace("Outlet", "Outlot", StringComparison.Ordinal));

        await AssertRefusedAsync($"{Items} was changed after it was written");
    }

    [Fact]
    public async Task Damaged_compression_is_refused_by_file_and_line()
    {
        var compressed = _directory.Combine("compressed");
        await ExportAsync(Filled, compressed, isCompressed: true, Ending);
        var path = Path.Combine(compressed, "items.ndjson.gz");
        var bytes = await File.ReadAllBytesAsync(path, Ending);
        await File.WriteAllBytesAsync(path, bytes[..(bytes.Length / 2)], Ending);

        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => ImportAsync(compressed));

        Assert.StartsWith($"{path}(", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_is_refused()
    {
        File.Delete(Items);

        await AssertRefusedAsync($"{Items} is missing");
    }

    [Theory]
    [InlineData("\"formatVersion\": 1", "\"formatVersion\": 2", "format 2, and this version reads formats up to 1; update signalwatch")]
    [InlineData("\"name\": \"items\"", "\"name\": \"../items\"", "'../items' is not")]
    [InlineData("\"tables\": [", "\"tables\": {", "manifest.json(")]
    public async Task A_manifest_that_can_not_be_followed_is_refused(string before, string after, string expected)
    {
        var path = Path.Combine(Export, ExportManifest.FileName);
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path, Ending)).Replace(before, after, StringComparison.Ordinal), Ending);

        await AssertRefusedAsync(expected);
    }

    [Fact]
    public async Task A_stopped_export_is_not_taken_for_a_whole_one_and_can_be_made_again_in_its_place()
    {
        var stopped = _directory.Combine("stopped");
        using var stopping = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new StoreExport(Filled, new FakeTimeProvider(ExportedHistory.Now)).RunAsync(
            stopped, isCompressed: false, new Stop(stopping), stopping.Token));

        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => ImportAsync(stopped));
        await ExportAsync(Filled, stopped, isCompressed: false, Ending);
        await ImportAsync(stopped);

        Assert.Contains("or one that was stopped before its end", fault.Message, StringComparison.Ordinal);
        Assert.Equal(await ExportedHistory.ContentAsync(Filled, Ending), await ExportedHistory.ContentAsync(Empty, Ending));
    }

    [Fact]
    public async Task An_export_is_not_written_over_another()
    {
        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => ExportAsync(Filled, Export, isCompressed: true, Ending));

        Assert.Contains("holds an export already", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stopped_import_is_finished_by_a_merge()
    {
        using var stopping = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new StoreImport(Empty).RunAsync(
            Export, isMerge: false, new Stop(stopping), stopping.Token));

        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => ImportAsync(Export));
        var outcome = await new StoreImport(Empty).RunAsync(Export, isMerge: true, null, Ending);

        Assert.Contains("add --merge", refused.Message, StringComparison.Ordinal);
        Assert.True(outcome.Kept > 0);
        Assert.Equal(await ExportedHistory.ContentAsync(Filled, Ending), await ExportedHistory.ContentAsync(Empty, Ending));
    }

    [Fact]
    public async Task A_merge_leaves_rows_that_are_there_as_they_are()
    {
        var mine = new Row { PartitionKey = "p", RowKey = "empty", Properties = new Dictionary<string, object>(StringComparer.Ordinal) { ["Mine"] = true } };
        await (await Empty.OpenAsync("allvalues", Ending)).InsertAsync([mine], Ending);

        var outcome = await new StoreImport(Empty).RunAsync(Export, isMerge: true, null, Ending);

        Assert.Equal(1, outcome.Kept);
        var kept = await (await Empty.OpenAsync("allvalues", Ending)).FindAsync("p", "empty", Ending);
        Assert.True((bool)kept!.Properties["Mine"]);
    }

    private static async Task ExportAsync(IExportableStore store, string directory, bool isCompressed, CancellationToken cancellationToken) =>
        await new StoreExport(store, new FakeTimeProvider(ExportedHistory.Now)).RunAsync(directory, isCompressed, null, cancellationToken);

    private Task<ImportOutcome> ImportAsync(string directory) => new StoreImport(Empty).RunAsync(directory, isMerge: false, null, Ending);

    private async Task AssertRefusedAsync(string expected)
    {
        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => ImportAsync(Export));

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
        Assert.Empty(await Empty.TableNamesAsync(Ending));
    }

    private async Task ChangeAsync(Action<List<string>> change)
    {
        var lines = (await File.ReadAllLinesAsync(Items, Ending)).ToList();
        change(lines);
        await File.WriteAllTextAsync(Items, string.Concat(lines.Select(line => line + "\n")), Ending);
    }

    private sealed class Stop(CancellationTokenSource stopping) : IProgress<ExportedTable>
    {
        public void Report(ExportedTable value) => stopping.Cancel();
    }
}
