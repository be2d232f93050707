using SignalWatch.Alerts.Analysts;
using SignalWatch.Stories;

namespace SignalWatch.Alerts;

/// <summary>
/// Finds stories that somebody wants announced on their own. Pure. A story is known by its items, since a late item can give it another
/// name: with any item in common with an alert it is that alert's story, and is announced again only for those whose wish it came to meet since.
/// </summary>
internal static class StoryRule
{
    /// <summary>The stories to tell of, each with its kind, oldest first.</summary>
    /// <param name="stories">An indicator's stories.</param>
    /// <param name="told">The indicator's alerts of the last weeks.</param>
    /// <param name="wishes">What the analysts of this indicator want; none announces nothing.</param>
    /// <param name="now">The time; older stories than news are passed over.</param>
    /// <param name="options">How long news stays news, and what an official report takes.</param>
    public static IEnumerable<(StoredStory Story, AlertKind Kind, int Number)> In(
        IEnumerable<StoredStory> stories, IReadOnlyList<Alert> told, IReadOnlyCollection<StoryWish> wishes, DateTimeOffset now, AlertOptions options)
    {
        var news = stories.Where(story => !story.Evidence.IsBackfill && story.Evidence.Time > now.AddDays(-options.NewsDays));
        foreach (var story in news.OrderBy(story => story.Evidence.Time).ThenBy(story => story.Evidence.StoryId.Value, StringComparer.Ordinal))
        {
            var before = told.Where(alert => IsAbout(alert, story)).ToList();
            if (KindOf(story.Evidence, before, wishes, options) is { } kind)
            {
                yield return (story, kind, before.Count + 1);
            }
        }
    }

    private static bool IsAbout(Alert alert, StoredStory story) =>
        alert.Kind is AlertKind.StrongStory or AlertKind.OfficialReport && alert.Items.Intersect(story.Items, StringComparer.Ordinal).Any();

    private static AlertKind? KindOf(StoryEvidence story, List<Alert> before, IReadOnlyCollection<StoryWish> wishes, AlertOptions options)
    {
        // One official report needs no second publisher.
        if (story.IsOfficial && story.Probability >= options.OfficialProbability
            && wishes.Any(wish => story.Probability >= wish.Probability) && !before.Exists(alert => alert.Kind == AlertKind.OfficialReport))
        {
            return AlertKind.OfficialReport;
        }

        return wishes.Any(wish => Meets(story.Probability, story.Publishers.Count, wish) && !before.Exists(alert => IsMetBy(alert, wish)))
            ? AlertKind.StrongStory
            : null;
    }

    private static bool IsMetBy(Alert alert, StoryWish wish) =>
        alert.Kind == AlertKind.OfficialReport
            ? alert.Stories[0].Probability >= wish.Probability
            : Meets(alert.Stories[0].Probability, alert.Publishers, wish);

    private static bool Meets(double probability, int publishers, StoryWish wish) => probability >= wish.Probability && publishers >= wish.Publishers;
}
