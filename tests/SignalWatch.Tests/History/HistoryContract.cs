using System.Globalization;
using SignalWatch.Feeds;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Packs;

namespace SignalWatch.Tests.History;

/// <summary>What history keeps, whatever store is under it; one subclass a store.</summary>
public abstract partial class HistoryContract
{
    private static readonly IndicatorId Protests = new("georgian-protests");
    private static readonly SourceId Agency = new("agency");
    private static readonly DateTimeOffset January = new(2025, 1, 17, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    /// <summary>A store whose tables no other test sees.</summary>
    protected abstract Task<ITableStore> OpenStoreAsync(CancellationToken cancellationToken);

    [Fact]
    public async Task An_item_claimed_and_completed_is_not_handed_out_again()
    {
        var items = new ItemHistory(await OpenStoreAsync(Ending));

        var claimed = await items.ClaimAsync([Item("a"), Item("b"), Item("a")], Ending);
        await items.CompleteAsync(claimed, Ending);
        var again = await items.ClaimAsync([Item("a"), Item("c"), Item("b")], Ending);

        Assert.Equal(["a", "b"], claimed.Select(item => item.ItemId.Value), StringComparer.Ordinal);
        Assert.Equal(["c"], again.Select(item => item.ItemId.Value), StringComparer.Ordinal);
    }

    [Fact]
    public async Task An_item_whose_work_was_cut_off_is_handed_out_again_with_the_time_it_was_first_seen()
    {
        var items = new ItemHistory(await OpenStoreAsync(Ending));
        await items.ClaimAsync([Item("a"), Item("b")], Ending);
        await items.CompleteAsync([Item("b")], Ending);

        var later = Item("a") with { FirstSeen = January.AddHours(5), Time = January.AddHours(5), IsBackfill = true, Title = "Edited" };
        var again = await items.ClaimAsync([later, Item("b")], Ending);

        Assert.Equal(Item("a") with { Title = "Edited" }, Assert.Single(again));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(60)]
    public async Task An_item_is_known_by_its_link_unless_it_is_published_a_day_later(int count)
    {
        var items = new ItemHistory(await OpenStoreAsync(Ending));
        var links = Enumerable.Range(0, count).Select(number => new ItemId(string.Create(CultureInfo.InvariantCulture, $"l{number:D2}"))).ToList();
        await items.RememberLinksAsync(Agency, [(links[0], January), (links[1], null)], Ending);
        await items.RememberLinksAsync(Agency, [(links[0], January.AddDays(9))], Ending);

        var same = await items.KnownByLinkAsync(Agency, Linked(January.AddHours(23)), Ending);
        var later = await items.KnownByLinkAsync(Agency, Linked(January.AddHours(24)), Ending);
        var undated = await items.KnownByLinkAsync(Agency, Linked(null), Ending);
        var elsewhere = await items.KnownByLinkAsync(new SourceId("another"), Linked(January), Ending);

        Assert.Equal(["n-l00", "n-l01"], same.Select(id => id.Value).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(["n-l01"], later.Select(id => id.Value), StringComparer.Ordinal);
        Assert.Equal(2, undated.Count);
        Assert.Empty(elsewhere);

        List<(ItemId Id, ItemId Link, DateTimeOffset? Published)> Linked(DateTimeOffset? published) =>
            links.ConvertAll(link => (new ItemId("n-" + link.Value), link, published));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(60)]
    public async Task Unknown_items_are_those_never_seen_or_never_completed(int count)
    {
        var items = new ItemHistory(await OpenStoreAsync(Ending));
        var ids = Enumerable.Range(0, count).Select(number => new ItemId(string.Create(CultureInfo.InvariantCulture, $"i{number:D2}"))).ToList();
        await items.ClaimAsync([.. ids.Skip(1).Select(id => Item(id.Value))], Ending);
        await items.CompleteAsync([.. ids.Skip(2).Select(id => Item(id.Value))], Ending);

        var unknown = await items.UnknownAsync(Agency, [.. ids, ids[0]], Ending);

        Assert.Equal([ids[0], ids[1]], unknown);
    }

    [Fact]
    public async Task An_item_comes_back_as_it_was_stored()
    {
        var items = new ItemHistory(await OpenStoreAsync(Ending));
        var full = Item("a") with
        {
            Url = "https://news.example/a", Published = January.AddHours(-1), IsScored = true, ModelVersion = "m1",
        };
        var bare = Item("b") with { Text = "", NotScoredReason = "no text" };

        await items.CompleteAsync([full, bare], Ending);

        Assert.Equal(full, await items.FindAsync(Agency, full.ItemId, Ending));
        Assert.Equal(bare, await items.FindAsync(Agency, bare.ItemId, Ending));
        Assert.Null(await items.FindAsync(Agency, new ItemId("c"), Ending));
    }

    [Fact]
    public async Task A_long_text_is_cut_to_30000_characters_and_never_inside_one()
    {
        var items = new ItemHistory(await OpenStoreAsync(Ending));
        var text = new string('x', 29_999) + "🚂 and more";

        await items.CompleteAsync([Item("a") with { Text = text }], Ending);

        Assert.Equal(new string('x', 29_999), (await items.FindAsync(Agency, new ItemId("a"), Ending))!.Text);
    }

    [Fact]
    public async Task An_absurd_publication_date_does_not_keep_an_item_out()
    {
        var items = new ItemHistory(await OpenStoreAsync(Ending));

        await items.CompleteAsync([Item("a") with { Published = DateTimeOffset.MinValue, Time = DateTimeOffset.MinValue }], Ending);

        var found = await items.FindAsync(Agency, new ItemId("a"), Ending);
        Assert.Equal((null, January), (found!.Published, found.Time));
    }

    [Fact]
    public async Task Signals_read_newest_first_across_months_and_years()
    {
        var signals = new SignalHistory(await OpenStoreAsync(Ending));
        DateTimeOffset[] times =
        [
            new(2024, 2, 29, 23, 59, 59, TimeSpan.Zero), new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero),
            new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(-1), new(2025, 2, 1, 3, 0, 0, TimeSpan.FromHours(4)), January,
        ];
        await signals.AddAsync([.. times.Select((time, number) => Signal($"i{(char)('a' + number)}", time))], Ending);

        var all = await ReadAsync(signals, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, null);
        var newest = await ReadAsync(signals, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 3);
        var year = await ReadAsync(signals, new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2025, 1, 17, 12, 0, 0, TimeSpan.Zero), null);

        Assert.Equal(["id", "ie", "ib", "ic", "ia"], all);
        Assert.Equal(["id", "ie", "ib"], newest);
        Assert.Equal(["ib"], year);
    }

    [Fact]
    public async Task Two_items_at_one_time_are_two_signals_also_when_they_are_of_two_sources()
    {
        var signals = new SignalHistory(await OpenStoreAsync(Ending));
        await signals.AddAsync(
            [Signal("b", January), Signal("a", January), Signal("a", January) with { SourceId = new SourceId("other") }], Ending);

        Assert.Equal(["a", "b", "a"], await ReadAsync(signals, January, January.AddTicks(1), null));
    }

    [Fact]
    public async Task Adding_signals_twice_is_adding_them_once_and_they_come_back_as_they_were()
    {
        var signals = new SignalHistory(await OpenStoreAsync(Ending));
        var signal = Signal("a", January) with { Url = "https://news.example/a" };

        await signals.AddAsync([signal], Ending);
        await signals.AddAsync([signal], Ending);

        var read = await signals.NewestFirstAsync(Protests, January, January.AddDays(1), null, Ending).ToListAsync(Ending);
        Assert.Equal(signal, Assert.Single(read));
    }

    [Fact]
    public async Task Indicators_whose_ids_begin_alike_are_kept_apart()
    {
        var signals = new SignalHistory(await OpenStoreAsync(Ending));
        await signals.AddAsync([Signal("a", January), Signal("b", January) with { IndicatorId = new IndicatorId("georgian") }], Ending);

        Assert.Equal(["a"], await ReadAsync(signals, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, null));
    }

    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(1, 0, null)]
    [InlineData(0, 1, 0)]
    public async Task An_empty_range_reads_nothing(int from, int to, int? limit)
    {
        var signals = new SignalHistory(await OpenStoreAsync(Ending));
        await signals.AddAsync([Signal("a", January)], Ending);

        Assert.Empty(await ReadAsync(signals, January.AddDays(from), January.AddDays(to), limit));
    }

    [Fact]
    public async Task Daily_counts_read_oldest_first_and_replace_earlier_ones()
    {
        var days = new DailyCounts(await OpenStoreAsync(Ending));
        await days.SaveAsync([Count(new(2025, 2, 1), 1), Count(new(2025, 1, 31), 2), Count(new(2025, 1, 30), 3)], Ending);

        await days.SaveAsync([Count(new(2025, 1, 31), 5) with { TopTitle = null }], Ending);

        var read = await days.ReadAsync(Protests, new(2025, 1, 31), new(2025, 2, 1), Ending).ToListAsync(Ending);
        Assert.Equal([Count(new(2025, 1, 31), 5) with { TopTitle = null }, Count(new(2025, 2, 1), 1)], read);
    }

    [Fact]
    public async Task A_recount_clears_only_the_markers_it_saw()
    {
        var recounts = new DueRecounts(await OpenStoreAsync(Ending));
        var day = (Protests, new DateOnly(2025, 1, 17));
        await recounts.MarkAsync([day, day, (Protests, new DateOnly(2025, 1, 18))], "first", Ending);

        var seen = await recounts.PendingAsync(Ending);
        await recounts.MarkAsync([day], "second", Ending);
        await recounts.ClearAsync(seen, Ending);

        Assert.Equal(2, seen.Count);
        Assert.Equal(new RecountMarker(Protests, day.Item2, "second"), Assert.Single(await recounts.PendingAsync(Ending)));
    }

    [Fact]
    public async Task A_source_keeps_its_last_properties()
    {
        var sources = new SourceHistory(await OpenStoreAsync(Ending));
        await sources.SaveAsync(Agency, new Dictionary<string, object>(StringComparer.Ordinal) { ["Failures"] = 3L }, Ending);

        await sources.SaveAsync(Agency, new Dictionary<string, object>(StringComparer.Ordinal) { ["LastPoll"] = January }, Ending);

        var found = await sources.FindAsync(Agency, Ending);
        Assert.Equal([KeyValuePair.Create("LastPoll", (object)January)], found!);
        Assert.Equal([Agency], (await sources.AllAsync(Ending)).Keys);
        Assert.Null(await sources.FindAsync(new SourceId("other"), Ending));
    }

    private static StoredItem Item(string id) => new()
    {
        SourceId = Agency, ItemId = new ItemId(id), Title = "Crowds gather in Tbilisi", Publisher = "agency", Outlet = "Agency", Language = "en",
        FirstSeen = January, Time = January, IsBackfill = false, Text = "Thousands gathered.", TextOrigin = "summary",
    };

    private static Signal Signal(string id, DateTimeOffset time) => new()
    {
        IndicatorId = Protests, ItemId = new ItemId(id), SourceId = Agency, Time = time, Probability = 0.75, Title = "Crowds gather",
        Publisher = "agency", Outlet = "Agency", Why = "Georgia + protest", Sentence = "Thousands gathered.", ModelVersion = "m1", IsBackfill = false,
    };

    private static DayCount Count(DateOnly day, int items) => new()
    {
        IndicatorId = Protests, Day = day, Items = items, Publishers = 1, ProbabilitySum = items * 0.75, TopTitle = "Crowds gather",
    };

    private static async Task<List<string>> ReadAsync(SignalHistory signals, DateTimeOffset from, DateTimeOffset to, int? limit) =>
        await signals.NewestFirstAsync(Protests, from, to, limit, Ending).Select(signal => signal.ItemId.Value).ToListAsync(Ending);
}
