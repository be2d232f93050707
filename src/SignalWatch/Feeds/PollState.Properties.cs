using System.Globalization;

namespace SignalWatch.Feeds;

public sealed partial record PollState
{
    /// <summary>The state as the flat properties of a table row: string, long, double, bool or <see cref="DateTimeOffset"/>; what is null is left out.</summary>
    public IReadOnlyDictionary<string, object> ToProperties()
    {
        var properties = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [nameof(ConsecutiveFailures)] = ConsecutiveFailures,
            [nameof(ItemsSeen)] = ItemsSeen,
            [nameof(IsRetired)] = IsRetired,
            [nameof(Outcomes)] = string.Join('\n', Outcomes),
        };
        Add(nameof(SourceUrl), SourceUrl?.AbsoluteUri);
        Add("SourceIntervalSeconds", SourceInterval?.TotalSeconds);
        Add(nameof(MovedTo), MovedTo?.AbsoluteUri);
        Add(nameof(ETag), ETag);
        Add(nameof(LastModified), LastModified);
        Add(nameof(FirstPolled), FirstPolled);
        Add(nameof(LastPolled), LastPolled);
        Add(nameof(LastSucceeded), LastSucceeded);
        Add(nameof(LastNewItem), LastNewItem);
        Add(nameof(NextPoll), NextPoll);
        Add("RhythmSeconds", Rhythm?.TotalSeconds);
        Add(nameof(DiscoveredUrl), DiscoveredUrl?.AbsoluteUri);
        Add(nameof(LastNews), LastNews);
        Add("UsualGapSeconds", UsualGap?.TotalSeconds);
        Add("TimeToLiveSeconds", TimeToLive?.TotalSeconds);
        Add("AnswerSeconds", AnswerTimes.Count == 0 ? null : string.Join(' ', AnswerTimes.Select(time => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture))));
        Add(nameof(FailingSince), FailingSince);
        Add(nameof(LastFault), LastFault);
        return properties;

        void Add(string name, object? value)
        {
            if (value is not null)
            {
                properties[name] = value;
            }
        }
    }

    /// <summary>
    /// Reads what <see cref="ToProperties"/> wrote. Properties that are missing or of another type count as never set, so that rows
    /// written before a property existed are read too.
    /// </summary>
    public static PollState FromProperties(IReadOnlyDictionary<string, object> properties)
    {
        return new PollState
        {
            SourceUrl = Address(nameof(SourceUrl)),
            SourceInterval = Seconds("SourceIntervalSeconds"),
            MovedTo = Address(nameof(MovedTo)),
            ETag = Text(nameof(ETag)),
            LastModified = Text(nameof(LastModified)),
            FirstPolled = Time(nameof(FirstPolled)),
            LastPolled = Time(nameof(LastPolled)),
            LastSucceeded = Time(nameof(LastSucceeded)),
            LastNewItem = Time(nameof(LastNewItem)),
            NextPoll = Time(nameof(NextPoll)),
            Rhythm = Seconds("RhythmSeconds"),
            DiscoveredUrl = Address(nameof(DiscoveredUrl)),
            LastNews = Time(nameof(LastNews)) ?? Time(nameof(LastNewItem)),
            UsualGap = Seconds("UsualGapSeconds"),
            TimeToLive = Seconds("TimeToLiveSeconds"),
            AnswerTimes = [.. AnswerSeconds(Text("AnswerSeconds"))],
            FailingSince = Time(nameof(FailingSince)),
            LastFault = Text(nameof(LastFault)),
            ConsecutiveFailures = Whole(nameof(ConsecutiveFailures)),
            ItemsSeen = Whole(nameof(ItemsSeen)),
            IsRetired = properties.GetValueOrDefault(nameof(IsRetired)) is true,
            Outcomes = Text(nameof(Outcomes))?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [],
        };

        string? Text(string name) => properties.GetValueOrDefault(name) as string;
        DateTimeOffset? Time(string name) => properties.GetValueOrDefault(name) as DateTimeOffset?;
        long Whole(string name) => properties.GetValueOrDefault(name) is long value ? value : 0;
        TimeSpan? Seconds(string name) => properties.GetValueOrDefault(name) is double value ? TimeSpan.FromSeconds(value) : null;
        Uri? Address(string name) => Uri.TryCreate(Text(name), UriKind.Absolute, out var url) ? url : null;
    }

    private static IEnumerable<TimeSpan> AnswerSeconds(string? text)
    {
        foreach (var part in text?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            if (double.TryParse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < 1e6)
            {
                yield return TimeSpan.FromSeconds(seconds);
            }
        }
    }
}
