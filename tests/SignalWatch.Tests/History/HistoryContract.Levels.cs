using SignalWatch.Assessment;
using SignalWatch.History;
using SignalWatch.Packs;

namespace SignalWatch.Tests.History;

public abstract partial class HistoryContract
{
    private static readonly DateOnly NewYear = new(2025, 1, 1);

    [Fact]
    public async Task Levels_come_back_as_they_were_oldest_first_and_replace_earlier_ones()
    {
        var levels = new LevelHistory(await OpenStoreAsync(Ending));
        await levels.SaveAsync(Protests, [LevelOn(NewYear), LevelOn(NewYear.AddDays(-1)), LevelOn(NewYear.AddDays(1))], Ending);

        await levels.SaveAsync(Protests, [LevelOn(NewYear) with { Level = Level.Critical, PValue = 1e-9 }], Ending);

        Assert.Equal(
            [LevelOn(NewYear.AddDays(-1)), LevelOn(NewYear) with { Level = Level.Critical, PValue = 1e-9 }],
            await levels.ReadAsync(Protests, NewYear.AddDays(-1), NewYear, Ending).ToListAsync(Ending));
        Assert.Empty(await levels.ReadAsync(new IndicatorId("georgian"), DateOnly.MinValue, DateOnly.MaxValue, Ending).ToListAsync(Ending));
    }

    [Theory]
    [InlineData(-400, 0, -400)]
    [InlineData(-400, -39, -39)]
    [InlineData(-2, -1, -1)]
    public async Task The_last_level_before_a_day_is_found_however_long_ago_it_was(int first, int second, int expected)
    {
        var levels = new LevelHistory(await OpenStoreAsync(Ending));
        await levels.SaveAsync(Protests, [LevelOn(NewYear.AddDays(first)), LevelOn(NewYear.AddDays(second))], Ending);

        Assert.Equal(LevelOn(NewYear.AddDays(expected)), await levels.LastBeforeAsync(Protests, NewYear, Ending));
        Assert.Null(await levels.LastBeforeAsync(Protests, NewYear.AddDays(first), Ending));
        Assert.Null(await levels.LastBeforeAsync(Protests, DateOnly.MinValue, Ending));
    }

    [Fact]
    public async Task Sources_heard_are_read_by_day_across_months_also_those_marked_later()
    {
        var store = await OpenStoreAsync(Ending);
        var coverage = new CoverageHistory(store);
        var other = new SourceId("other");
        await coverage.MarkAsync(Agency, NewYear.AddDays(-1), NewYear.AddDays(1), Ending);
        await coverage.MarkAsync(Agency, NewYear, NewYear, Ending);
        await coverage.ReadAsync(NewYear.AddDays(-40), NewYear.AddDays(40), Ending);

        await coverage.MarkAsync(other, NewYear.AddDays(-1), NewYear.AddDays(-1), Ending);

        foreach (var reader in (CoverageHistory[])[coverage, new(store)])
        {
            var heard = await reader.ReadAsync(NewYear.AddDays(-40), NewYear, Ending);
            Assert.Equal([NewYear.AddDays(-1), NewYear], heard.Keys.Order());
            Assert.Equal([Agency, other], heard[NewYear.AddDays(-1)].OrderBy(source => source.Value, StringComparer.Ordinal));
            Assert.Equal([Agency], heard[NewYear]);
        }
    }

    private static DayLevel LevelOn(DateOnly day) => new()
    {
        Evidence = new DayEvidence(day, 4, 3.25, 2, 0.75), Level = Level.High, Expected = 0.5, PValue = 0.0004, Cusum = 6.5, CalmDays = 1,
        IsConfident = true,
    };
}
