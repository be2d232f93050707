using System.Globalization;
using System.Text;
using SignalWatch.Assessment;
using SignalWatch.Packs;
using SignalWatch.Stories;
using static System.FormattableString;

namespace SignalWatch.Alerts;

/// <summary>The words in which alerts are told: plain text on one line, whatever the news contains.</summary>
internal static class AlertText
{
    private const int LongestTitle = 100;
    private const int LongestHeadline = 200;

    /// <summary>Text of any origin on one line: without control and formatting characters, which can reorder or hide what follows, and bounded.</summary>
    public static string OneLine(string text, int length)
    {
        var line = new StringBuilder(Math.Min(text.Length, length));
        foreach (var letter in text.EnumerateRunes())
        {
            var isShown = Rune.GetUnicodeCategory(letter) is not (UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);
            if (isShown || (line.Length > 0 && line[^1] != ' '))
            {
                line.Append(isShown ? letter.ToString() : " ");
            }

            if (line.Length > length)
            {
                return line.ToString(0, char.IsHighSurrogate(line[length - 2]) ? length - 2 : length - 1).TrimEnd() + "…";
            }
        }

        return line.ToString().TrimEnd();
    }

    /// <summary><c>Georgian protests: high (was quiet) - 14 stories, 6 publishers</c>.</summary>
    public static string Rise(Indicator indicator, Level level, Level was, int stories, int publishers) =>
        Headline($"{indicator.Title}: {WordOf(level)} (was {WordOf(was)}) - {Count(stories, "story", "stories")}, {Count(publishers, "publisher", "publishers")}");

    /// <summary>Why a level rose: by the day alone, or by days in a row.</summary>
    /// <param name="rise">The rise.</param>
    /// <param name="from">The day of the first story.</param>
    /// <param name="to">That of the last, which may be after the rise.</param>
    /// <param name="stories">How many stories.</param>
    /// <param name="publishers">Of how many publishers.</param>
    /// <param name="isByDay">Whether the day alone made it rise.</param>
    public static string RiseReason(LevelRise rise, DateOnly from, DateOnly to, int stories, int publishers, bool isByDay)
    {
        var (day, what) = (rise.Day, $"{Count(stories, "story", "stories")} of {Count(publishers, "publisher", "publishers")} {Since(from, to)}");
        var those = to == day.Evidence.Day ? "that day's" : $"those of {day.Evidence.Day.ToString("d MMMM", CultureInfo.InvariantCulture)}";
        return isByDay
            ? Invariant($"{what}. By their probabilities, {day.Evidence.Probability:0.0} of {those} are true, where {day.Expected:0.00} are usual; chance alone brings that on {OneIn(day.PValue)}.")
            : Invariant($"{what}: more than usual for days in a row (CUSUM {day.Cusum:0.0} nats), although no single day stands out as much; {day.Expected:0.00} a day are usual.");
    }

    /// <summary><c>Georgian protests: quiet again (was high)</c>.</summary>
    public static string Fall(Indicator indicator, Level was) => Headline($"{indicator.Title}: quiet again (was {WordOf(was)})");

    /// <summary>Why a level fell.</summary>
    public static string FallReason(DayLevel day, DateOnly began) => Invariant(
        $"Days in a row brought no more than usual, the last on {Day(day.Evidence.Day)}; the unrest began on {Day(began)}. {day.Evidence.Coverage:P0} of the sources were heard.");

    /// <summary><c>Georgia frees itself: possible (was less likely) - probability 0.48; Russia controls Georgia: unlikely (was less likely)</c>.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="change">Its change.</param>
    /// <param name="now">Its probability now.</param>
    /// <param name="beside">The changes of its rivals on the same day; more than one are only counted.</param>
    public static string Word(Scenario scenario, WordChange change, double now, IReadOnlyList<(Scenario Scenario, WordChange Change)> beside) => Headline(
        Invariant($"{Called(scenario, change)} - probability {now:0.00}") + beside switch
        {
            [] => "",
            [var (rival, other)] => $"; {Called(rival, other)}",
            _ => Invariant($"; {beside.Count} rivals are called by other words too"),
        });

    /// <summary><c>Israeli strike risk: "Explosions in Tehran" - 3 publishers</c>.</summary>
    public static string Story(Indicator indicator, StoryEvidence story) => Headline(
        $"{indicator.Title}: \"{OneLine(story.Title, LongestTitle)}\" - {Count(story.Publishers.Count, "publisher", "publishers")}");

    /// <summary>Why a story is told on its own.</summary>
    public static string StoryReason(StoryEvidence story) => Invariant(
        $"A single story with a probability of {story.Probability:0.00}, told by {Count(story.Publishers.Count, "independent publisher", "independent publishers")} since {story.Time.UtcDateTime:d MMMM yyyy HH:mm} UTC.");

    /// <summary><c>Sanctions tighten: official report "Nineteenth package adopted"</c>.</summary>
    public static string Official(Indicator indicator, StoryEvidence story) => Headline($"{indicator.Title}: official report \"{OneLine(story.Title, LongestTitle)}\"");

    /// <summary>Why an official report is told on its own.</summary>
    public static string OfficialReason(StoryEvidence story) => Invariant(
        $"A government or international body reported it itself ({OneLine(story.Outlet, LongestTitle)}), with a probability of {story.Probability:0.00}; one such report needs no second publisher.");

    /// <summary><c>Iran as energy hub: silent for 98 days, where 3 stories were expected</c>.</summary>
    public static string Silence(Indicator indicator, Silence silence) =>
        Headline(Invariant($"{indicator.Title}: silent for {silence.Day.DayNumber - silence.Last.DayNumber} days, where {silence.Expected:0} stories were expected"));

    /// <summary>Why absence is news.</summary>
    public static string SilenceReason(Indicator indicator, Silence silence, AlertOptions options) => Invariant(
        $"The analysis takes {indicator.ExpectedStories:0.##} stories in 30 days for granted. No likely one came since {Day(silence.Last)}, although sources were heard; at that rate the chance of it is below {options.SilenceChance:P0}.");

    /// <summary>A level as it is written: <c>high</c>.</summary>
    public static string WordOf(Level level) => level.ToString().ToLowerInvariant();

    /// <summary>A day as it is written: <c>28 November 2024</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Called(Scenario scenario, WordChange change) => $"{scenario.Title}: {change.Word} (was {change.Was})";

    private static string Headline(string line) => OneLine(line, LongestHeadline);

    private static string Since(DateOnly from, DateOnly day) => from == day ? $"on {Day(day)}" : $"from {Day(from)} to {Day(day)}";

    private static string Count(int count, string one, string several) => Invariant($"{count} {(count == 1 ? one : several)}");

    private static string OneIn(double chance) => chance <= 1e-7 ? "less than one day in ten million" : Invariant($"one day in {Rounded(1 / chance):#,0}");

    // Two digits say all that such a figure is worth.
    private static double Rounded(double number)
    {
        var step = Math.Pow(10, Math.Max(Math.Floor(Math.Log10(number)) - 1, 0));
        return Math.Round(number / step) * step;
    }
}
