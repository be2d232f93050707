using System.Globalization;
using SignalWatch.Assessment;
using SignalWatch.Cli.Output;
using SignalWatch.Packs;
using SignalWatch.Stories;

namespace SignalWatch.Cli.Commands;

/// <summary>The stories that weigh most in an indicator's evidence on a day.</summary>
internal static class WhyStories
{
    // After five half-lives a story counts a thirtieth of what it did: it explains nothing any more.
    private const double HalfLivesRead = 5;

    /// <summary>The stories with what each weighs on the day, heaviest first.</summary>
    public static async Task<IReadOnlyList<(StoryEvidence Story, double Weight)>> HeaviestAsync(
        WhyQuestion asked, Indicator indicator, CancellationToken cancellationToken)
    {
        var to = new DateTimeOffset(asked.Day, TimeOnly.MinValue, TimeSpan.Zero).AddDays(1);
        var from = to - TimeSpan.FromDays(Math.Ceiling(indicator.HalfLife.TotalDays * HalfLivesRead));
        var heaviest = new PriorityQueue<(StoryEvidence Story, double Weight), double>();
        await foreach (var story in asked.Workspace.Stories.NewestFirstAsync(indicator.Id, from, to, null, cancellationToken))
        {
            var age = asked.Day.DayNumber - DateOnly.FromDateTime(story.Time.UtcDateTime).DayNumber;
            var weight = EvidenceWeight.Of(story) * Math.Pow(2, -age / indicator.HalfLife.TotalDays);
            heaviest.Enqueue((story, weight), weight);
            if (heaviest.Count > asked.Limit)
            {
                heaviest.Dequeue();
            }
        }

        return [.. heaviest.UnorderedItems.Select(item => item.Element).OrderByDescending(item => item.Weight).ThenBy(item => item.Story.StoryId.Value, StringComparer.Ordinal)];
    }

    /// <summary>Prints stories under their indicator.</summary>
    public static void Print(Printer printer, IReadOnlyList<(StoryEvidence Story, double Weight)> stories)
    {
        foreach (var (story, weight) in stories)
        {
            var publishers = story.Publishers.Count == 1 ? "1 publisher" : string.Create(CultureInfo.InvariantCulture, $"{story.Publishers.Count} publishers");
            printer.Line(string.Create(CultureInfo.InvariantCulture, $"  {story.Time.UtcDateTime:yyyy-MM-dd}  {weight:0.00}  {story.Outlet}: {story.Title} ({publishers})"));
            printer.Line($"                    why: {story.Why}");
            if (story.Url is not null)
            {
                printer.Line($"                    {story.Url}");
            }
        }
    }
}
