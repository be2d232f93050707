namespace SignalWatch.Packs;

/// <summary>Reads an element of <c>indicators</c>.</summary>
internal static class IndicatorSection
{
    private static readonly TimeSpan ShortestHalfLife = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestHalfLife = TimeSpan.FromDays(5 * 365);

    private const double MostExpectedStories = 1000;

    private static readonly IReadOnlyList<SectionKey> Keys =
    [
        new("id", "georgian-protests"),
        new("title", "Georgian protests"),
        new("question", "Is the protest movement growing?"),
        new("halfLife", "30d"),
        new("expects", "4", IsRequired: false),
        new("about", "[georgia, tbilisi]"),
        new("bearings", "{iran-improves: {bearing: \"0\", reason: Protests leave sanctions alone.}}"),
        new("query", "(Tbilisi OR Georgia*) AND protest* AND NOT Atlanta", IsRequired: false),
    ];

    private static readonly IReadOnlyList<SectionKey> BearingKeys = [new("bearing", "\"++\""), new("reason", "Protests slow the route down.")];

    private static readonly IReadOnlyList<string> Symbols = ["--", "-", "0", "+", "++"];

    /// <param name="scenarios">The pack's scenarios; without any, bearings are not checked against them.</param>
    public static Indicator Read(RawNode node, int index, Names ids, Names scenarios, IReadOnlyList<Concept> concepts, ProblemList problems)
    {
        var section = Section.Open(node, Section.NameOf("indicator", node, index), Keys, problems);
        return new Indicator
        {
            Id = new IndicatorId(section.Id(ids)),
            Title = section.Title("title"),
            Question = section.Text("question"),
            HalfLife = section.Span("halfLife", ShortestHalfLife, LongestHalfLife),
            ExpectedStories = ReadExpected(section),
            About = ReadAbout(section, concepts),
            Bearings = ReadBearings(section, scenarios),
            Query = section.Query("query"),
        };
    }

    private static double? ReadExpected(Section section)
    {
        var expected = section.Number("expects");
        if (expected is <= 0 or > MostExpectedStories)
        {
            section.Reject("expects", section.Find("expects")?.Line ?? section.Line, "is out of bounds", "Write how many stories in 30 days are business as usual, above 0 to 1000, or leave it out.");
        }

        return expected;
    }

    private static List<Concept> ReadAbout(Section section, IReadOnlyList<Concept> concepts)
    {
        var about = new List<Concept>();
        foreach (var item in section.Items("about"))
        {
            if (item is not RawNode.Scalar { IsEmpty: false } name)
            {
                section.Reject("about", item.Line, $"holds {item.Kind} where a concept's name belongs", $"Write 'about: {section.Example("about")}'.");
            }
            else if (about.Any(concept => concept.Name == name.Text))
            {
                section.Reject("about", item.Line, $"names {Quote.Of(name.Text)} twice", "Remove one of them.");
            }
            else if (FindAbout(section, name, concepts) is { } concept)
            {
                about.Add(concept);
            }
        }

        return about;
    }

    private static Concept? FindAbout(Section section, RawNode.Scalar name, IReadOnlyList<Concept> concepts)
    {
        var usable = concepts.Where(concept => concept.Kind is ConceptKind.Actor or ConceptKind.Place).ToList();
        var found = concepts.FirstOrDefault(concept => concept.Name == name.Text);
        if (found is not null && !usable.Contains(found))
        {
            section.Reject("about", name.Line, $"names {Quote.Of(name.Text)}, which is no actor or place", "Name the actors and places that its news is about.");
            return null;
        }

        if (found is null && concepts.Count > 0)
        {
            section.Reject("about", name.Line, $"names {Quote.Of(name.Text)}, which is no concept", Nearest.Suggest(name.Text, [.. usable.Select(concept => concept.Name)]));
        }

        return found;
    }

    private static Dictionary<ScenarioId, Bearing> ReadBearings(Section section, Names scenarios)
    {
        var bearings = new Dictionary<ScenarioId, Bearing>();
        foreach (var entry in section.Entries("bearings"))
        {
            if (scenarios.Known.Count > 0)
            {
                scenarios.Expect(entry.Key, entry.Line, section.Name);
            }

            bearings[new ScenarioId(entry.Key)] = ReadBearing(section, entry);
        }

        foreach (var scenario in scenarios.Known.Where(id => bearings.Count > 0 && !bearings.ContainsKey(new ScenarioId(id))))
        {
            section.Reject("bearings", section.Find("bearings")?.Line ?? section.Line, $"leaves out the scenario {Quote.Of(scenario)}", $"Add '{scenario}: {{bearing: \"0\", reason: ...}}' if the news says nothing about it.");
        }

        return bearings;
    }

    private static Bearing ReadBearing(Section indicator, RawEntry entry)
    {
        var section = Section.Open(entry.Value, $"bearing {Quote.Of(entry.Key)} of {indicator.Name}", BearingKeys, indicator.Problems);
        var symbol = section.Scalar("bearing");
        var place = symbol is null ? -1 : Symbols.ToList().IndexOf(symbol.Text);
        if (symbol is not null && place < 0)
        {
            section.Reject("bearing", symbol.Line, $"is {Quote.Of(symbol.Text)}", $"Write one of {Quote.Several(Symbols)}, from strongly against to strongly for.");
        }

        return new Bearing(place - 2, section.Text("reason"));
    }
}
