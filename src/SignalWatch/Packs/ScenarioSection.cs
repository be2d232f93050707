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
