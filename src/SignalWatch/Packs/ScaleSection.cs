namespace SignalWatch.Packs;

/// <summary>Reads <c>scale</c>: the name of a standard scale, or the pack's own table of words.</summary>
internal static class ScaleSection
{
    private const string OwnName = "own";

    private static readonly IReadOnlyList<SectionKey> Keys =
    [
        new("name", OwnName),
        new("words", "{unlikely: {from: 0.05, to: 0.35, point: 0.2}}"),
    ];

    private static readonly IReadOnlyList<SectionKey> WordKeys = [new("from", "0.05"), new("to", "0.35"), new("point", "0.2")];

    /// <summary>The scale; one without words when it was reported.</summary>
    public static ProbabilityScale Read(RawNode? node, ProblemList problems)
    {
        if (node is null)
        {
            return Own([]);
        }

        return node is RawNode.Scalar { IsEmpty: false } name ? Standard(name, problems) : ReadOwn(node, problems);
    }

    private static ProbabilityScale Own(IReadOnlyList<LikelihoodWord> words) => new() { Name = OwnName, Words = words };

    private static ProbabilityScale Standard(RawNode.Scalar name, ProblemList problems)
    {
        if (StandardScales.All.FirstOrDefault(scale => scale.Name == name.Text) is { } standard)
        {
            return standard;
        }

        var names = StandardScales.All.Select(scale => scale.Name).ToList();
        var suggestion = Nearest.To(name.Text, names) is { } near
            ? $"Did you mean {Quote.Of(near)}?"
            : $"Write one of {Quote.Several(names)}, or a table with 'name: {OwnName}' and 'words'.";
        problems.Add(name.Line, $"There is no standard scale {Quote.Of(name.Text)}.", suggestion);
        return Own([]);
    }

    private static ProbabilityScale ReadOwn(RawNode node, ProblemList problems)
    {
        var section = Section.Open(node, "the scale", Keys, problems);
        if (section.Scalar("name") is { } name && name.Text != OwnName)
        {
            section.Reject("name", name.Line, $"is {Quote.Of(name.Text)}, but a table of one's own has no other name than '{OwnName}'", $"Write 'name: {OwnName}'.");
        }

        var words = new List<LikelihoodWord>();
        foreach (var entry in section.Entries("words"))
        {
            var word = ReadWord(entry, problems);
            if (word is not null && words.LastOrDefault() is { } previous)
            {
                CheckOrder(previous, word, entry.Line, problems);
            }

            words.Add(word ?? new LikelihoodWord(entry.Key, 0, 0, 0));
        }

        return Own(words);
    }

    /// <summary>The word; null when a figure is missing or was reported.</summary>
    private static LikelihoodWord? ReadWord(RawEntry entry, ProblemList problems)
    {
        if (string.IsNullOrWhiteSpace(entry.Key) || entry.Key.Any(char.IsUpper) || entry.Key != entry.Key.Trim())
        {
            var suggestion = string.IsNullOrWhiteSpace(entry.Key) ? "Write the word before the colon." : $"Write {Quote.Of(entry.Key.Trim().ToLowerInvariant())}.";
            problems.Add(entry.Line, $"The likelihood word {Quote.Of(entry.Key)} is not in lower case.", suggestion);
        }

        var section = Section.Open(entry.Value, $"likelihood word {Quote.Of(entry.Key)}", WordKeys, problems);
        var (from, to, point) = (section.Number("from"), section.Number("to"), section.Number("point"));
        if (from is not { } lowest || to is not { } highest || point is not { } single)
        {
            return null;
        }

        if (lowest < 0 || highest > 1 || lowest >= highest)
        {
            problems.Add(entry.Line, $"The range of {Quote.Of(entry.Key)} is not within 0 to 1, or not from less to more.", "Write probabilities, such as 'from: 0.05, to: 0.35'.");
            return null;
        }

        if (single < lowest || single > highest || single is 0 or 1)
        {
            problems.Add(entry.Line, $"The point of {Quote.Of(entry.Key)} is not within its range, or it is certain.", "Write the probability in the range that stands for the word, above 0 and below 1.");
        }

        return new LikelihoodWord(entry.Key, lowest, highest, single);
    }

    private static void CheckOrder(LikelihoodWord previous, LikelihoodWord word, int line, ProblemList problems)
    {
        if (word.Lowest < previous.Lowest)
        {
            problems.Add(line, $"The likelihood word {Quote.Of(word.Word)} stands after the likelier {Quote.Of(previous.Word)}.", "Put the least likely word first.");
        }
        else if (word.Lowest < previous.Highest)
        {
            problems.Add(line, $"The range of {Quote.Of(word.Word)} overlaps that of {Quote.Of(previous.Word)}.", FormattableString.Invariant($"Start it at {previous.Highest} or end the other at {word.Lowest}."));
        }
    }
}
