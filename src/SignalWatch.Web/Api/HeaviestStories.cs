using SignalWatch.Assessment;
using SignalWatch.Packs;
using SignalWatch.Stories;

namespace SignalWatch.Web.Api;

/// <summary>The stories that weigh most in an indicator's evidence on a day.</summary>
/// <param name="stories">Where stories are.</param>
internal sealed class HeaviestStories(StoryHistory stories)
{
    // After five half-lives a story counts a thirtieth of what it did: it explains nothing any more.
    private const double HalfLivesRead = 5;

    /// <summary>The stories with what each weighs on the day, 0 to 1, heaviest first: one range scan of the months that still count.</summary>
    public async Task<IReadOnlyList<(StoryEvidence Story, double Weight)>> OnAsync(
        Indicator indicator, DateOnly day, int limit, CancellationToken cancellationToken)
    {
        if (limit == 0)
        {
            return [];
        }

        var to = ApiRequest.StartOf(day).AddDays(1);
        var from = to - TimeSpan.FromDays(Math.Ceiling(indicator.HalfLife.TotalDays * HalfLivesRead));
        var heaviest = new PriorityQueue<(StoryEvidence Story, double Weight), double>();
        await foreach (var story in stories.NewestFirstAsync(indicator.Id, from, to, null, cancellationToken))
        {
            var age = day.DayNumber - DateOnly.FromDateTime(story.Time.UtcDateTime).DayNumber;
            var weight = EvidenceWeight.Of(story) * Math.Pow(2, -age / indicator.HalfLife.TotalDays);
            heaviest.Enqueue((story, weight), weight);
            if (heaviest.Count > limit)
            {
                heaviest.Dequeue();
            }
        }

        return [.. heaviest.UnorderedItems.Select(item => item.Element)
            .OrderByDescending(item => item.Weight).ThenBy(item => item.Story.StoryId.Value, StringComparer.Ordinal)];
    }
}
