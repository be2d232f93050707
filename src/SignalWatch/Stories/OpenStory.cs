namespace SignalWatch.Stories;

/// <summary>A story that can still grow: known by its first tellings that differ.</summary>
internal sealed class OpenStory(StoryId id, DateTimeOffset start)
{
    private const int MostTellings = 8;
    private const double SameTelling = 0.6;

    // An item must be alike to one telling, and not too unlike the others: else a crisis would chain into one story.
    private const double LeastLikeness = 0.5;
    private const double LeastMean = 0.35;

    private readonly List<StoryText> _tellings = [];
    private int _items;

    /// <summary>The story's id.</summary>
    public StoryId Id { get; } = id;

    /// <summary>The time of its first item.</summary>
    public DateTimeOffset Start { get; } = start;

    /// <summary>Whether it has as many items as a story takes.</summary>
    public bool IsFull => _items >= StoryWindow.MostItems;

    /// <summary>The keys under which it is found.</summary>
    public HashSet<ulong> Keys { get; } = [];

    /// <summary>The pages of its items.</summary>
    public HashSet<string> Urls { get; } = new(StringComparer.Ordinal);

    /// <summary>The last search that found it; <see cref="Shared"/> belongs to that one.</summary>
    public long Search { get; set; }

    /// <summary>The weight of what it shares with the text that was searched for.</summary>
    public double Shared { get; set; }

    /// <summary>Counts one more item. What is told again on another day is a telling of its own, since likeness fades with the days between.</summary>
    /// <returns>Whether its text is one of those that later items are compared with.</returns>
    public bool Take(StoryText text)
    {
        _items++;
        if (_tellings.Count >= MostTellings || _tellings.Exists(telling => telling.Day == text.Day && ShingleSketch.Resemblance(telling, text) >= SameTelling))
        {
            return false;
        }

        _tellings.Add(text);
        return true;
    }

    /// <summary>How alike the text is to the telling it is most alike, 0 to 1; 0 when it doesn't belong here.</summary>
    public double LikenessOf(StoryText text, TermWeights weights, TermCounts counts)
    {
        var (greatest, sum) = (0.0, 0.0);
        foreach (var telling in _tellings)
        {
            var likeness = StoryLikeness.Of(text, weights, telling, counts);
            if (likeness == StoryLikeness.Copy)
            {
                return likeness;
            }

            greatest = Math.Max(greatest, likeness);
            sum += likeness;
        }

        return greatest >= LeastLikeness && sum >= LeastMean * _tellings.Count ? greatest : 0;
    }
}
