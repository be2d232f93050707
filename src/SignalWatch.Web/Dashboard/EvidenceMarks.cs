using SignalWatch.Packs;

namespace SignalWatch.Web.Dashboard;

/// <summary>
/// Finds in a text the words behind a signal's <c>Why</c>, such as <c>iranian side + missiles +2.3, Israel +0.4</c>: names of concepts
/// and groups stand for all their spellings, other words for themselves.
/// </summary>
/// <param name="pack">Gives the concepts.</param>
internal sealed class EvidenceMarks(Pack pack)
{
    private readonly ILookup<string, string> _spellings = pack.Concepts
        .SelectMany(concept => new[] { concept.Name, concept.Group }.OfType<string>().SelectMany(name => concept.Aliases.Select(alias => (Name: Readable(name), alias))))
        .ToLookup(pair => pair.Name, pair => pair.alias, StringComparer.OrdinalIgnoreCase);

    /// <summary>The text in pieces, in order; together they are the text.</summary>
    /// <param name="text">A headline or a sentence.</param>
    /// <param name="why">The features that moved the probability most.</param>
    public IReadOnlyList<MarkedPart> Of(string text, string why)
    {
        var words = WordsOf(text);
        var isEvidence = new bool[words.Count];
        foreach (var phrase in PhrasesOf(why))
        {
            for (var start = 0; start + phrase.Length <= words.Count; start++)
            {
                if (Enumerable.Range(0, phrase.Length).All(index => IsMatch(text.AsSpan()[words[start + index]], phrase[index])))
                {
                    Array.Fill(isEvidence, true, start, phrase.Length);
                }
            }
        }

        return Cut(text, words, isEvidence);
    }

    private static string Readable(string name) => name.Replace('-', ' ');

    private static bool IsMatch(ReadOnlySpan<char> word, string pattern) => pattern.EndsWith('*')
        ? word.StartsWith(pattern.AsSpan()[..^1], StringComparison.OrdinalIgnoreCase)
        : word.Equals(pattern, StringComparison.OrdinalIgnoreCase);

    private static List<Range> WordsOf(string text)
    {
        var words = new List<Range>();
        for (var start = 0; start < text.Length; start++)
        {
            if (!char.IsLetterOrDigit(text[start]))
            {
                continue;
            }

            var end = start + 1;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || (text[end] == '*' && end == text.Length - 1)))
            {
                end++;
            }

            words.Add(start..end);
            start = end;
        }

        return words;
    }

    private static List<MarkedPart> Cut(string text, List<Range> words, bool[] isEvidence)
    {
        var parts = new List<MarkedPart>();
        var done = 0;
        for (var index = 0; index < words.Count; index++)
        {
            if (!isEvidence[index])
            {
                continue;
            }

            var first = index;
            while (index + 1 < words.Count && isEvidence[index + 1] && text[words[index].End.Value..words[index + 1].Start.Value] == " ")
            {
                index++;
            }

            var (start, end) = (words[first].Start.Value, words[index].End.Value);
            parts.Add(new MarkedPart(text[done..start], false));
            parts.Add(new MarkedPart(text[start..end], true));
            done = end;
        }

        parts.Add(new MarkedPart(text[done..], false));
        return [.. parts.Where(part => part.Text.Length > 0)];
    }

    private IEnumerable<string[]> PhrasesOf(string why) => why
        .Split(", ", StringSplitOptions.RemoveEmptyEntries)
        .Select(feature => feature.LastIndexOf(' ') is var figure and > 0 ? feature[..figure] : feature)
        .SelectMany(feature => feature.Split([" + ", " > "], StringSplitOptions.RemoveEmptyEntries))
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .SelectMany(name => _spellings.Contains(name) ? _spellings[name] : [name])
        .Select(spelling => WordsOf(spelling).Select(range => spelling[range]).ToArray())
        .Where(phrase => phrase.Length > 0);
}
