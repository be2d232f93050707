using System.Globalization;

namespace SignalWatch.Feeds.Parsing;

/// <summary>A feed while it is read.</summary>
internal sealed class FeedDraft(Uri? address)
{
    private static readonly TimeSpan LongestTimeToLive = TimeSpan.FromDays(366);

    private readonly List<ItemDraft> _items = [];
    private Preferred<string> _title;
    private Preferred<string> _language;
    private Preferred<object> _link;
    private TimeSpan? _timeToLive;
    private TimeSpan? _updatePeriod;
    private int _updateFrequency = 1;

    /// <summary>The feed's own address; null when it is not known.</summary>
    public Uri? Address => address;

    /// <summary>What it turned out to be; null as long as nothing of a feed was found.</summary>
    public FeedFormat? Format { get; set; }

    /// <summary>Whether there is no room for another item.</summary>
    public bool IsFull => _items.Count >= FeedLimits.Items;

    public void Add(ItemDraft item) => _items.Add(item);

    public void Title(string? plain, int rank = 0) => _title.Offer(string.IsNullOrEmpty(plain) ? null : plain, rank);

    public void Language(string? value, int rank = 0) => _language.Offer(string.IsNullOrWhiteSpace(value) ? null : value.Trim(), rank);

    public void Link(string? value, Uri? at, int rank = 0, bool lastWins = false) =>
        _link.Offer(string.IsNullOrWhiteSpace(value) ? null : new StatedUrl(value, at), rank, lastWins);

    /// <summary>RSS 2.0's <c>ttl</c>, in minutes.</summary>
    public void TimeToLive(string? minutes) => _timeToLive = Number(minutes) is { } number ? TimeSpan.FromMinutes(number) : _timeToLive;

    /// <summary>The syndication module's <c>updatePeriod</c>.</summary>
    public void UpdatePeriod(string? period) => _updatePeriod = period?.ToLowerInvariant() switch
    {
        "hourly" => TimeSpan.FromHours(1),
        "daily" => TimeSpan.FromDays(1),
        "weekly" => TimeSpan.FromDays(7),
        "monthly" => TimeSpan.FromDays(30),
        "yearly" => TimeSpan.FromDays(365),
        _ => _updatePeriod,
    };

    /// <summary>The syndication module's <c>updateFrequency</c>: how often within the period.</summary>
    public void UpdateFrequency(string? times) => _updateFrequency = Number(times) is { } number ? (int)Math.Clamp(number, 1, 10_000) : _updateFrequency;

    /// <summary>The finished feed.</summary>
    public Feed ToFeed(FeedFormat format, string encoding, bool wasRepaired)
    {
        var page = (_link.Value as StatedUrl?)?.Resolve(address);
        var site = page ?? address;
        var interval = _timeToLive ?? _updatePeriod / _updateFrequency;
        return new Feed
        {
            Format = format,
            Title = _title.Value,
            Link = page,
            Language = _language.Value,
            TimeToLive = interval > TimeSpan.Zero && interval <= LongestTimeToLive ? interval : null,
            Encoding = encoding,
            WasRepaired = wasRepaired,
            Items = RepeatedIds.Part(_items.ConvertAll(item => item.ToItem(site, _language.Value))),
        };
    }

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1e7 ? number : null;
}
