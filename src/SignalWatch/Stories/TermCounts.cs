namespace SignalWatch.Stories;

/// <summary>In how many texts of the last 72 hours each term stands: the rarer, the more it says about the event.</summary>
internal sealed class TermCounts
{
    private readonly Dictionary<ulong, int> _counts = [];
    private readonly Queue<(DateTimeOffset Time, StoryText Text)> _texts = new();

    /// <summary>Counts a text.</summary>
    public void Add(DateTimeOffset time, StoryText text)
    {
        _texts.Enqueue((time, text));
        foreach (var term in text.Terms)
        {
            _counts[term.Hash] = _counts.GetValueOrDefault(term.Hash) + 1;
        }
    }

    /// <summary>Forgets texts of before that time.</summary>
    public void ForgetBefore(DateTimeOffset first)
    {
        while (_texts.TryPeek(out var oldest) && oldest.Time < first)
        {
            foreach (var term in _texts.Dequeue().Text.Terms)
            {
                if (--_counts[term.Hash] == 0)
                {
                    _counts.Remove(term.Hash);
                }
            }
        }
    }

    /// <summary>Inverse document frequency, counting the vocabulary's imagined texts and those of the window.</summary>
    public double WeightOf(StoryTerm term) =>
        Math.Log((StoryVocabulary.PriorTexts + _texts.Count) / (term.Prior + _counts.GetValueOrDefault(term.Hash)));

    /// <summary>The weights of a text's terms.</summary>
    public TermWeights WeightsOf(StoryText text)
    {
        var (weights, local) = (new double[text.Terms.Length], new double[text.Terms.Length]);
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = WeightOf(text.Terms[i]);
            local[i] = weights[i] / (1 + Math.Log(Math.Max(1, _counts.GetValueOrDefault(text.Terms[i].Hash))));
            sum += weights[i];
        }

        return new TermWeights(weights, local, sum);
    }
}
