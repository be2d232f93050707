using SignalWatch.Assessment;
using SignalWatch.History.Tables;
using SignalWatch.Stories;

namespace SignalWatch.Alerts;

/// <summary>Stories as an alert carries them: bounded, since what comes from the news has any length.</summary>
internal static class AlertStories
{
    private const int MostStories = 12;
    private const int MostItems = 200;
    private const int MostPublishers = 50;
    private const int LongestName = 200;
    private const int LongestText = 1000;
    private const int LongestUrl = 2000;

    /// <summary>The most telling stories, by their weight as evidence.</summary>
    public static IReadOnlyList<AlertStory> Of(IEnumerable<StoryEvidence> stories) =>
    [
        .. stories.OrderByDescending(EvidenceWeight.Of).ThenByDescending(story => story.Time).ThenBy(story => story.StoryId.Value, StringComparer.Ordinal)
            .Take(MostStories).Select(Of),
    ];

    /// <summary>The items by which stories are known, those of the first stories first.</summary>
    public static IReadOnlyList<string> ItemsOf(IEnumerable<StoredStory> stories) =>
        [.. stories.SelectMany(story => story.Items).Distinct(StringComparer.Ordinal).Take(MostItems)];

    private static AlertStory Of(StoryEvidence story) => new()
    {
        Time = story.Time,
        IndicatorId = story.IndicatorId,
        Title = AlertText.OneLine(story.Title, LongestText),
        Outlet = AlertText.OneLine(story.Outlet, LongestName),
        Url = IsWebPage(story.Url) ? story.Url : null,
        Probability = story.Probability,
        Publishers = [.. story.Publishers.Take(MostPublishers).Select(publisher => RowText.Cut(publisher, LongestName))],
        Why = RowText.Cut(story.Why, LongestText),
        Sentence = AlertText.OneLine(story.Sentence, LongestText),
        SourceId = story.SourceId,
        ItemId = story.ItemId,
    };

    private static bool IsWebPage(string? url) =>
        url is { Length: <= LongestUrl } && Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);
}
