using SignalWatch.Stories;

namespace SignalWatch.Jobs;

/// <summary>One run through consecutive days: their items go into stories, and what they went into before is remembered.</summary>
internal sealed class Regrouping
{
    private readonly StoryWindow _window = new();
    private readonly Dictionary<StoryId, List<RecountItem>> _stories = [];
    private readonly Dictionary<string, StoryId> _stored = new(StringComparer.Ordinal);

    /// <summary>Takes up a day whose items keep the stories that they are stored in.</summary>
    public void Restore(RecountDay day)
    {
        Remember(day);
        foreach (var item in day.Items)
        {
            StoryId? story = _stored.TryGetValue(item.Item.Key, out var id) ? id : null;
            _window.Restore(item.Item, story);
            if (story is { } known)
            {
                Add(known, item);
            }
        }
    }

    /// <summary>Puts a day's items into stories.</summary>
    /// <returns>Whether each went where it is stored.</returns>
    public bool Regroup(RecountDay day)
    {
        Remember(day);
        var isSame = true;
        foreach (var item in day.Items)
        {
            var story = _window.Add(item.Item);
            Add(story, item);
            isSame &= _stored.TryGetValue(item.Item.Key, out var stored) && stored == story;
        }

        return isSame;
    }

    /// <summary>Hands over the stories that began on a day, each with its items in order, and forgets them.</summary>
    public List<List<RecountItem>> Close(int day)
    {
        var began = _stories.Where(story => RecountDays.DayOf(story.Value[0].Item.Time) == day).ToList();
        began.ForEach(story => _stories.Remove(story.Key));
        return [.. began.Select(story => story.Value)];
    }

    private void Add(StoryId story, RecountItem item)
    {
        if (!_stories.TryGetValue(story, out var items))
        {
            _stories[story] = items = [];
        }

        items.Add(item);
    }

    private void Remember(RecountDay day)
    {
        foreach (var story in day.Stories.Select(StoryRows.ToStory))
        {
            foreach (var item in story.Items)
            {
                _stored[item] = story.Evidence.StoryId;
            }
        }
    }
}
