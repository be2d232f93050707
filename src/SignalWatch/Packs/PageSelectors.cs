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
}
