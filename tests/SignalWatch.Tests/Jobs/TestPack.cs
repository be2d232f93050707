using SignalWatch.Packs;

namespace SignalWatch.Tests.Jobs;

/// <summary>A pack for tests of the jobs: indicators, and sources where those matter.</summary>
internal static class TestPack
{
    public static Pack Of(params IndicatorId[] indicators) => new()
    {
        Id = "test",
        Title = "Test",
        Scale = new ProbabilityScale { Name = "own", Words = [] },
        Scenarios = [],
        Indicators = [.. indicators.Select(id => new Indicator
        {
            Id = id,
            Title = id.Value,
            Question = "?",
            HalfLife = TimeSpan.FromDays(30),
            About = [],
            Bearings = new Dictionary<ScenarioId, Bearing>(),
        })],
        Sources = [],
        Concepts = [],
        ExamplesPath = "",
    };

    public static Source Source(string id, double trust, bool isOfficial) => new()
    {
        Id = new SourceId(id),
        Title = id,
        Url = new Uri($"https://{id}.example/feed"),
        Publisher = id,
        Language = "en",
        Interval = TimeSpan.FromMinutes(30),
        Trust = trust,
        IsOfficial = isOfficial,
    };
}
