using SignalWatch.Feeds;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Packs;
using SignalWatch.Scoring;

namespace SignalWatch.Tests.History;

/// <summary>What learning keeps: verdicts, trainings, items by day and items that could not be scored; one subclass a store.</summary>
public abstract class LearningContract
{
    private static readonly SourceId Agency = new("agency");
    private static readonly IndicatorId Protests = new("protests");
    private static readonly DateTimeOffset Noon = new(2025, 6, 13, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    /// <summary>A store whose tables no other test sees.</summary>
    protected abstract Task<ITableStore> OpenStoreAsync(CancellationToken cancellationToken);

    [Fact]
    public async Task Verdicts_come_back_newest_first_as_they_were_whatever_the_analyst_is_called()
    {
        var verdicts = new VerdictHistory(await OpenStoreAsync(Ending));
        var first = VerdictOf("a", "Нино/|#?%", Judgement.Correct, Noon);
        var second = VerdictOf("b", "anna@example.org", Judgement.ShouldHaveBeen, Noon.AddHours(1));

        await verdicts.AddAsync([first], Ending);
        await verdicts.AddAsync([second, first], Ending);

        Assert.Equal([second, first], await verdicts.NewestFirstAsync(null, Ending).ToListAsync(Ending));
        Assert.Equal([second], await verdicts.NewestFirstAsync(1, Ending).ToListAsync(Ending));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(61)]
    public async Task An_analyst_without_a_name_or_with_an_endless_one_is_refused(int length)
    {
        var verdicts = new VerdictHistory(await OpenStoreAsync(Ending));

        await Assert.ThrowsAsync<ArgumentException>(() => verdicts.AddAsync([VerdictOf("a", new string('n', length), Judgement.Correct, Noon)], Ending));
    }

    [Fact]
    public async Task Trainings_come_back_newest_first_with_all_their_figures()
    {
        var models = new ModelHistory(await OpenStoreAsync(Ending));
        var first = new ModelRecord { Version = "aaaaaaaaaaaa", Trained = Noon, Examples = 12, Verdicts = 0, IsPromoted = true, Reason = "it is the first" };
        var second = first with
        {
            Version = "bbbbbbbbbbbb", Trained = Noon.AddDays(1), VerdictsUntil = Noon.AddHours(3), IsPromoted = false, Before = "aaaaaaaaaaaa", Comparison = Comparison(),
        };
        await models.AddAsync("pack", first, Ending);
        await models.AddAsync("pack", second, Ending);
        await models.AddAsync("other", first, Ending);

        var read = await models.NewestFirstAsync("pack", Ending).ToListAsync(Ending);

        Assert.Equivalent(new[] { second, first }, read, strict: true);
        Assert.Equal(first, await models.FindAsync("pack", "aaaaaaaaaaaa", Ending));
        Assert.Null(await models.FindAsync("pack", "cccccccccccc", Ending));
    }

    [Fact]
    public async Task Items_are_found_by_day_once_they_are_complete()
    {
        var items = new ItemHistory(await OpenStoreAsync(Ending));
        var early = Item("a", Noon.AddDays(-1));
        await items.ClaimAsync([early, Item("b", Noon), Item("c", Noon.AddHours(11)), Item("d", Noon)], Ending);
        await items.ClaimAsync([early], Ending);
        await items.CompleteAsync([early, Item("c", Noon.AddHours(11)), Item("b", Noon)], Ending);

        var days = await items.DaysAsync(new(2025, 6, 12), new(2025, 6, 13), Ending);
        var friday = await items.OfDayAsync(new(2025, 6, 13), Ending).ToListAsync(Ending);

        Assert.Equal([new(2025, 6, 12), new(2025, 6, 13)], days);
        Assert.Equal([Item("b", Noon), Item("c", Noon.AddHours(11))], friday);
        Assert.Empty(await items.DaysAsync(new(2025, 6, 14), DateOnly.MaxValue, Ending));
    }

    [Fact]
    public async Task An_undated_item_whose_claim_was_cut_off_is_found_by_the_day_it_was_first_seen_only()
    {
        var items = new ItemHistory(await OpenStoreAsync(Ending));
        await items.ClaimAsync([Item("a", Noon)], Ending);

        var claimed = await items.ClaimAsync([Item("a", Noon.AddDays(1))], Ending);
        await items.CompleteAsync(claimed, Ending);

        Assert.Equal([Item("a", Noon)], await items.OfDayAsync(new(2025, 6, 13), Ending).ToListAsync(Ending));
        Assert.Empty(await items.OfDayAsync(new(2025, 6, 14), Ending).ToListAsync(Ending));
    }

    [Fact]
    public async Task Items_that_could_not_be_scored_are_counted_once_by_source_and_language_until_they_are()
    {
        var items = new ItemHistory(await OpenStoreAsync(Ending));
        var georgian = Item("a", Noon) with { Language = "ka", NotScoredReason = "language ka" };
        var unreadable = Item("b", Noon.AddDays(1)) with { Language = "a/b\n", NotScoredReason = "language a/b" };
        var scored = Item("c", Noon) with { IsScored = true };
        await items.CompleteAsync([georgian, unreadable, scored], Ending);
        await items.CompleteAsync([georgian], Ending);

        var all = await items.UnscoredAsync(DateOnly.MinValue, DateOnly.MaxValue, Ending);
        var friday = await items.UnscoredAsync(new(2025, 6, 13), new(2025, 6, 13), Ending);
        await items.ForgetUnscoredAsync([georgian, scored], Ending);

        Assert.Equal([new UnscoredItems(Agency, "ka", 1), new UnscoredItems(Agency, "und", 1)], all);
        Assert.Equal([new UnscoredItems(Agency, "ka", 1)], friday);
        Assert.Equal([new UnscoredItems(Agency, "und", 1)], await items.UnscoredAsync(DateOnly.MinValue, DateOnly.MaxValue, Ending));
    }

    [Fact]
    public async Task Items_are_found_by_the_beginning_of_their_ids()
    {
        var items = new ItemHistory(await OpenStoreAsync(Ending));
        await items.ClaimAsync([Item("abc", Noon), Item("abd", Noon), Item("b", Noon), Item("abc", Noon) with { SourceId = new SourceId("other") }], Ending);

        Assert.Equal(["abc", "abd"], (await items.BeginningWithAsync(Agency, "ab", 5, Ending)).Select(item => item.ItemId.Value), StringComparer.Ordinal);
        Assert.Equal(["abc"], (await items.BeginningWithAsync(Agency, "ab", 1, Ending)).Select(item => item.ItemId.Value), StringComparer.Ordinal);
        Assert.Empty(await items.BeginningWithAsync(Agency, "ac", 5, Ending));
    }

    [Fact]
    public async Task Deleted_signals_are_gone_and_others_stay()
    {
        var signals = new SignalHistory(await OpenStoreAsync(Ending));
        await signals.AddAsync([SignalOf("a"), SignalOf("b")], Ending);

        await signals.DeleteAsync([SignalOf("a"), SignalOf("z")], Ending);

        var left = await signals.NewestFirstAsync(Protests, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, null, Ending).ToListAsync(Ending);
        Assert.Equal(SignalOf("b"), Assert.Single(left));
    }

    private static Verdict VerdictOf(string item, string analyst, Judgement judgement, DateTimeOffset time) => new()
    {
        Analyst = analyst, Time = time, SourceId = Agency, ItemId = new ItemId(item), IndicatorId = Protests, Judgement = judgement,
        Title = "Crowds gather in Tbilisi", Lead = "Thousands gathered.", Language = "en",
    };

    private static ModelComparison Comparison() => new()
    {
        FrozenTexts = 100, CurrentF1 = 0.7, CandidateF1 = 1d / 3, Verdicts = 8, CurrentAgrees = 3, CandidateAgrees = 6,
        Indicators = [(Protests, 0.1, 0.2), (new IndicatorId("gas"), 0, 1)],
    };

    private static StoredItem Item(string id, DateTimeOffset time) => new()
    {
        SourceId = Agency, ItemId = new ItemId(id), Title = "Crowds gather in Tbilisi", Publisher = "agency", Outlet = "Agency", Language = "en",
        FirstSeen = time, Time = time, IsBackfill = false, Text = "Thousands gathered.", TextOrigin = TextOrigin.Summary,
    };

    private static Signal SignalOf(string id) => new()
    {
        IndicatorId = Protests, ItemId = new ItemId(id), SourceId = Agency, Time = Noon, Probability = 0.75, Title = "Crowds gather",
        Publisher = "agency", Outlet = "Agency", Why = "Georgia + protest", Sentence = "Thousands gathered.", ModelVersion = "m1", IsBackfill = false,
    };
}
