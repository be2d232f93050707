using System.Globalization;
using Microsoft.Data.Sqlite;
using SignalWatch.History.Tables;

namespace SignalWatch.Tests.History;

public sealed class SqliteTableStoreTests : TableStoreContract, IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly List<SqliteTableStore> _stores = [];

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    private string Database => _directory.Combine("signalwatch.db");

    public void Dispose()
    {
        foreach (var store in _stores)
        {
            store.Dispose();
        }

        _directory.Dispose();
    }

    protected override Task<ITableStore> OpenStoreAsync(CancellationToken cancellationToken) => Task.FromResult<ITableStore>(Open(StoreAccess.ReadWrite));

    [Fact]
    public async Task A_reader_sees_what_a_writer_wrote_and_also_what_it_writes_next()
    {
        var table = await Open(StoreAccess.ReadWrite).OpenAsync("items", Ending);
        await table.InsertAsync([Row("a")], Ending);
        var seen = await Open(StoreAccess.ReadOnly).OpenAsync("items", Ending);

        var before = await seen.ScanAsync("p", null, null, null, Ending).CountAsync(Ending);
        await table.InsertAsync([Row("b")], Ending);
        var after = await seen.ScanAsync("p", null, null, null, Ending).CountAsync(Ending);

        Assert.Equal((1, 2), (before, after));
    }

    [Fact]
    public async Task For_a_reader_a_table_that_is_not_made_yet_is_empty_until_it_is()
    {
        var writer = Open(StoreAccess.ReadWrite);
        var seen = await Open(StoreAccess.ReadOnly).OpenAsync("items", Ending);
        Assert.Null(await seen.FindAsync("p", "a", Ending));

        await (await writer.OpenAsync("items", Ending)).InsertAsync([Row("a")], Ending);

        Assert.NotNull(await seen.FindAsync("p", "a", Ending));
    }

    [Fact]
    public async Task Rows_outlast_the_store_that_wrote_them()
    {
        await using (var store = SqliteTableStore.Open(_directory.FullName, StoreAccess.ReadWrite))
        {
            await (await store.OpenAsync("items", Ending)).InsertAsync([Row("a")], Ending);
        }

        var table = await Open(StoreAccess.ReadOnly).OpenAsync("items", Ending);

        Assert.NotNull(await table.FindAsync("p", "a", Ending));
    }

    [Fact]
    public async Task A_scan_goes_on_while_its_reader_writes_to_the_table()
    {
        var table = await Open(StoreAccess.ReadWrite).OpenAsync("items", Ending);
        await table.InsertAsync([.. Enumerable.Range(0, 1200).Select(number => Row(Key(number)))], Ending);

        var scanned = 0;
        await foreach (var row in table.ScanAsync("p", null, null, null, Ending))
        {
            scanned++;
            await table.DeleteAsync([(row.PartitionKey, row.RowKey)], Ending);
        }

        Assert.Equal(1200, scanned);
        Assert.Empty(await table.ScanAsync("p", null, null, null, Ending).ToListAsync(Ending));
    }

    [Fact]
    public async Task A_cancelled_insert_leaves_nothing_of_itself()
    {
        var table = await Open(StoreAccess.ReadWrite).OpenAsync("items", Ending);
        using var cancelling = new CancellationTokenSource();
        var rows = new CancellingRows([.. Enumerable.Range(0, 100).Select(number => Row(Key(number)))], 150, cancelling);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => table.InsertAsync(rows, cancelling.Token));

        Assert.Empty(await table.ScanAsync("p", null, null, null, Ending).ToListAsync(Ending));
    }

    [Fact]
    public void A_second_writer_is_told_who_the_first_is_and_what_to_do()
    {
        Open(StoreAccess.ReadWrite);

        var fault = Assert.Throws<StoreException>(() => Open(StoreAccess.ReadWrite));

        var pid = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        Assert.Equal(
            $"another signalwatch (pid {pid}) is writing to {_directory.FullName}; wait for it, or name another directory with --data.",
            fault.Message);
    }

    [Fact]
    public async Task Another_program_writes_rows_of_its_own_beside_the_writer()
    {
        var (polling, beside) = (Open(StoreAccess.ReadWrite), Open(StoreAccess.WriteBeside));
        var tables = new[] { await polling.OpenAsync("items", Ending), await beside.OpenAsync("items", Ending) };

        await Task.WhenAll(tables.Select((table, writer) => Task.Run(
            async () =>
            {
                for (var number = 0; number < 50; number++)
                {
                    await table.InsertAsync([Row(Key(2 * number + writer))], Ending);
                }
            },
            Ending)));

        Assert.Equal(100, await tables[0].ScanAsync("p", null, null, null, Ending).CountAsync(Ending));
    }

    [Fact]
    public void The_directory_is_free_again_when_its_writer_is_gone()
    {
        SqliteTableStore.Open(_directory.FullName, StoreAccess.ReadWrite).Dispose();

        Open(StoreAccess.ReadWrite);
    }

    [Fact]
    public void Reading_where_there_is_no_history_says_which_command_makes_it()
    {
        var fault = Assert.Throws<StoreException>(() => SqliteTableStore.Open(_directory.Combine("absent"), StoreAccess.ReadOnly));

        Assert.Contains(_directory.Combine("absent"), fault.Message, StringComparison.Ordinal);
        Assert.Contains("`signalwatch demo`", fault.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_directory.Combine("absent")));
    }

    [Theory]
    [InlineData(StoreAccess.ReadOnly)]
    [InlineData(StoreAccess.ReadWrite)]
    [InlineData(StoreAccess.WriteBeside)]
    public void A_file_in_place_of_the_directory_is_refused(StoreAccess access)
    {
        var path = _directory.Combine("file");
        File.WriteAllText(path, "x");

        var fault = Assert.Throws<StoreException>(() => SqliteTableStore.Open(path, access));

        Assert.Contains($"{path} is a file", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StoreAccess.ReadOnly)]
    [InlineData(StoreAccess.ReadWrite)]
    public void A_directory_in_place_of_the_database_is_refused(StoreAccess access)
    {
        Directory.CreateDirectory(Database);

        var fault = Assert.Throws<StoreException>(() => Open(access));

        Assert.Contains($"{Database} is a directory", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StoreAccess.ReadOnly)]
    [InlineData(StoreAccess.ReadWrite)]
    public void A_file_that_is_not_a_database_is_refused(StoreAccess access)
    {
        File.WriteAllText(Database, new string('x', 5000));

        var fault = Assert.Throws<StoreException>(() => Open(access));

        Assert.Contains($"{Database} is damaged", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_with_a_page_overwritten_is_reported_as_damaged()
    {
        await using (var store = SqliteTableStore.Open(_directory.FullName, StoreAccess.ReadWrite))
        {
            var table = await store.OpenAsync("items", Ending);
            await table.InsertAsync([.. Enumerable.Range(0, 2000).Select(number => Row(Key(number)))], Ending);
        }

        var bytes = await File.ReadAllBytesAsync(Database, Ending);
        bytes.AsSpan(4096).Fill(0xEE);
        await File.WriteAllBytesAsync(Database, bytes, Ending);

        var damaged = await Open(StoreAccess.ReadOnly).OpenAsync("items", Ending);
        var fault = await Assert.ThrowsAsync<StoreException>(async () => await damaged.ScanAsync("p", null, null, null, Ending).CountAsync(Ending));
        Assert.Contains($"{Database} is damaged", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_whose_bytes_are_cut_short_is_reported_as_damage()
    {
        var table = await Open(StoreAccess.ReadWrite).OpenAsync("items", Ending);
        await table.InsertAsync([Row("a", ("Text", "some text"))], Ending);
        Run("UPDATE items SET props = substr(props, 1, length(props) - 3)");

        var fault = await Assert.ThrowsAsync<StoreException>(() => table.FindAsync("p", "a", Ending));

        Assert.Contains($"{Database} is damaged", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StoreAccess.ReadOnly)]
    [InlineData(StoreAccess.ReadWrite)]
    public void A_newer_schema_is_refused_and_left_as_it_is(StoreAccess access)
    {
        Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {SqliteTableStore.SchemaVersion + 1}"));

        var fault = Assert.Throws<StoreException>(() => Open(access));

        Assert.Contains("newer signalwatch (schema 2; this one knows 1); update signalwatch", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_another_program_has_locked_says_so()
    {
        var table = await Open(StoreAccess.ReadWrite).OpenAsync("items", Ending);
        await using var other = new SqliteConnection($"Data Source={Database};Pooling=False");
        other.Open();
        await using var transaction = other.BeginTransaction();

        var fault = await Assert.ThrowsAsync<StoreException>(() => table.InsertAsync([Row("a")], Ending));

        Assert.Contains($"{Database} is locked by another program", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_opened_to_read_refuses_to_write()
    {
        Open(StoreAccess.ReadWrite);
        var table = await Open(StoreAccess.ReadOnly).OpenAsync("items", Ending);

        var fault = await Assert.ThrowsAsync<StoreException>(() => table.UpsertAsync([Row("a")], Ending));

        Assert.Contains("opened for reading only", fault.Message, StringComparison.Ordinal);
    }

    private static Row Row(string rowKey, params (string Name, object Value)[] properties) => new()
    {
        PartitionKey = "p",
        RowKey = rowKey,
        Properties = properties.ToDictionary(property => property.Name, property => property.Value, StringComparer.Ordinal),
    };

    private static string Key(int number) => number.ToString("D5", CultureInfo.InvariantCulture);

    private SqliteTableStore Open(StoreAccess access)
    {
        var store = SqliteTableStore.Open(_directory.FullName, access, TimeSpan.FromMilliseconds(50));
        _stores.Add(store);
        return store;
    }

    private void Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Rows that cancel after so many looks at them.</summary>
    private sealed class CancellingRows(IReadOnlyList<Row> rows, int looks, CancellationTokenSource cancelling) : IReadOnlyList<Row>
    {
        private int _looks;

        public int Count => rows.Count;

        public Row this[int index]
        {
            get
            {
                Look();
                return rows[index];
            }
        }

        public IEnumerator<Row> GetEnumerator()
        {
            foreach (var row in rows)
            {
                Look();
                yield return row;
            }
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();

        private void Look()
        {
            if (++_looks == looks)
            {
                cancelling.Cancel();
            }
        }
    }
}
