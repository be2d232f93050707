using SignalWatch.Packs;

namespace SignalWatch.Tests.Assessment;

/// <summary>A pack of three scenarios, two of which exclude each other, and four indicators.</summary>
internal static class SmallPack
{
    public static readonly ScenarioId Thaw = new("thaw");
    public static readonly ScenarioId North = new("north");
    public static readonly ScenarioId South = new("south");
    public static readonly IndicatorId Talks = new("talks");
    public static readonly IndicatorId Ports = new("ports");
    public static readonly IndicatorId Rails = new("rails");
    public static readonly IndicatorId Weather = new("weather");

    public static Pack Create() => new()
    {
        Id = "small",
        Title = "Small",
        Scale = new ProbabilityScale
        {
            Name = "own",
            Words =
            [
                new LikelihoodWord("unlikely", 0, 0.3, 0.15),
                new LikelihoodWord("possible", 0.3, 0.6, 0.47),
                new LikelihoodWord("likely", 0.6, 1, 0.7),
            ],
        },
        Scenarios =
        [
            ScenarioOf(Thaw, "unlikely", null),
            ScenarioOf(North, "possible", "route"),
            ScenarioOf(South, "unlikely", "route"),
        ],
        Indicators =
        [
            IndicatorOf(Talks, 2, 0, 0),
            IndicatorOf(Ports, -1, 2, -2),
            IndicatorOf(Rails, 0, -1, 1),
            IndicatorOf(Weather, 0, 0, 0),
        ],
        Sources = [],
        Concepts = [],
        ExamplesPath = "examples.tsv",
    };

    private static Scenario ScenarioOf(ScenarioId id, string word, string? group) =>
        new() { Id = id, Title = id.Value, Statement = id.Value, PublishedWord = word, Group = group };

    private static Indicator IndicatorOf(IndicatorId id, int thaw, int north, int south) => new()
    {
        Id = id,
        Title = id.Value,
        Question = id.Value,
        HalfLife = TimeSpan.FromDays(30),
        About = [],
        Bearings = new Dictionary<ScenarioId, Bearing>
        {
            [Thaw] = new(thaw, "reason"),
            [North] = new(north, "reason"),
            [South] = new(south, "reason"),
        },
    };
}
