using SignalWatch.Packs;

namespace SignalWatch.Scoring;

/// <summary>Finds the features of a text: words, pairs, spelling, the pack's concepts and how they stand to each other, and its queries.</summary>
internal sealed class TextFeaturizer(Pack pack)
{
    /// <summary>Raised whenever features or training change; models of another version are not used.</summary>
    public const int Version = 6;

    private const float LeadWeight = 0.7f;
    private const int ShortestSpelling = 3;
    private const int LongestSpelling = 5;
    private const int LongestSpelledWord = 24;
    private const int MentionsPerSentence = 24;

    private readonly ConceptMatcher _matcher = new(pack.Concepts);

    /// <summary>The concepts' names as explanations show them.</summary>
    public IReadOnlyList<string> ConceptNames => _matcher.Names;

    /// <summary>The groups' names, by concept.</summary>
    public IReadOnlyList<string> GroupNames => _matcher.Groups;

    /// <summary>The queries, to be named by explanations.</summary>
    public QueryMatcher Queries { get; } = new(pack.Indicators);

    /// <summary>Finds all features of a text; what <paramref name="features"/> held before is forgotten.</summary>
    public void Find(NewsText news, TextTokenizer tokenizer, TextFeatures features)
    {
        features.Mentions.Clear();
        features.Occurrences.Clear();
        tokenizer.Read(news, features.Text);
        _matcher.Find(features.Text, features.Mentions);
        AddWords(features);
        AddConcepts(features);
        Queries.Add(features);
    }

    /// <summary>How much a token's place counts: 1 in the title, less in the lead.</summary>
    public static float WeightOf(in Token token) => token.InTitle ? 1 : LeadWeight;

    private static void AddWords(TextFeatures features)
    {
        var text = features.Text;
        var previous = 0UL;
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            var token = text.Tokens[i];
            var weight = WeightOf(token);
            var hash = FeatureHash.Of(text[i]);
            features.Occurrences.Add(new Occurrence(FeatureHash.Feature(FeatureBlock.Word, hash), FeatureBlock.Word, weight, i));
            if (i > 0 && text.Tokens[i - 1].Sentence == token.Sentence)
            {
                features.Occurrences.Add(new Occurrence(
                    FeatureHash.Feature(FeatureBlock.Pair, previous, hash), FeatureBlock.Pair, weight, i - 1, i));
            }

            if (token.IsWord && token.Length >= ShortestSpelling)
            {
                AddSpelling(features, i, weight);
            }

            previous = hash;
        }
    }

    private static void AddSpelling(TextFeatures features, int token, float weight)
    {
        var word = features.Text[token];
        word = word[..Math.Min(word.Length, LongestSpelledWord)];
        for (var start = -1; start + ShortestSpelling <= word.Length + 1; start++)
        {
            var hash = FeatureHash.Start;
            var end = Math.Min(start + LongestSpelling, word.Length + 1);
            for (var i = start; i < end; i++)
            {
                hash = FeatureHash.Add(hash, i < 0 || i == word.Length ? '_' : word[i]);
                if (i - start + 1 >= ShortestSpelling)
                {
                    features.Occurrences.Add(new Occurrence(
                        FeatureHash.Feature(FeatureBlock.Spelling, hash), FeatureBlock.Spelling, weight, token));
                }
            }
        }
    }

    private static void AddConcepts(TextFeatures features)
    {
        var mentions = features.Mentions;
        var start = 0;
        while (start < mentions.Count)
        {
            var sentence = features.Text.Tokens[mentions[start].First].Sentence;
            var end = start + 1;
            while (end < mentions.Count && features.Text.Tokens[mentions[end].First].Sentence == sentence)
            {
                end++;
            }

            var used = Math.Min(end, start + MentionsPerSentence);
            ConceptFeatures.Add(features, start, used);
            new RelationFeatures(features, start, used).Add();
            GroupTrios.Add(features, start, used);
            start = end;
        }
    }
}
