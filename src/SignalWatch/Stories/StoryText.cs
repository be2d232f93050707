namespace SignalWatch.Stories;

/// <summary>What of an item's text is compared with others: its distinct terms, the days it names, and its shingles.</summary>
internal sealed class StoryText
{
    private StoryText(int day, StoryTextReader reader)
    {
        Day = day;
        Terms = [.. reader.Terms.Values.OrderBy(term => term.Hash)];
        Days = [.. reader.Days.Order()];
        Ordinals = [.. reader.Ordinals.Order()];
        Deed = reader.Deed;
        Actor = reader.Actor;
        IsTollUpdate = reader.IsTollUpdate;
        IsRecurrent = reader.IsRecurrent;
        Pairs = ShingleSketch.Runs(reader.Sequence, 2);
        Shingles = ShingleSketch.Runs(reader.Sequence, 3);
        Bands = ShingleSketch.Bands(Shingles);
    }

    /// <summary>The day on which it was published, as a day number.</summary>
    public int Day { get; }

    /// <summary>The distinct terms, by hash.</summary>
    public StoryTerm[] Terms { get; }

    /// <summary>The distinct days that it names, ascending, as day numbers.</summary>
    public IReadOnlyList<int> Days { get; }

    /// <summary>The distinct ordinals, "third" as 3, ascending: the third day of something is not the fourth.</summary>
    public IReadOnlyList<int> Ordinals { get; }

    /// <summary>The first thing that it tells is done; null when it tells none.</summary>
    public ulong? Deed { get; }

    /// <summary>The first country, place or person that it names; null when it names none.</summary>
    public ulong? Actor { get; }

    /// <summary>Whether it brings the toll of something up to date: other figures are then no other event.</summary>
    public bool IsTollUpdate { get; }

    /// <summary>Whether it reports what is reported day by day: a record, a daily figure.</summary>
    public bool IsRecurrent { get; }

    /// <summary>Hashes of its distinct runs of two words that say something, ascending.</summary>
    public ulong[] Pairs { get; }

    /// <summary>Hashes of its distinct runs of three words that say something, ascending.</summary>
    public ulong[] Shingles { get; }

    /// <summary>Keys under which near-copies of it are found.</summary>
    public ulong[] Bands { get; }

    /// <summary>Whether it has this term.</summary>
    public bool Has(ulong term)
    {
        var (low, high) = (0, Terms.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (Terms[middle].Hash == term)
            {
                return true;
            }

            (low, high) = Terms[middle].Hash < term ? (middle + 1, high) : (low, middle - 1);
        }

        return false;
    }

    /// <summary>Reads an item.</summary>
    public static StoryText Of(StoryItem item)
    {
        var day = DateOnly.FromDateTime(item.Time.UtcDateTime);
        var reader = new StoryTextReader(day);
        reader.Read(SyndicationMarks.Strip(item.Title, item.Outlet));
        if (!item.Title.Contains(item.Lead, StringComparison.Ordinal))
        {
            reader.Read(SyndicationMarks.Strip(item.Lead, item.Outlet));
        }

        return new StoryText(day.DayNumber, reader);
    }
}
