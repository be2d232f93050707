using SignalWatch.Packs;

namespace SignalWatch.Scoring;

/// <summary>Finds a pack's concepts in a text: the longest alias that starts at each word, word by word through a trie.</summary>
internal sealed class ConceptMatcher
{
    private const int NegationReach = 3;

    private static readonly HashSet<ulong> Negations = [.. new[]
    {
        "not", "no", "never", "without", "nor", "neither", "none", "cannot", "cant", "wont", "didnt", "doesnt", "isnt", "wasnt", "dont",
        "deny", "denies", "denied", "denying", "refuse", "refuses", "refused", "refusing", "fail", "fails", "failed",
    }.Select(word => FeatureHash.Of(word))];

    private readonly Node _root = new();
    private readonly (ConceptKind Kind, ulong Plain, ulong Negated, ulong Group)[] _concepts;

    public ConceptMatcher(IReadOnlyList<Concept> concepts)
    {
        _concepts = [.. concepts.Select(concept =>
            (concept.Kind, FeatureHash.Of(concept.Name), FeatureHash.Of("not " + concept.Name),
                concept.Group is null ? 0 : FeatureHash.Of("group " + concept.Group)))];
        Names = [.. concepts.Select(DisplayName)];
        Groups = [.. concepts.Select(concept => concept.Group is null ? DisplayName(concept) : concept.Group.Replace('-', ' '))];
        var tokenizer = new TextTokenizer();
        var text = new TokenizedText();
        for (var i = 0; i < concepts.Count; i++)
        {
            foreach (var alias in concepts[i].Aliases)
            {
                Add(alias, i, tokenizer, text);
            }
        }
    }

    /// <summary>The concepts' names as explanations show them.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The names of the groups that the concepts count as; their own where they stand for themselves.</summary>
    public IReadOnlyList<string> Groups { get; }

    /// <summary>Adds every mention in the text to <paramref name="mentions"/>, in reading order.</summary>
    public void Find(TokenizedText text, List<Mention> mentions)
    {
        for (var i = 0; i < text.Tokens.Count;)
        {
            var (concepts, end) = Longest(text, i);
            if (concepts is null)
            {
                i++;
                continue;
            }

            AddWithin(concepts, text, i, end, mentions);
            i = end;
        }
    }

    // "Iran nuclear deal" is the deal, and Iran: who is named inside a longer name of a thing or an action counts as well.
    private void AddWithin(List<int> concepts, TokenizedText text, int first, int end, List<Mention> mentions)
    {
        var isNobody = true;
        foreach (var index in concepts)
        {
            mentions.Add(MentionOf(index, text, first, end));
            isNobody &= !mentions[^1].CanAct;
        }

        for (var i = first; isNobody && end - first > 1 && i < end; i++)
        {
            var (inner, innerEnd) = Longest(text, i, end);
            foreach (var index in inner ?? [])
            {
                var mention = MentionOf(index, text, i, innerEnd);
                if (mention.CanAct)
                {
                    mentions.Add(mention);
                }
            }
        }
    }

    private Mention MentionOf(int index, TokenizedText text, int first, int end)
    {
        var (kind, plain, negated, group) = _concepts[index];
        var isNegated = kind == ConceptKind.Action && IsNegated(text, first);
        var identity = isNegated ? negated : plain;
        return new Mention(index, kind, identity, group == 0 ? identity : group, first, end, isNegated);
    }

    private static bool IsNegated(TokenizedText text, int token)
    {
        for (var i = token - 1; i >= 0 && i >= token - NegationReach && text.Tokens[i].Sentence == text.Tokens[token].Sentence; i--)
        {
            if (Negations.Contains(FeatureHash.Of(text[i])))
            {
                return true;
            }
        }

        return false;
    }

    // Within a longer alias, names of one word are enough: "Iran", "Azerbaijani".
    private (List<int>? Concepts, int End) Longest(TokenizedText text, int start, int? within = null)
    {
        List<int>? found = null;
        var foundEnd = start;
        Walk(_root, text, start, within is { } end ? Math.Min(end, start + 1) : text.Tokens.Count, ref found, ref foundEnd);
        return (found, foundEnd);
    }

    private static void Walk(Node node, TokenizedText text, int token, int end, ref List<int>? found, ref int foundEnd)
    {
        if (node.Concepts.Count > 0 && token > foundEnd)
        {
            found = node.Concepts;
            foundEnd = token;
        }

        if (node.IsLeaf || token >= end)
        {
            return;
        }

        var hash = FeatureHash.Start;
        var length = 0;
        foreach (var character in text[token])
        {
            hash = FeatureHash.Add(hash, character);
            length++;
            if ((node.PrefixLengths >> Math.Min(length, 63) & 1) != 0 && node.Prefixes.TryGetValue(hash, out var byPrefix))
            {
                Walk(byPrefix, text, token + 1, end, ref found, ref foundEnd);
            }
        }

        if (node.Words.TryGetValue(hash, out var byWord))
        {
            Walk(byWord, text, token + 1, end, ref found, ref foundEnd);
        }
    }

    private void Add(string alias, int concept, TextTokenizer tokenizer, TokenizedText text)
    {
        var node = _root;
        foreach (var part in alias.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var isPrefix = part[^1] == '*';
            tokenizer.Read(new NewsText(part.TrimEnd('*'), "", ""), text);
            for (var i = 0; i < text.Tokens.Count; i++)
            {
                node = node.Child(text[i], isPrefix && i == text.Tokens.Count - 1);
            }
        }

        if (node != _root && !node.Concepts.Contains(concept))
        {
            node.Concepts.Add(concept);
        }
    }

    private static string DisplayName(Concept concept)
    {
        var words = concept.Name.Split('-');
        return concept.Kind is ConceptKind.Actor or ConceptKind.Place
            ? string.Join(' ', words.Select(word => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]))
            : string.Join(' ', words);
    }

    private sealed class Node
    {
        public Dictionary<ulong, Node> Words { get; } = [];

        public Dictionary<ulong, Node> Prefixes { get; } = [];

        public ulong PrefixLengths { get; private set; }

        public List<int> Concepts { get; } = [];

        public bool IsLeaf => Words.Count == 0 && Prefixes.Count == 0;

        public Node Child(ReadOnlySpan<char> word, bool isPrefix)
        {
            var children = isPrefix ? Prefixes : Words;
            if (isPrefix)
            {
                PrefixLengths |= 1UL << Math.Min(word.Length, 63);
            }

            var hash = FeatureHash.Of(word);
            if (!children.TryGetValue(hash, out var child))
            {
                children[hash] = child = new Node();
            }

            return child;
        }
    }
}
