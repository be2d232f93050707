using SignalWatch.Feeds;

namespace SignalWatch.Stories;

/// <summary>
/// The stories that can still grow, fed item by item in the order of <see cref="StoryOrder"/>. Where an item goes depends only on
/// items before it, of the last 72 hours: so the work can go on from any day whose earlier stories are known.
/// </summary>
internal sealed class StoryWindow
{
    /// <summary>A story takes no item later than this after its first.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromHours(72);

    /// <summary>A story takes no more items, so that its rows keep to the store's bounds.</summary>
    public const int MostItems = 2000;

    private readonly TermCounts _counts = new();
    private readonly CandidateIndex _index = new();
    private readonly Dictionary<string, OpenStory> _byUrl = new(StringComparer.Ordinal);
    private readonly Dictionary<StoryId, OpenStory> _open = [];
    private readonly Queue<OpenStory> _opened = new();

    /// <summary>The id of the story that begins with this item.</summary>
    public static StoryId IdOf(StoryItem first) => new($"{first.SourceId.Value}.{first.ItemId.Value}");

    /// <summary>Puts the next item into the story that it is most alike, or into a new one.</summary>
    public StoryId Add(StoryItem item) => Add(item, StoryText.Of(item));

    /// <summary>The same for an item whose text is read already.</summary>
    public StoryId Add(StoryItem item, StoryText text)
    {
        MoveTo(item.Time);
        var story = Find(item, text) ?? Open(IdOf(item), item.Time);
        Place(item, text, story);
        return story.Id;
    }

    /// <summary>Takes up the next item where its story is known already.</summary>
    /// <param name="item">The item.</param>
    /// <param name="id">Its story; null when that can't grow any more, so that the item only counts for how common words are.</param>
    public void Restore(StoryItem item, StoryId? id)
    {
        MoveTo(item.Time);
        var text = StoryText.Of(item);
        if (id is { } known)
        {
            Place(item, text, _open.TryGetValue(known, out var story) ? story : Open(known, item.Time));
        }
        else
        {
            _counts.Add(item.Time, text);
        }
    }

    private static string? UrlOf(StoryItem item) =>
        Uri.TryCreate(item.Url, UriKind.Absolute, out var url) ? CanonicalUrl.Of(url) : null;

    private void MoveTo(DateTimeOffset now)
    {
        var first = now - Length;
        _counts.ForgetBefore(first);
        while (_opened.TryPeek(out var oldest) && oldest.Start < first)
        {
            Close(_opened.Dequeue());
        }
    }

    private OpenStory? Find(StoryItem item, StoryText text)
    {
        if (UrlOf(item) is { } url && _byUrl.TryGetValue(url, out var same))
        {
            return same;
        }

        var weights = _counts.WeightsOf(text);
        OpenStory? best = null;
        var bestRank = 0.0;
        foreach (var story in _index.Find(text, weights))
        {
            var rank = story.LikenessOf(text, weights, _counts);
            if (rank > bestRank)
            {
                (best, bestRank) = (story, rank);
            }

            if (rank == StoryLikeness.Copy)
            {
                break;
            }
        }

        return best;
    }

    private OpenStory Open(StoryId id, DateTimeOffset start)
    {
        var story = new OpenStory(id, start);
        _open[id] = story;
        _opened.Enqueue(story);
        return story;
    }

    private void Place(StoryItem item, StoryText text, OpenStory story)
    {
        _counts.Add(item.Time, text);
        if (story.Take(text))
        {
            _index.Add(text, story);
        }

        if (UrlOf(item) is { } url && _byUrl.TryAdd(url, story))
        {
            story.Urls.Add(url);
        }

        if (story.IsFull)
        {
            Close(story);
        }
    }

    private void Close(OpenStory story)
    {
        _open.Remove(story.Id);
        _index.Remove(story);
        foreach (var url in story.Urls)
        {
            _byUrl.Remove(url);
        }

        story.Urls.Clear();
        story.Keys.Clear();
    }
}
