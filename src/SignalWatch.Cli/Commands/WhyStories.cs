using System.Globalization;
using SignalWatch.Assessment;
using SignalWatch.Cli.Output;
using SignalWatch.Packs;

namespace SignalWatch.Cli.Commands;

/// <summary>The stories that weigh most in an indicator's evidence on a day.</summary>
internal static class WhyStories
{
    /// <summary>The stories with what each weighs on the day, heaviest first.</summary>
    public static Task<IReadOnlyList<WeighedStory>> HeaviestAsync(WhyQuestion asked, Indicator indicator, CancellationToken cancellationToken) =>
        WeighedStory.HeaviestAsync(asked.Workspace.Stories, indicator, asked.Day, asked.Limit, cancellationToken);

    /// <summary>Prints stories under their indicator.</summary>
    public static void Print(Printer printer, IReadOnlyList<WeighedStory> stories)
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
