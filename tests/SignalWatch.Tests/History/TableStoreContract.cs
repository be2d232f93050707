using System.Globalization;
using SignalWatch.History.Tables;

namespace SignalWatch.Tests.History;

/// <summary>What every table store does; one subclass a store.</summary>
public abstract class TableStoreContract
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    protected abstract Task<ITableStore> OpenStoreAsync(CancellationToken cancellationToken);

    [Fact]
    public async Task Insert_tells_for_each_row_whether_it_was_new()
    {
        var table = await NewTableAsync();
        await table.InsertAsync([Row("p", "b", ("Text", "first"))], Ending);

        var isNew = await table.InsertAsync([Row("p", "a"), Row("p", "b", ("Text", "second")), Row("q", "b"), Row("p", "c")], Ending);

        Assert.Equal([true, false, true, true], isNew);
        Assert.Equal("first", (await table.FindAsync("p", "b", Ending))!.Properties["Text"]);
    }

    [Fact]
    public async Task A_key_twice_in_one_insert_is_inserted_once_and_the_first_row_stays()
    {
        var table = await NewTableAsync();

        var isNew = await table.InsertAsync([Row("p", "a", ("Text", "first")), Row("p", "a", ("Text", "second"))], Ending);

        Assert.Equal([true, false], isNew);
        Assert.Equal("first", (await table.FindAsync("p", "a", Ending))!.Properties["Text"]);
    }

    [Fact]
    public async Task Of_concurrent_inserts_of_one_row_exactly_one_wins()
    {
        var table = await NewTableAsync();

        var winners = await Task.WhenAll(Enumerable.Range(0, 12).Select(number => Task.Run(
            () => table.InsertAsync([Row("p", "contested", ("Winner", (long)number)), Row("p", Key(number))], Ending), Ending)));

        var winner = Assert.Single(Enumerable.Range(0, 12), number => winners[number][0]);
        Assert.All(winners, isNew => Assert.True(isNew[1]));
        Assert.Equal((long)winner, (await table.FindAsync("p", "contested", Ending))!.Properties["Winner"]);
    }

    [Fact]
    public async Task Upsert_inserts_and_wholly_replaces()
    {
        var table = await NewTableAsync();
        await table.UpsertAsync([Row("p", "a", ("Old", "x"), ("Kept", 1L))], Ending);

        await table.UpsertAsync([Row("p", "a", ("Kept", 2L)), Row("p", "b"), Row("p", "b", ("Last", true))], Ending);

        var replaced = await table.FindAsync("p", "a", Ending);
        Assert.Equal([KeyValuePair.Create("Kept", (object)2L)], replaced!.Properties);
        Assert.True((bool)(await table.FindAsync("p", "b", Ending))!.Properties["Last"]);
    }

    [Fact]
    public async Task Delete_removes_the_named_rows_and_passes_over_absent_ones()
    {
        var table = await NewTableAsync();
        await table.InsertAsync([Row("p", "a"), Row("p", "b"), Row("q", "a")], Ending);

        await table.DeleteAsync([("p", "a"), ("p", "never"), ("nowhere", "a")], Ending);

        Assert.Null(await table.FindAsync("p", "a", Ending));
        Assert.NotNull(await table.FindAsync("p", "b", Ending));
        Assert.NotNull(await table.FindAsync("q", "a", Ending));
    }

    [Fact]
    public async Task Find_is_null_for_an_absent_row()
    {
        var table = await NewTableAsync();

        Assert.Null(await table.FindAsync("p", "a", Ending));
    }

    [Theory]
    [InlineData(null, null, null, "A a a|1 a|2 b b-1 c")]
    [InlineData("a", null, null, "a a|1 a|2 b b-1 c")]
    [InlineData("a|1", "b", null, "a|1 a|2")]
    [InlineData(null, "a|2", null, "A a a|1")]
    [InlineData("b", "b", null, "")]
    [InlineData("d", null, null, "")]
    [InlineData(null, null, 3, "A a a|1")]
    [InlineData("a|2", "c", 2, "a|2 b")]
    [InlineData(null, null, 0, "")]
    public async Task Scan_yields_one_partition_from_inclusive_to_exclusive_in_ordinal_order(
        string? from, string? to, int? limit, string expected)
    {
        var table = await NewTableAsync();
        string[] keys = ["c", "a|2", "b", "A", "a", "b-1", "a|1"];
        await table.InsertAsync([.. keys.Select(key => Row("p", key)), Row("o", "a"), Row("q", "b"), Row("p-", "a")], Ending);

        var scanned = await table.ScanAsync("p", from, to, limit, Ending).Select(row => row.RowKey).ToListAsync(Ending);

        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), scanned, StringComparer.Ordinal);
    }

    [Fact]
    public async Task Every_printable_character_that_is_allowed_orders_by_its_code()
    {
        var table = await NewTableAsync();
        var keys = Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code)
            .Where(c => c is not ('/' or '\\' or '#' or '?')).Select(c => $"k{c}k").ToList();
        await table.InsertAsync([.. keys.AsEnumerable().Reverse().Select(key => Row("p '%&+", key))], Ending);

        var scanned = await table.ScanAsync("p '%&+", null, null, null, Ending).Select(row => row.RowKey).ToListAsync(Ending);

        Assert.Equal(keys, scanned);
        foreach (var key in keys)
        {
            Assert.Equal(key, (await table.FindAsync("p '%&+", key, Ending))?.RowKey);
        }
    }

    [Fact]
    public async Task Scan_of_an_empty_table_yields_nothing()
    {
        var table = await NewTableAsync();

        Assert.Empty(await table.ScanAsync("p", null, null, 10, Ending).ToListAsync(Ending));
    }

    [Theory]
    [InlineData(null, 1250)]
    [InlineData(1100, 1100)]
    [InlineData(500, 500)]
    public async Task Scan_goes_on_over_the_size_of_a_page(int? limit, int expected)
    {
        var table = await NewTableAsync();
        await table.InsertAsync([.. Enumerable.Range(0, 1250).Select(number => Row("p", Key(number)))], Ending);

        var scanned = await table.ScanAsync("p", null, null, limit, Ending).Select(row => row.RowKey).ToListAsync(Ending);

        Assert.Equal(Enumerable.Range(0, expected).Select(Key), scanned, StringComparer.Ordinal);
    }

    [Fact]
    public async Task More_than_a_hundred_rows_across_partitions_go_in_one_call_and_come_out_again()
    {
        var table = await NewTableAsync();
        var rows = Enumerable.Range(0, 250).Select(number => Row(number % 2 == 0 ? "even" : "odd", Key(number))).ToList();
        await table.InsertAsync([rows[7], rows[240]], Ending);

        var isNew = await table.InsertAsync(rows, Ending);
        await table.UpsertAsync([.. rows.Select(row => row with { Properties = Properties(("Text", row.RowKey)) })], Ending);
        await table.DeleteAsync([.. rows.Skip(100).Select(row => (row.PartitionKey, row.RowKey))], Ending);

        Assert.Equal([7, 240], Enumerable.Range(0, 250).Where(number => !isNew[number]));
        var left = await table.ScanAsync("even", null, null, null, Ending).ToListAsync(Ending);
        Assert.Equal(50, left.Count);
        Assert.All(left, row => Assert.Equal(row.RowKey, row.Properties["Text"]));
    }

    [Fact]
    public async Task Values_of_every_type_come_back_as_they_were()
    {
        var table = await NewTableAsync();
        var properties = Properties(
            ("Empty", ""), ("Text", "plain"), ("Unicode", "Тбилиси, თბილისი, تهران, 🚂 \u0001\t\r\n\"'<&>"),
            ("LooksLikeTime", "2025-01-17T00:00:00Z"), ("LooksLikeNumber", "42"),
            ("Least", long.MinValue), ("Most", long.MaxValue), ("Zero", 0L),
            ("Tiny", double.Epsilon), ("Whole", 1.0), ("Third", 1.0 / 3), ("Huge", -double.MaxValue),
            ("Yes", true), ("No", false),
            ("Time", new DateTimeOffset(2025, 1, 17, 23, 59, 59, 999, TimeSpan.Zero).AddTicks(9_999)),
            ("Early", new DateTimeOffset(1601, 1, 1, 0, 0, 0, TimeSpan.Zero)));

        await table.InsertAsync([Row("p", "a") with { Properties = properties }], Ending);

        var found = await table.FindAsync("p", "a", Ending);
        var scanned = await table.ScanAsync("p", null, null, null, Ending).SingleAsync(Ending);
        Assert.Equivalent(properties, found!.Properties, strict: true);
        Assert.Equivalent(properties, scanned.Properties, strict: true);
        Assert.All(properties, pair => Assert.IsType(pair.Value.GetType(), found.Properties[pair.Key]));
    }

    [Fact]
    public async Task Times_are_kept_in_utc()
    {
        var table = await NewTableAsync();
        var time = new DateTimeOffset(2025, 1, 17, 3, 30, 0, TimeSpan.FromHours(3.5));

        await table.InsertAsync([Row("p", "a", ("Time", time))], Ending);

        var found = (DateTimeOffset)(await table.FindAsync("p", "a", Ending))!.Properties["Time"];
        Assert.Equal(time, found);
        Assert.Equal(TimeSpan.Zero, found.Offset);
    }

    [Fact]
    public async Task A_hundred_articles_of_30000_characters_go_in_one_call()
    {
        var table = await NewTableAsync();
        var text = string.Concat(Enumerable.Repeat("Поезд идёт на юг. ", 1667))[..30_000];

        await table.UpsertAsync([.. Enumerable.Range(0, 100).Select(number => Row("p", Key(number), ("Text", text)))], Ending);

        Assert.Equal(100, await table.ScanAsync("p", null, null, null, Ending).CountAsync(row => (string)row.Properties["Text"] == text, Ending));
    }

    [Theory]
    [InlineData("", "1 to 512 characters; this one has 0")]
    [InlineData("a/b", "U+002F at position 1")]
    [InlineData("\\", "U+005C at position 0")]
    [InlineData("ab#", "U+0023 at position 2")]
    [InlineData("a?", "U+003F at position 1")]
    [InlineData("a\tb", "U+0009 at position 1")]
    [InlineData("naïve", "U+00EF at position 2")]
    public async Task A_bad_key_is_refused_with_its_reason(string key, string reason)
    {
        var table = await NewTableAsync();

        var faults = new List<ArgumentException>
        {
            await Assert.ThrowsAsync<ArgumentException>(() => table.InsertAsync([Row(key, "a")], Ending)),
            await Assert.ThrowsAsync<ArgumentException>(() => table.UpsertAsync([Row("p", key)], Ending)),
            await Assert.ThrowsAsync<ArgumentException>(() => table.DeleteAsync([("p", key)], Ending)),
            await Assert.ThrowsAsync<ArgumentException>(() => table.FindAsync(key, "a", Ending)),
        };

        Assert.All(faults, fault => Assert.Contains(reason, fault.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_of_512_characters_is_taken_and_one_of_513_is_not()
    {
        var table = await NewTableAsync();

        await table.InsertAsync([Row(new string('p', 512), new string('r', 512))], Ending);

        Assert.NotNull(await table.FindAsync(new string('p', 512), new string('r', 512), Ending));
        await Assert.ThrowsAsync<ArgumentException>(() => table.InsertAsync([Row("p", new string('r', 513))], Ending));
    }

    public static TheoryData<string, object> RefusedProperties => new()
    {
        { "Text", new string('x', 32_768) }, { "Number", 1 }, { "Number", double.NaN }, { "Time", DateTimeOffset.MinValue },
        { "Timestamp", "x" }, { "RowKey", "x" }, { "with space", "x" }, { "Bytes", new byte[] { 1 } },
    };

    [Theory]
    [MemberData(nameof(RefusedProperties), DisableDiscoveryEnumeration = true)]
    public async Task A_property_that_Azure_would_refuse_is_refused_and_nothing_is_written(string name, object value)
    {
        var table = await NewTableAsync();

        var fault = await Assert.ThrowsAsync<ArgumentException>(() => table.UpsertAsync([Row("p", "a"), Row("p", "b", (name, value))], Ending));

        Assert.Contains(name, fault.Message, StringComparison.Ordinal);
        Assert.Contains("p/b", fault.Message, StringComparison.Ordinal);
        Assert.Null(await table.FindAsync("p", "a", Ending));
    }

    [Fact]
    public async Task Cancelled_calls_stop()
    {
        var table = await NewTableAsync();
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => table.InsertAsync([Row("p", "a")], cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => table.UpsertAsync([Row("p", "a")], cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => table.DeleteAsync([("p", "a")], cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => table.FindAsync("p", "a", cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await table.ScanAsync("p", null, null, null, cancelled).CountAsync(Ending));
        Assert.Null(await table.FindAsync("p", "a", Ending));
    }

    [Fact]
    public async Task Empty_calls_do_nothing()
    {
        var table = await NewTableAsync();

        Assert.Empty(await table.InsertAsync([], Ending));
        await table.UpsertAsync([], Ending);
        await table.DeleteAsync([], Ending);
    }

    [Fact]
    public async Task Tables_of_one_store_are_apart_and_opening_one_again_shows_the_same_rows()
    {
        var store = await OpenStoreAsync(Ending);
        var name = NewName();
        var table = await store.OpenAsync(name, Ending);
        var other = await store.OpenAsync(NewName(), Ending);

        await table.InsertAsync([Row("p", "a")], Ending);

        Assert.NotNull(await (await store.OpenAsync(name, Ending)).FindAsync("p", "a", Ending));
        Assert.Null(await other.FindAsync("p", "a", Ending));
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("1items")]
    [InlineData("my-items")]
    [InlineData("items\"; DROP TABLE x")]
    public async Task A_bad_table_name_is_refused(string name)
    {
        var store = await OpenStoreAsync(Ending);

        await Assert.ThrowsAsync<ArgumentException>(() => store.OpenAsync(name, Ending));
    }

    private static Row Row(string partitionKey, string rowKey, params (string Name, object Value)[] properties) =>
        new() { PartitionKey = partitionKey, RowKey = rowKey, Properties = Properties(properties) };

    private static Dictionary<string, object> Properties(params (string Name, object Value)[] properties) =>
        properties.ToDictionary(property => property.Name, property => property.Value, StringComparer.Ordinal);

    private static string Key(int number) => number.ToString("D5", CultureInfo.InvariantCulture);

    private static string NewName() => $"t{Guid.NewGuid():N}";

    private async Task<ITable> NewTableAsync() => await (await OpenStoreAsync(Ending)).OpenAsync(NewName(), Ending);
}
