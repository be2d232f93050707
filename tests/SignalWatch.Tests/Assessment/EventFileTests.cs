using SignalWatch.Assessment;
using SignalWatch.Packs;
using SignalWatch.Tests.History;
using SignalWatch.Tests.Scoring;

namespace SignalWatch.Tests.Assessment;

public sealed class EventFileTests : IDisposable
{
    private static readonly IndicatorId Dredging = new("dredging-progress");
    private static readonly IndicatorId Labour = new("labour-trouble");

    private readonly TemporaryDirectory _directory = new();

    private string FilePath => _directory.Combine("events.tsv");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Events_are_read_with_their_day_indicator_and_pace()
    {
        var file = Read("date\tindicator\tpace\tevent\n2024-11-28\tlabour-trouble\tfast\tThe dredgers stop work\r\n2025-01-02\tdredging-progress\tslow\tThe channel reaches the lake\n");

        Assert.Empty(file.Problems);
        Assert.Equal(
            [
                new KnownEvent(new DateOnly(2024, 11, 28), Labour, Pace.Fast, "The dredgers stop work", 2),
                new KnownEvent(new DateOnly(2025, 1, 2), Dredging, Pace.Slow, "The channel reaches the lake", 3),
            ],
            file.Events);
    }

    [Theory]
    [InlineData("2024-12-01\tlabour-trouble\tfast", "The line has 3 columns, not 4.", "Write date, indicator, pace and event, separated by single tabs.")]
    [InlineData("", "The line has 1 columns, not 4.", "Write date, indicator, pace and event, separated by single tabs.")]
    [InlineData("1 December\tlabour-trouble\tfast\tStrike", "'1 December' is not a date.", "Write it as 2024-11-28.")]
    [InlineData("2024-02-30\tlabour-trouble\tfast\tStrike", "'2024-02-30' is not a date.", "Write it as 2024-11-28.")]
    [InlineData("2024-12-01\tlabor-trouble\tfast\tStrike", "There is no indicator 'labor-trouble'.", "Did you mean 'labour-trouble'?")]
    [InlineData("2024-12-01\tlabour-trouble\tfats\tStrike", "'fats' is not a pace.", "Did you mean 'fast'?")]
    [InlineData("2024-12-01\tlabour-trouble\t0\tStrike", "'0' is not a pace.", "Write one of 'fast', 'slow'.")]
    [InlineData("2024-12-01\tlabour-trouble\tfast\t ", "The event is empty.", "Write in a few words what happened.")]
    public void A_bad_line_is_a_problem_and_the_others_are_kept(string line, string message, string suggestion)
    {
        var file = Read($"{EventFile.Header}\n2024-11-01\tlabour-trouble\tfast\tThe first\n{line}\n2024-12-24\tlabour-trouble\tfast\tThe last\n");

        Assert.Equal([new PackProblem(FilePath, 3, message, suggestion)], file.Problems);
        Assert.Equal(["The first", "The last"], file.Events.Select(known => known.Text), StringComparer.Ordinal);
    }

    [Fact]
    public void Two_events_of_one_indicator_within_four_days_are_one()
    {
        var file = Read($"{EventFile.Header}\n2024-12-04\tlabour-trouble\tfast\tSecond\n2024-12-01\tlabour-trouble\tfast\tFirst\n2024-12-02\tdredging-progress\tfast\tOther\n2024-12-08\tlabour-trouble\tfast\tThird\n");

        var problem = Assert.Single(file.Problems);
        Assert.Equal((2, "Line 3 has an event of labour-trouble within 4 days of this one."), (problem.Line, problem.Message));
    }

    [Theory]
    [InlineData("", "The header line is missing.")]
    [InlineData("2024-11-28\tlabour-trouble\tfast\tStrike\n", "The header line is missing.")]
    [InlineData(null, "There is no such file.")]
    public void A_file_that_is_none_is_one_problem(string? content, string message)
    {
        var file = content is null ? EventFile.Read(FilePath, [Labour]) : Read(content);

        Assert.Equal(message, Assert.Single(file.Problems).Message);
        Assert.Empty(file.Events);
    }

    [Fact]
    public void Events_outside_the_archive_are_named_with_its_days()
    {
        var file = Read($"{EventFile.Header}\n2024-12-31\tlabour-trouble\tfast\tBefore\n2025-01-01\tdredging-progress\tfast\tFirst day\n2025-02-01\tlabour-trouble\tfast\tAfter\n");

        var outside = file.Outside(FilePath, new DateOnly(2025, 1, 1), new DateOnly(2025, 1, 31));

        Assert.Equal([2, 4], outside.Select(problem => problem.Line));
        Assert.Equal("The event of 2025-02-01 lies outside the archive, which goes from 2025-01-01 to 2025-01-31.", outside[1].Message);
    }

    [Fact]
    public void The_packs_own_events_are_good_and_cover_every_indicator()
    {
        var pack = PackReader.Read(Path.Combine(Repository.Root, "src", "packs", "north-south"));
        var indicators = pack.Indicators.Select(indicator => indicator.Id).ToList();

        var file = EventFile.Read(Path.Combine(Repository.Root, "src", "packs", "north-south", "events.tsv"), indicators);

        Assert.Empty(file.Problems);
        Assert.True(file.Events.Count >= 80);
        Assert.Empty(indicators.Except(file.Events.Select(known => known.Indicator)));
    }

    private EventFile Read(string content)
    {
        File.WriteAllText(FilePath, content);
        return EventFile.Read(FilePath, [Dredging, Labour]);
    }
}
