using System.Runtime.InteropServices;

namespace SignalWatch.Stories;

/// <summary>Finds the few stories worth comparing an item with: by its rarest terms, and by shared keys of near-copies.</summary>
internal sealed class CandidateIndex
{
    private const int MostTerms = 12;
    private const int MostStories = 24;
    private const int LongestPosting = 400;
    private const double NearCopyRank = 1000;

    private readonly Dictionary<ulong, List<OpenStory>> _byTerm = [];
    private readonly Dictionary<ulong, List<OpenStory>> _byBand = [];

    /// <summary>Lets the story be found by this telling of it.</summary>
    public void Add(StoryText text, OpenStory story)
    {
        foreach (var term in text.Terms)
        {
            Add(_byTerm, term.Hash, story);
        }

        foreach (var band in text.Bands)
        {
            Add(_byBand, band, story);
        }
    }

    /// <summary>The stories that share the most with the text, most first; of equals the one that began first.</summary>
    public IReadOnlyList<OpenStory> Find(StoryText text, TermWeights weights)
    {
        var shared = new Dictionary<OpenStory, double>();
        foreach (var band in text.Bands)
        {
            Count(_byBand, band, NearCopyRank, shared);
        }

        var order = Enumerable.Range(0, text.Terms.Count).OrderByDescending(i => weights.Each[i]).ThenBy(i => text.Terms[i].Hash);
        foreach (var i in order.Take(MostTerms))
        {
            Count(_byTerm, text.Terms[i].Hash, weights.Each[i], shared);
        }

        return [.. shared.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Start)
            .ThenBy(pair => pair.Key.Id.Value, StringComparer.Ordinal).Take(MostStories).Select(pair => pair.Key)];
    }

    private static void Add(Dictionary<ulong, List<OpenStory>> postings, ulong key, OpenStory story)
    {
        ref var stories = ref CollectionsMarshal.GetValueRefOrAddDefault(postings, key, out _);
        stories ??= [];
        if (stories.Count == 0 || stories[^1] != story)
        {
            stories.Add(story);
        }
    }

    private static void Count(Dictionary<ulong, List<OpenStory>> postings, ulong key, double weight, Dictionary<OpenStory, double> shared)
    {
        if (!postings.TryGetValue(key, out var stories))
        {
            return;
        }

        stories.RemoveAll(story => story.IsClosed);
        if (stories.Count > LongestPosting)
        {
            return;
        }

        foreach (var story in stories)
        {
            ref var rank = ref CollectionsMarshal.GetValueRefOrAddDefault(shared, story, out _);
            rank += weight;
        }
    }
}
