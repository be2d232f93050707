namespace SignalWatch.Feeds.Parsing;

/// <summary>An item while it is read. Fields of several vocabularies compete; the lowest rank is the item's own.</summary>
internal sealed class ItemDraft
{
    private readonly List<string> _authors = [];
    private readonly List<string> _categories = [];
    private readonly List<(StatedUrl Url, string? MediaType, string? Length)> _enclosures = [];
    private readonly List<(StatedUrl Url, string? MediaType, string? Length)> _media = [];
    private int _authorRank = int.MaxValue;
    private Preferred<string> _id;
    private Preferred<string> _title;
    private Preferred<string> _summary;
    private Preferred<string> _content;
    private Preferred<string> _language;
    private Preferred<object> _link;
    private Preferred<object> _published;
    private Preferred<object> _updated;
    private bool _hasUnreadableDate;

    /// <summary>The <c>xml:base</c> in force within the item.</summary>
    public Uri? Base { get; init; }

    /// <summary>Whether the guid may stand in for a missing link.</summary>
    public bool IdIsLink { get; set; }

    /// <summary>Whether the document ended in the middle of it.</summary>
    public bool IsCut { get; set; }

    public void Id(string? value, int rank = 0) => _id.Offer(value, rank);

    /// <summary>A title that is already plain text.</summary>
    public void Title(string? plain, int rank = 0) => _title.Offer(string.IsNullOrEmpty(plain) ? null : plain, rank);

    public void Summary(string? value, int rank = 0) => _summary.Offer(value, rank);

    public void Content(string? value, int rank = 0) => _content.Offer(value, rank);

    public void Language(string? value, int rank = 0) => _language.Offer(string.IsNullOrWhiteSpace(value) ? null : value.Trim(), rank);

    public void Link(string? value, Uri? at, int rank = 0, bool lastWins = false) =>
        _link.Offer(string.IsNullOrWhiteSpace(value) ? null : new StatedUrl(value, at), rank, lastWins);

    public void Published(string? value, int rank = 0)
    {
        var date = FeedDate.Parse(value);
        _hasUnreadableDate |= date is null && !string.IsNullOrWhiteSpace(value);
        _published.Offer(date, rank);
    }

    public void Updated(string? value, int rank = 0) => _updated.Offer(FeedDate.Parse(value), rank);

    /// <summary>Adds an author; those of a vocabulary of higher rank give way to those of a lower one.</summary>
    public void Author(string? name, int rank = 0)
    {
        name = name is null ? null : PlainText.Fold(name);
        if (string.IsNullOrEmpty(name) || rank > _authorRank || _authors.Contains(name, StringComparer.Ordinal) || _authors.Count >= FeedLimits.ListEntries)
        {
            return;
        }

        if (rank < _authorRank)
        {
            _authors.Clear();
            _authorRank = rank;
        }

        _authors.Add(name);
    }

    public void Category(string? name)
    {
        name = name?.Trim();
        if (!string.IsNullOrEmpty(name) && _categories.Count < FeedLimits.ListEntries && !_categories.Contains(name, StringComparer.Ordinal))
        {
            _categories.Add(name);
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
        var list = isMedia ? _media : _enclosures;
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
        var page = (_link.Value as StatedUrl?)?.Resolve(site);
        if (page is null && IdIsLink && _id.Value is { } guid && guid.Contains("://", StringComparison.Ordinal))
        {
            page = new StatedUrl(guid, null).Resolve(null);
        }

        var plainTitle = _title.Value ?? "";
        return new FeedItem
        {
            Id = ItemIdentity.Of(_id.Value, page, plainTitle, _content.Value ?? _summary.Value),
            StatedId = _id.Value,
            Title = plainTitle,
            Link = page,
            Published = _published.Value as DateTimeOffset?,
            HasUnreadableDate = _hasUnreadableDate && _published.Value is null,
            Updated = _updated.Value as DateTimeOffset?,
            Summary = _summary.Value,
            Content = _content.Value,
            Language = _language.Value ?? feedLanguage,
            Authors = _authors.Count == 0 ? [] : _authors,
            Categories = _categories.Count == 0 ? [] : _categories,
            Enclosures = Files(site),
            IsCut = IsCut,
        };
    }

    private List<Enclosure> Files(Uri? site)
    {
        var stated = _enclosures.Count > 0 ? _enclosures : _media;
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
