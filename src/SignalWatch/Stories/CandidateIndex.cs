using System.Runtime.InteropServices;

namespace SignalWatch.Stories;

/// <summary>Finds the few open stories worth comparing an item with: by its rarest terms, and by shared keys of near-copies.</summary>
internal sealed class CandidateIndex
{
    private const int MostTerms = 12;
    private const int MostStories = 8;

    // A term of more stories than this says too little about any of them to be worth following.
    private const int LongestPosting = 150;

    // A shared key of near-copies ranks above any number of shared terms.
    private const double NearCopyRank = 1000;

    private readonly Dictionary<ulong, List<OpenStory>> _stories = [];

    /// <summary>Lets the story be found by this telling of it.</summary>
    public void Add(StoryText text, OpenStory story)
    {
        foreach (var key in text.Terms.Select(term => term.Hash).Concat(text.Bands).Where(story.Keys.Add))
        {
            ref var stories = ref CollectionsMarshal.GetValueRefOrAddDefault(_stories, key, out _);
            (stories ??= []).Add(story);
        }
    }

    /// <summary>Lets the story be found no more.</summary>
    public void Remove(OpenStory story)
    {
        foreach (var key in story.Keys)
        {
            if (_stories.TryGetValue(key, out var stories) && stories.Remove(story) && stories.Count == 0)
            {
                _stories.Remove(key);
            }
        }
    }

    /// <summary>The stories that share the most with the text, most first; of equals the one that began first.</summary>
    public IReadOnlyList<OpenStory> Find(StoryText text, TermWeights weights)
    {
        var shared = new Dictionary<OpenStory, double>();
        foreach (var band in text.Bands)
        {
            Count(band, NearCopyRank, shared);
        }

        var order = Enumerable.Range(0, text.Terms.Length).OrderByDescending(i => weights.Each[i]).ThenBy(i => text.Terms[i].Hash);
        foreach (var i in order.Take(MostTerms))
        {
            Count(text.Terms[i].Hash, weights.Each[i], shared);
        }

        return [.. shared.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Start)
            .ThenBy(pair => pair.Key.Id.Value, StringComparer.Ordinal).Take(MostStories).Select(pair => pair.Key)];
    }

    private void Count(ulong key, double weight, Dictionary<OpenStory, double> shared)
    {
        if (!_stories.TryGetValue(key, out var stories) || stories.Count > LongestPosting)
        {
            return;
        }

        foreach (var story in stories)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(shared, story, out _) += weight;
        }
    }
}
