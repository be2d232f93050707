namespace SignalWatch.Packs;

/// <summary>Reads an element of <c>scenarios</c>.</summary>
internal static class ScenarioSection
{
    private static readonly IReadOnlyList<SectionKey> Keys =
    [
        new("id", "iran-improves"),
        new("title", "Iran's prospects improve"),
        new("statement", "Sanctions ease and investment arrives."),
        new("published", "unlikely"),
        new("group", "corridor", IsRequired: false),
    ];

    /// <param name="scale">Its words bound <c>published</c>; one without words was reported and bounds nothing.</param>
    public static Scenario Read(RawNode node, int index, ProbabilityScale scale, Names ids, ProblemList problems)
    {
        var section = Section.Open(node, Section.NameOf("scenario", node, index), Keys, problems);
        return new Scenario
        {
            Id = new ScenarioId(section.Id(ids)),
            Title = section.Title("title"),
            Statement = section.Text("statement"),
            PublishedWord = Published(section, scale),
            Group = section.Identifier("group"),
        };
    }

    /// <summary>Scenarios that exclude each other can't together be more than certain.</summary>
    public static void CheckGroups(IReadOnlyList<Scenario> scenarios, ProbabilityScale scale, int line, ProblemList problems)
    {
        foreach (var group in scenarios.Where(scenario => scenario.Group is not null).GroupBy(scenario => scenario.Group, StringComparer.Ordinal))
        {
            var sum = group.Sum(scenario => scale.Find(scenario.PublishedWord)?.Point ?? 0);
            if (sum > 1 + 1e-9)
            {
                problems.Add(line, FormattableString.Invariant($"The scenarios of group {Quote.Of(group.Key ?? "")} exclude each other, but their words add up to {sum:0.##}."), "Take one out of the group, or publish them with words that leave the sum at 1 or below.");
            }
        }
    }

    private static string Published(Section section, ProbabilityScale scale)
    {
        if (section.Scalar("published") is not { } published)
        {
            return "";
        }

        var words = scale.Words.Select(entry => entry.Word).ToList();
        if (words.Count > 0 && !words.Contains(published.Text, StringComparer.Ordinal))
        {
            var near = Nearest.To(published.Text, words) is { } word ? $"Did you mean {Quote.Of(word)}? " : "";
            section.Reject("published", published.Line, $"is {Quote.Of(published.Text)}, not a word of the scale", $"{near}The words are {Quote.Several(words)}.");
        }

        return published.Text;
    }
}
