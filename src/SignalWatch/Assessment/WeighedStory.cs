using SignalWatch.Packs;
using SignalWatch.Stories;

namespace SignalWatch.Assessment;

/// <summary>A story with what it weighs in its indicator's evidence on a day.</summary>
/// <param name="Story">The story.</param>
/// <param name="Weight">Its <see cref="EvidenceWeight"/>, halved once a half-life; above 0 to 1.</param>
public sealed record WeighedStory(StoryEvidence Story, double Weight)
{
    // After five half-lives a story counts a thirtieth of what it did: it explains nothing any more.
    private const double HalfLivesRead = 5;

    /// <summary>The stories that weigh most on a day, heaviest first.</summary>
    /// <param name="stories">Where they are.</param>
    /// <param name="indicator">Whose.</param>
    /// <param name="day">The day, UTC, whose end they are weighed at.</param>
    /// <param name="limit">The most wanted.</param>
    /// <param name="cancellationToken">Stops the scan.</param>
    public static async Task<IReadOnlyList<WeighedStory>> HeaviestAsync(
        StoryHistory stories, Indicator indicator, DateOnly day, int limit, CancellationToken cancellationToken)
    {
        var to = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero).AddDays(1);
        var from = to - TimeSpan.FromDays(Math.Ceiling(indicator.HalfLife.TotalDays * HalfLivesRead));
        var heaviest = new PriorityQueue<WeighedStory, double>();
        await foreach (var story in stories.NewestFirstAsync(indicator.Id, from, to, null, cancellationToken))
        {
            var age = day.DayNumber - DateOnly.FromDateTime(story.Time.UtcDateTime).DayNumber;
            var left = Math.Pow(2, -age / indicator.HalfLife.TotalDays);
            if (heaviest.Count == limit && heaviest.TryPeek(out _, out var least) && least > left)
            {
                // No weight exceeds 1, so that nothing older can weigh as much any more: years of stories need not be read.
                break;
            }

            var weight = EvidenceWeight.Of(story) * left;
            heaviest.Enqueue(new WeighedStory(story, weight), weight);
            if (heaviest.Count > limit)
            {
                heaviest.Dequeue();
            }
        }

        return [.. heaviest.UnorderedItems.Select(item => item.Element).OrderByDescending(item => item.Weight).ThenBy(item => item.Story.StoryId.Value, StringComparer.Ordinal)];
    }
}
