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
    private readonly List<OpenStory> _found = [];
    private long _search;

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
        _found.Clear();
        _search++;
        foreach (var band in text.Bands)
        {
            Count(band, NearCopyRank);
        }

        var order = Enumerable.Range(0, text.Terms.Length).OrderByDescending(i => weights.Each[i]).ThenBy(i => text.Terms[i].Hash);
        foreach (var i in order.Take(MostTerms))
        {
            Count(text.Terms[i].Hash, weights.Each[i]);
        }

        return Most();
    }

    // Hundreds are found and a few wanted: one pass that keeps the best is cheaper than sorting them all.
    private List<OpenStory> Most()
    {
        var most = new List<OpenStory>(MostStories + 1);
        foreach (var story in _found)
        {
            if (most.Count == MostStories && !IsBefore(story, most[^1]))
            {
                continue;
            }

            var place = most.FindIndex(other => IsBefore(story, other));
            most.Insert(place < 0 ? most.Count : place, story);
            if (most.Count > MostStories)
            {
                most.RemoveAt(MostStories);
            }
        }

        return most;
    }

    private static bool IsBefore(OpenStory one, OpenStory other)
    {
        if (one.Shared != other.Shared)
        {
            return one.Shared > other.Shared;
        }

        var order = one.Start.CompareTo(other.Start);
        return (order != 0 ? order : string.CompareOrdinal(one.Id.Value, other.Id.Value)) < 0;
    }

    private void Count(ulong key, double weight)
    {
        if (!_stories.TryGetValue(key, out var stories) || stories.Count > LongestPosting)
        {
            return;
        }

        foreach (var story in stories)
        {
            if (story.Search != _search)
            {
                (story.Search, story.Shared) = (_search, 0);
                _found.Add(story);
            }

            story.Shared += weight;
        }
    }
}
