using SignalWatch.Assessment;
using SignalWatch.Feeds;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Packs;
using SignalWatch.Tests.History;

namespace SignalWatch.Tests.Assessment;

public sealed class LevelAssessmentTests : IDisposable
{
    private static readonly IndicatorId Gas = new("gas");
    private static readonly SourceId[] Sources = [new("one"), new("two"), new("three"), new("four")];
    private static readonly DateOnly Start = new(2024, 1, 1);
    private static readonly Dictionary<IndicatorId, DateOnly> Nothing = [];
    private readonly TemporaryDirectory _directory = new();
    private readonly SqliteTableStore _store;
    private readonly DailyCounts _counts;
    private readonly CoverageHistory _coverage;
    private readonly LevelHistory _levels;

    public LevelAssessmentTests()
    {
        _store = SqliteTableStore.Open(_directory.FullName, StoreAccess.ReadWrite);
        (_counts, _coverage, _levels) = (new(_store), new(_store), new(_store));
    }

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _store.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public async Task Updating_every_day_gives_the_levels_of_updating_once()
    {
        await HearAsync(Sources, 0, 449);
        await CountAsync(Enumerable.Range(0, 449).Where(day => day % 3 == 0).Select(day => (day, 1)));
        await CountAsync([(440, 9), (441, 7)]);

        await UpdateAsync(Touched(0), 430);
        for (var day = 431; day < 450; day++)
        {
            await UpdateAsync(day % 3 == 0 || day is 440 or 441 ? Touched(day) : Nothing, day);
        }

        var daily = await ReadAsync();
        await UpdateAsync(Touched(0), 449);
        Assert.Equal(450, daily.Count);
        Assert.Equal(await ReadAsync(), daily);
        Assert.Equal(Level.Critical, daily[440].Level);
    }

    [Fact]
    public async Task Today_raises_a_level_but_lowers_none_before_it_is_over()
    {
        await HearAsync(Sources, 0, 404);
        await CountAsync(Enumerable.Range(0, 400).Where(day => day % 3 == 0).Select(day => (day, 1)));
        await CountAsync([(400, 9)]);

        await UpdateAsync(Touched(0), 403);
        var today = (await ReadAsync())[403];
        await UpdateAsync(Nothing, 404);
        var yesterday = (await ReadAsync())[403];

        Assert.Equal((Level.Critical, 2), (today.Level, today.CalmDays));
        Assert.Equal((Level.High, 0), (yesterday.Level, yesterday.CalmDays));
    }

    [Fact]
    public async Task Late_evidence_sets_the_levels_anew_from_its_day_on()
    {
        await HearAsync(Sources, 0, 405);
        await CountAsync(Enumerable.Range(0, 400).Where(day => day % 3 == 0).Select(day => (day, 1)));
        await UpdateAsync(Touched(0), 405);
        var before = await ReadAsync();

        await CountAsync([(402, 9)]);
        await UpdateAsync(Touched(402), 405);

        var after = await ReadAsync();
        Assert.Equal(before.Take(402), after.Take(402));
        Assert.Equal([Level.Critical, Level.Critical, Level.Critical, Level.Critical], after.Skip(402).Select(level => level.Level));
    }

    [Fact]
    public async Task Coverage_is_the_share_of_sources_heard_without_those_that_have_retired()
    {
        await HearAsync(Sources, 0, 1);
        await HearAsync(Sources[..1], 2, 2);
        await HearAsync([SourceCoverage.ArchiveSource], 3, 3);
        await new SourceHistory(_store).SaveAsync(Sources[3], new PollState { IsRetired = true }.ToProperties(), Ending);

        await UpdateAsync(Touched(1), 4);

        Assert.Equal([1, 1 / 3.0, 1, 0], (await ReadAsync()).Select(level => level.Evidence.Coverage));
    }

    [Fact]
    public async Task No_level_is_set_of_days_before_any_source_was_heard()
    {
        await CountAsync([(0, 3)]);
        await UpdateAsync(Touched(0), 10);
        Assert.Empty(await ReadAsync());

        await HearAsync(Sources, 8, 10);
        await UpdateAsync(Touched(0), 10);

        Assert.Equal(Start.AddDays(8), (await ReadAsync())[0].Evidence.Day);
    }

    private static Dictionary<IndicatorId, DateOnly> Touched(int day) => new() { [Gas] = Start.AddDays(day) };

    private Task UpdateAsync(Dictionary<IndicatorId, DateOnly> touched, int today) =>
        new LevelAssessment(Pack(), _counts, new SourceCoverage(Pack(), _coverage, new SourceHistory(_store)), _levels, new LevelOptions())
            .UpdateAsync(touched, Start.AddDays(today), Ending);

    private async Task HearAsync(SourceId[] sources, int from, int to)
    {
        foreach (var source in sources)
        {
            await _coverage.MarkAsync(source, Start.AddDays(from), Start.AddDays(to), Ending);
        }
    }

    private Task CountAsync(IEnumerable<(int Day, int Stories)> days) => _counts.SaveAsync(
        [.. days.Select(day => new DayCount
        {
            IndicatorId = Gas, Day = Start.AddDays(day.Day), Items = day.Stories, Stories = day.Stories, StoryProbability = day.Stories,
            Publishers = day.Stories, ProbabilitySum = day.Stories,
        })],
        Ending);

    private async Task<List<DayLevel>> ReadAsync() => await _levels.ReadAsync(Gas, DateOnly.MinValue, DateOnly.MaxValue, Ending).ToListAsync(Ending);

    private static Pack Pack() => new()
    {
        Id = "levels",
        Title = "Levels",
        Scale = new ProbabilityScale { Name = "own", Words = [] },
        Scenarios = [],
        Indicators =
        [
            new Indicator
            {
                Id = Gas, Title = "Gas", Question = "Does gas flow?", HalfLife = TimeSpan.FromDays(30), About = [],
                Bearings = new Dictionary<ScenarioId, Bearing>(),
            },
        ],
        Sources = [.. Sources.Select(id => new Source
        {
            Id = id, Title = id.Value, Url = new Uri("https://news.example/" + id.Value), Publisher = id.Value, Language = "en",
            Interval = TimeSpan.FromHours(1), Trust = 1,
        })],
        Concepts = [],
        ExamplesPath = "",
    };
}
