namespace SignalWatch.Scoring;

/// <summary>The features of a sentence's concepts: themselves, in pairs, as their groups, and with the words around those that act.</summary>
internal static class ConceptFeatures
{
    private const int WordReach = 12;

    private static readonly HashSet<ulong> EmptyWords = [.. new[]
    {
        "a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "by", "with", "from", "as", "is", "are", "was", "were", "be",
        "been", "has", "have", "had", "its", "it", "his", "her", "their", "this", "that", "which", "who", "will", "would", "he", "she",
        "they", "said", "says", "after", "during", "also", "than", "into", "about",
    }.Select(word => FeatureHash.Of(word))];

    /// <summary>Adds the features of the mentions from <paramref name="start"/> to before <paramref name="end"/>, which share a sentence.</summary>
    public static void Add(TextFeatures features, int start, int end)
    {
        var (text, mentions) = (features.Text, features.Mentions);
        for (var i = start; i < end; i++)
        {
            var mention = mentions[i];
            var weight = TextFeaturizer.WeightOf(text.Tokens[mention.First]);
            features.Add(FeatureBlock.Concept, FeatureHash.Feature(FeatureBlock.Concept, mention.Identity), weight, i);
            if (mention.HasGroup)
            {
                features.Add(FeatureBlock.Group, FeatureHash.Feature(FeatureBlock.Group, mention.Group), weight, i);
            }

            for (var j = i + 1; j < end; j++)
            {
                AddPair(features, FeatureBlock.ConceptPair, mention.Identity, mentions[j].Identity, weight, i, j);
                if (mention.HasGroup || mentions[j].HasGroup)
                {
                    AddPair(features, FeatureBlock.GroupPair, mention.Group, mentions[j].Group, weight, i, j);
                }
            }

            if (mention.CanAct)
            {
                AddConceptWords(features, i, weight);
            }
        }
    }

    private static void AddPair(TextFeatures features, FeatureBlock block, ulong one, ulong other, float weight, int first, int second)
    {
        if (one != other)
        {
            features.Add(block, FeatureHash.Feature(block, Math.Min(one, other), Math.Max(one, other)), weight, first, second);
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
                features.Add(FeatureBlock.ConceptWord, FeatureHash.Feature(FeatureBlock.ConceptWord, about.Identity, word), weight, mention, i);
            }
        }
    }
}
