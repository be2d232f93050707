using SignalWatch.Assessment;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Packs;
using SignalWatch.Tests.History;
using SignalWatch.Tests.Jobs;

namespace SignalWatch.Tests.Assessment;

public sealed class LikelihoodAssessmentTests : IDisposable
{
    private const int Length = 20;
    private const double Published = 0.47;
    private static readonly DateOnly First = new(2025, 1, 1);
    private static readonly DateOnly Last = First.AddDays(Length - 1);
    private static readonly Pack Pack = SmallPack.Create();

    private static readonly Pack Reconsidered = Pack with
    {
        Indicators = [.. Pack.Indicators.Select(indicator => indicator.Id == SmallPack.Ports ? WithBearing(indicator, SmallPack.North, -2) : indicator)],
    };

    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Day_by_day_leaves_the_same_rows_as_all_at_once()
    {
        await using var stepwise = await OpenAsync("stepwise");
        await using var whole = await OpenAsync("whole");

        for (var day = First; day <= Last; day = day.AddDays(1))
        {
            await UpdateAsync(stepwise, Pack, day, [.. Counts().Where(count => count.Day == day)]);
        }

        await UpdateAsync(whole, Pack, Last, Counts());

        var rows = await ContentAsync(whole);
        Assert.Equal(Length * (Pack.Indicators.Count + Pack.Scenarios.Count), rows.Count(row => !row.StartsWith("packnotes", StringComparison.Ordinal)));
        Assert.Equal(rows, await ContentAsync(stepwise));
    }

    [Fact]
    public async Task Evidence_that_comes_late_is_worked_out_from_its_day_on()
    {
        await using var late = await OpenAsync("late");
        await using var whole = await OpenAsync("whole");

        await UpdateAsync(late, Pack, Last, [.. Counts().Where(count => count.Day != First.AddDays(6))]);
        await UpdateAsync(late, Pack, Last, [.. Counts().Where(count => count.Day == First.AddDays(6))]);
        await UpdateAsync(whole, Pack, Last, Counts());

        Assert.Equal(await ContentAsync(whole), await ContentAsync(late));
    }

    [Fact]
    public async Task Running_twice_leaves_the_same_rows()
    {
        await using var store = await OpenAsync("store");
        await UpdateAsync(store, Pack, Last, Counts());
        var before = await ContentAsync(store);

        await UpdateAsync(store, Pack, Last, []);

        Assert.Equal(before, await ContentAsync(store));
    }

    [Fact]
    public async Task A_changed_pack_weighs_today_anew_and_leaves_what_was_told_before()
    {
        await using var store = await OpenAsync("store");
        await UpdateAsync(store, Pack, Last, Counts());
        var before = await ToldAsync(store, SmallPack.North);

        await UpdateAsync(store, Reconsidered, Last, []);

        var after = await ToldAsync(store, SmallPack.North);
        Assert.Equal(before.SkipLast(1), after.SkipLast(1));
        Assert.True(before[^1].Probability > Published && after[^1].Probability < Published);
        var note = Assert.Single(await new PackNotes(store).ReadAsync(Pack.Id, Ending));
        Assert.Equal(new PackNote(Last, "Changed: the bearing of ports on north, from ++ to --."), note);
    }

    [Fact]
    public async Task A_changed_half_life_fades_all_of_history_anew()
    {
        var brief = Pack with { Indicators = [.. Pack.Indicators.Select(indicator => indicator with { HalfLife = TimeSpan.FromDays(2) })] };
        await using var changed = await OpenAsync("changed");
        await using var fresh = await OpenAsync("fresh");

        await UpdateAsync(changed, Pack, Last, Counts());
        await UpdateAsync(changed, brief, Last, []);
        await UpdateAsync(fresh, brief, Last, Counts());

        Assert.Equal((await ToldAsync(fresh, SmallPack.North))[^1], (await ToldAsync(changed, SmallPack.North))[^1]);
    }

    // Items that are read while the clock is wrong count on the day that it says; when it is right again, nothing of them is missing.
    [Fact]
    public async Task A_clock_that_jumps_back_writes_nothing_wrong()
    {
        var early = First.AddDays(8);
        var extra = CountOf(SmallPack.Ports, early, 5);
        await using var jumped = await OpenAsync("jumped");
        await using var steady = await OpenAsync("steady");

        await UpdateAsync(jumped, Pack, Last, Counts());
        await UpdateAsync(jumped, Pack, early, [extra]);
        await UpdateAsync(jumped, Pack, Last, []);
        await UpdateAsync(steady, Pack, Last, [.. Counts().Where(count => (count.IndicatorId, count.Day) != (extra.IndicatorId, early)), extra]);

        Assert.Equal(await ContentAsync(steady), await ContentAsync(jumped));
    }

    private async Task<SqliteTableStore> OpenAsync(string name)
    {
        var store = SqliteTableStore.Open(_directory.Combine(name), StoreAccess.ReadWrite);
        await new CoverageHistory(store).MarkAsync(SourceCoverage.ArchiveSource, First, Last, Ending);
        return store;
    }

    private static async Task UpdateAsync(SqliteTableStore store, Pack pack, DateOnly today, IReadOnlyList<DayCount> fresh)
    {
        await new DailyCounts(store).SaveAsync(fresh, Ending);
        var touched = fresh.GroupBy(count => count.IndicatorId).ToDictionary(counts => counts.Key, counts => counts.Min(count => count.Day));
        var coverage = new SourceCoverage(pack, new CoverageHistory(store), new SourceHistory(store));
        await new LikelihoodAssessment(pack, new DailyCounts(store), coverage, new SupportHistory(store), new LikelihoodHistory(store), new PackNotes(store))
            .UpdateAsync(touched, today, Ending);
    }

    // Ports every other day from the first on, talks every fifth, nothing of rails and weather.
    private static List<DayCount> Counts() =>
    [
        .. Enumerable.Range(0, Length).Where(day => day % 2 == 0).Select(day => CountOf(SmallPack.Ports, First.AddDays(day), 1 + (day % 3))),
        .. Enumerable.Range(0, Length).Where(day => day % 5 == 4).Select(day => CountOf(SmallPack.Talks, First.AddDays(day), 1)),
    ];

    private static DayCount CountOf(IndicatorId indicator, DateOnly day, int stories) => new()
    {
        IndicatorId = indicator,
        Day = day,
        Items = stories,
        Publishers = stories,
        ProbabilitySum = 0.9 * stories,
        Stories = stories,
        StoryWeight = 0.35 * stories,
        StoryProbability = 0.9 * stories,
    };

    private static Indicator WithBearing(Indicator indicator, ScenarioId scenario, int steps) => indicator with
    {
        Bearings = new Dictionary<ScenarioId, Bearing>(indicator.Bearings) { [scenario] = new(steps, "reason") },
    };

    private static async Task<List<DayLikelihood>> ToldAsync(SqliteTableStore store, ScenarioId scenario) =>
        await new LikelihoodHistory(store).ReadAsync(scenario, DateOnly.MinValue, DateOnly.MaxValue, Ending).ToListAsync(Ending);

    private static Task<List<string>> ContentAsync(SqliteTableStore store) => StoreContent.ReadAsync(
        store, ["supports", "likelihoods", "packnotes"], [.. Pack.Indicators.Select(indicator => indicator.Id.Value), .. Pack.Scenarios.Select(scenario => scenario.Id.Value), Pack.Id], Ending);
}
