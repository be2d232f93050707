namespace SignalWatch.Feeds;

/// <summary>An item while it is read. Fields of several vocabularies compete; the lowest rank is the item's own.</summary>
internal sealed class ItemDraft
{
    private readonly List<string> authors = [];
    private readonly List<string> categories = [];
    private readonly List<(StatedUrl Url, string? MediaType, string? Length)> enclosures = [];
    private readonly List<(StatedUrl Url, string? MediaType, string? Length)> media = [];
    private int authorRank = int.MaxValue;
    private Preferred<string> id;
    private Preferred<string> title;
    private Preferred<string> summary;
    private Preferred<string> content;
    private Preferred<string> language;
    private Preferred<object> link;
    private Preferred<object> published;
    private Preferred<object> updated;
    private bool hasUnreadableDate;

    /// <summary>The <c>xml:base</c> in force within the item.</summary>
    public Uri? Base { get; init; }

    /// <summary>Whether the guid may stand in for a missing link.</summary>
    public bool IdIsLink { get; set; }

    /// <summary>Whether the document ended in the middle of it.</summary>
    public bool IsCut { get; set; }

    public void Id(string? value, int rank = 0) => id.Offer(value, rank);

    /// <summary>A title that is already plain text.</summary>
    public void Title(string? plain, int rank = 0) => title.Offer(string.IsNullOrEmpty(plain) ? null : plain, rank);

    public void Summary(string? value, int rank = 0) => summary.Offer(value, rank);

    public void Content(string? value, int rank = 0) => content.Offer(value, rank);

    public void Language(string? value, int rank = 0) => language.Offer(string.IsNullOrWhiteSpace(value) ? null : value.Trim(), rank);

    public void Link(string? value, Uri? at, int rank = 0, bool lastWins = false) =>
        link.Offer(string.IsNullOrWhiteSpace(value) ? null : new StatedUrl(value, at), rank, lastWins);

    public void Published(string? value, int rank = 0)
    {
        var date = FeedDate.Parse(value);
        hasUnreadableDate |= date is null && !string.IsNullOrWhiteSpace(value);
        published.Offer(date, rank);
    }

    public void Updated(string? value, int rank = 0) => updated.Offer(FeedDate.Parse(value), rank);

    /// <summary>Adds an author; those of a vocabulary of higher rank give way to those of a lower one.</summary>
    public void Author(string? name, int rank = 0)
    {
        name = name is null ? null : PlainText.Fold(name);
        if (string.IsNullOrEmpty(name) || rank > authorRank || authors.Contains(name, StringComparer.Ordinal) || authors.Count >= FeedLimits.ListEntries)
        {
            return;
        }

        if (rank < authorRank)
        {
            authors.Clear();
            authorRank = rank;
        }

        authors.Add(name);
    }

    public void Category(string? name)
    {
        name = name?.Trim();
        if (!string.IsNullOrEmpty(name) && categories.Count < FeedLimits.ListEntries && !categories.Contains(name, StringComparer.Ordinal))
        {
            categories.Add(name);
        }
    }

    /// <summary>Adds keywords, which commas part.</summary>
    public void Keywords(string? names)
    {
        foreach (var name in names?.Split(',', FeedLimits.ListEntries) ?? [])
        {
            Category(name);
        }
    }

    /// <summary>Adds a file. Those of Media RSS only count where the item attaches none in its format's own way.</summary>
    public void Enclosure(string? url, Uri? at, string? mediaType, string? length, bool isMedia = false)
    {
        var list = isMedia ? media : enclosures;
        if (!string.IsNullOrWhiteSpace(url) && list.Count < FeedLimits.ListEntries)
        {
            list.Add((new StatedUrl(url, at), mediaType, length));
        }
    }

    /// <summary>The finished item.</summary>
    /// <param name="site">What relative addresses refer to where the document states no base.</param>
    /// <param name="feedLanguage">The language of items that state none.</param>
    public FeedItem ToItem(Uri? site, string? feedLanguage)
    {
        var page = (link.Value as StatedUrl?)?.Resolve(site);
        if (page is null && IdIsLink && id.Value is { } guid && guid.Contains("://", StringComparison.Ordinal))
        {
            page = new StatedUrl(guid, null).Resolve(null);
        }

        var plainTitle = title.Value ?? "";
        return new FeedItem
        {
            Id = ItemIdentity.Of(id.Value, page, plainTitle, content.Value ?? summary.Value),
            StatedId = id.Value,
            Title = plainTitle,
            Link = page,
            Published = published.Value as DateTimeOffset?,
            HasUnreadableDate = hasUnreadableDate && published.Value is null,
            Updated = updated.Value as DateTimeOffset?,
            Summary = summary.Value,
            Content = content.Value,
            Language = language.Value ?? feedLanguage,
            Authors = authors.Count == 0 ? [] : authors,
            Categories = categories.Count == 0 ? [] : categories,
            Enclosures = Files(site),
            IsCut = IsCut,
        };
    }

    private List<Enclosure> Files(Uri? site)
    {
        var stated = enclosures.Count > 0 ? enclosures : media;
        var files = new List<Enclosure>(stated.Count);
        foreach (var (url, mediaType, length) in stated)
        {
            if (url.Resolve(site) is { } address && !files.Exists(file => file.Url == address))
            {
                var bytes = long.TryParse(length, System.Globalization.CultureInfo.InvariantCulture, out var parsed) && parsed >= 0 ? parsed : (long?)null;
                files.Add(new Enclosure(address, string.IsNullOrWhiteSpace(mediaType) ? null : mediaType.Trim(), bytes));
            }
        }

        return files;
    }
}
