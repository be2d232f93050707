using SignalWatch.Packs;

namespace SignalWatch.Scoring;

/// <summary>Finds the features of a text: words, pairs, spelling, the pack's concepts and how they stand to each other.</summary>
internal sealed class TextFeaturizer(IReadOnlyList<Concept> concepts)
{
    /// <summary>Raised whenever features or training change; models of another version are not used.</summary>
    public const int Version = 2;

    private const float LeadWeight = 0.7f;
    private const int ShortestSpelling = 3;
    private const int LongestSpelling = 5;
    private const int LongestSpelledWord = 24;
    private const int MentionsPerSentence = 24;
    private const int ActorReach = 8;
    private const int ObjectReach = 10;
    private const int WordReach = 12;

    private static readonly HashSet<ulong> EmptyWords = [.. new[]
    {
        "a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "by", "with", "from", "as", "is", "are", "was", "were", "be",
        "been", "has", "have", "had", "its", "it", "his", "her", "their", "this", "that", "which", "who", "will", "would", "he", "she",
        "they", "said", "says", "after", "during", "also", "than", "into", "about",
    }.Select(word => FeatureHash.Of(word))];

    private readonly ConceptMatcher _matcher = new(concepts);

    /// <summary>The concepts' names as explanations show them.</summary>
    public IReadOnlyList<string> ConceptNames => _matcher.Names;

    /// <summary>Finds all features of a text; what <paramref name="features"/> held before is forgotten.</summary>
    public void Find(NewsText news, TextTokenizer tokenizer, TextFeatures features)
    {
        features.Mentions.Clear();
        features.Occurrences.Clear();
        tokenizer.Read(news, features.Text);
        _matcher.Find(features.Text, features.Mentions);
        AddWords(features);
        AddConcepts(features);
    }

    private static float WeightOf(in Token token) => token.InTitle ? 1 : LeadWeight;

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
            AddMentions(features, start, used);
            AddRelations(features, start, used);
            start = end;
        }
    }

    private static void AddMentions(TextFeatures features, int start, int end)
    {
        var (text, mentions) = (features.Text, features.Mentions);
        for (var i = start; i < end; i++)
        {
            var weight = WeightOf(text.Tokens[mentions[i].First]);
            features.Occurrences.Add(new Occurrence(
                FeatureHash.Feature(FeatureBlock.Concept, mentions[i].Identity), FeatureBlock.Concept, weight, i));
            for (var j = i + 1; j < end; j++)
            {
                var (low, high) = mentions[i].Identity < mentions[j].Identity ? (i, j) : (j, i);
                if (mentions[i].Identity != mentions[j].Identity)
                {
                    features.Occurrences.Add(new Occurrence(
                        FeatureHash.Feature(FeatureBlock.ConceptPair, mentions[low].Identity, mentions[high].Identity),
                        FeatureBlock.ConceptPair, weight, i, j));
                }
            }

            if (mentions[i].CanAct)
            {
                AddConceptWords(features, i, weight);
            }
        }
    }

    private static void AddConceptWords(TextFeatures features, int mention, float weight)
    {
        var (text, about) = (features.Text, features.Mentions[mention]);
        var sentence = text.Tokens[about.First].Sentence;
        for (var reach = -WordReach; reach <= WordReach; reach++)
        {
            var i = reach < 0 ? about.First + reach : about.End - 1 + reach;
            if (reach == 0 || i < 0 || i >= text.Tokens.Count || text.Tokens[i].Sentence != sentence || !text.Tokens[i].IsWord)
            {
                continue;
            }

            var word = FeatureHash.Of(text[i]);
            if (!EmptyWords.Contains(word))
            {
                features.Occurrences.Add(new Occurrence(
                    FeatureHash.Feature(FeatureBlock.ConceptWord, about.Identity, word), FeatureBlock.ConceptWord, weight, mention, i));
            }
        }
    }

    private static void AddRelations(TextFeatures features, int start, int end)
    {
        var mentions = features.Mentions;
        for (var action = start; action < end; action++)
        {
            if (mentions[action].Kind != ConceptKind.Action)
            {
                continue;
            }

            for (var actor = start; actor < action; actor++)
            {
                if (mentions[actor].CanAct && mentions[action].First - mentions[actor].End <= ActorReach)
                {
                    AddDeed(features, actor, action, end);
                }
            }

            AddObjects(features, -1, action, end);
        }
    }

    private static void AddDeed(TextFeatures features, int actor, int action, int end)
    {
        var (text, mentions) = (features.Text, features.Mentions);
        features.Occurrences.Add(new Occurrence(
            FeatureHash.Feature(FeatureBlock.ConceptTriple, mentions[actor].Identity, mentions[action].Identity),
            FeatureBlock.ConceptTriple, WeightOf(text.Tokens[mentions[actor].First]), actor, action));
        AddObjects(features, actor, action, end);
    }

    private static void AddObjects(TextFeatures features, int actor, int action, int end)
    {
        var (text, mentions) = (features.Text, features.Mentions);
        for (var thing = action + 1; thing < end; thing++)
        {
            if (mentions[thing].Kind == ConceptKind.Action || mentions[thing].First - mentions[action].End > ObjectReach)
            {
                continue;
            }

            var subject = actor < 0 ? 1 : mentions[actor].Identity;
            features.Occurrences.Add(new Occurrence(
                FeatureHash.Feature(FeatureBlock.ConceptTriple, subject, mentions[action].Identity, mentions[thing].Identity),
                FeatureBlock.ConceptTriple, WeightOf(text.Tokens[mentions[action].First]),
                actor < 0 ? action : actor, actor < 0 ? thing : action, actor < 0 ? -1 : thing));
        }
    }
}
