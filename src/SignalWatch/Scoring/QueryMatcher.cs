using SignalWatch.Packs;

namespace SignalWatch.Scoring;

/// <summary>
/// Finds the indicators whose queries match a text, read in the tokenizer's words: so look-alikes, "U.S." and figures are what they are to
/// every feature. All words that the queries ask for are looked up once a text, by hash; the queries then only ask which were there.
/// </summary>
internal sealed class QueryMatcher
{
    private const int TermsShown = 3;
    private const int FilterBits = 13;
    private const int HashBits = 64;

    private readonly List<(Query Query, ulong Feature)> _queries = [];
    private readonly Dictionary<ulong, int> _words = [];
    private readonly Dictionary<ulong, int> _stems = [];

    // Most beginnings of words are no stem: this table of hashes' highest bits says so in less time than the dictionary.
    private readonly bool[] _mayBeStem = new bool[1 << FilterBits];
    private int _count;

    public QueryMatcher(IReadOnlyList<Indicator> indicators)
    {
        var (tokenizer, text) = (new TextTokenizer(), new TokenizedText());
        foreach (var indicator in indicators)
        {
            if (indicator.Query is { } query)
            {
                _queries.Add((query.In(term => WordsOf(term, tokenizer, text)), FeatureHash.Feature(FeatureBlock.Query, FeatureHash.Of(indicator.Id.Value))));
            }
        }
    }

    /// <summary>Adds the queries that match.</summary>
    public void Add(TextFeatures features)
    {
        if (_queries.Count == 0 || features.Text.Tokens.Count == 0)
        {
            return;
        }

        MarkWords(features);
        for (var i = 0; i < _queries.Count; i++)
        {
            if (_queries[i].Query.Matches(features.Asked))
            {
                features.Add(FeatureBlock.Query, _queries[i].Feature, 1, 0, i);
            }
        }
    }

    /// <summary>A query that matches as explanations show it: by the first terms that are there.</summary>
    /// <param name="query">The query's number.</param>
    /// <param name="features">Those to which it was added.</param>
    public string NameOf(int query, TextFeatures features) =>
        $"query: {string.Join(", ", _queries[query].Query.Terms().Where(term => term.Matches(features.Asked)).Select(term => term.Text).Distinct(StringComparer.Ordinal).Take(TermsShown))}";

    private void MarkWords(TextFeatures features)
    {
        features.Asked.Clear(_count);
        for (var i = 0; i < features.Text.Tokens.Count; i++)
        {
            var hash = FeatureHash.Start;
            foreach (var character in features.Text[i])
            {
                hash = FeatureHash.Add(hash, character);
                if (_mayBeStem[hash >> (HashBits - FilterBits)] && _stems.TryGetValue(hash, out var stem))
                {
                    features.Asked.Mark(stem);
                }
            }

            if (_words.TryGetValue(hash, out var word))
            {
                features.Asked.Mark(word);
            }
        }
    }

    private List<QueryWord> WordsOf(string term, TextTokenizer tokenizer, TokenizedText text)
    {
        var words = new List<QueryWord>();
        foreach (var part in term.Split(' '))
        {
            tokenizer.Read(new NewsText(part.TrimEnd('*'), "", ""), text);
            for (var i = 0; i < text.Tokens.Count; i++)
            {
                words.Add(Numbered(new QueryWord(text[i].ToString(), part.EndsWith('*') && i == text.Tokens.Count - 1)));
            }
        }

        return words;
    }

    private QueryWord Numbered(QueryWord word)
    {
        var known = word.IsStem ? _stems : _words;
        var hash = FeatureHash.Of(word.Form);
        if (!known.TryGetValue(hash, out var id))
        {
            known[hash] = id = _count++;
        }

        if (word.IsStem)
        {
            _mayBeStem[hash >> (HashBits - FilterBits)] = true;
        }

        return word with { Id = id };
    }
}
