namespace SignalWatch.Packs;

/// <summary>CSS selectors that read a page without a feed; all but <see cref="Item"/> are relative to one item.</summary>
public sealed record PageSelectors
{
    /// <summary>Matches each item on the page.</summary>
    public required string Item { get; init; }

    /// <summary>Matches the item's link; null means the item element itself or its first link.</summary>
    public string? Link { get; init; }

    /// <summary>Matches the title; null means the link's text.</summary>
    public string? Title { get; init; }

    /// <summary>Matches the date, read from <c>datetime</c> or the text; null means the page gives none.</summary>
    public string? Date { get; init; }

    /// <summary>Matches the summary; null means the page gives none.</summary>
    public string? Summary { get; init; }

    /// <summary>Matches, on the page and not in an item, the link to the page of older items; null means that only one page is read.</summary>
    public string? Next { get; init; }

    /// <summary>The most pages read in one poll, 1 to 10; those after the first only as long as a page holds nothing but new items.</summary>
    public int Pages { get; init; } = 1;
}
