namespace SignalWatch.Stories;

/// <summary>What of an item's text is compared with others: its distinct terms, the days it names, and its shingles.</summary>
internal sealed class StoryText
{
    private StoryText(StoryTerm[] terms, int[] days, ulong[] shingles)
    {
        Terms = terms;
        Days = days;
        Shingles = shingles;
        Bands = ShingleSketch.Bands(shingles);
    }

    /// <summary>The distinct terms, by hash.</summary>
    public IReadOnlyList<StoryTerm> Terms { get; }

    /// <summary>The distinct days that it names, ascending, as day numbers.</summary>
    public IReadOnlyList<int> Days { get; }

    /// <summary>Hashes of its distinct runs of three words that say something, ascending.</summary>
    public IReadOnlyList<ulong> Shingles { get; }

    /// <summary>Keys under which near-copies of it are found.</summary>
    public IReadOnlyList<ulong> Bands { get; }

    /// <summary>Reads an item.</summary>
    public static StoryText Of(StoryItem item)
    {
        var reader = new StoryTextReader(DateOnly.FromDateTime(item.Time.UtcDateTime));
        reader.Read(SyndicationMarks.Strip(item.Title, item.Outlet));
        if (!item.Title.Contains(item.Lead, StringComparison.Ordinal))
        {
            reader.Read(SyndicationMarks.Strip(item.Lead, item.Outlet));
        }

        return new StoryText(
            [.. reader.Terms.Values.OrderBy(term => term.Hash)], [.. reader.Days.Order()], ShingleSketch.Shingles(reader.Sequence));
    }
}
