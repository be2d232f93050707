using SignalWatch.Alerts.Delivery;
using SignalWatch.Assessment;
using SignalWatch.History;
using SignalWatch.Packs;
using SignalWatch.Stories;

namespace SignalWatch.Alerts;

/// <summary>
/// Makes alerts of what changed. Pure: the same view gives the same alerts, with ids that follow from what they announce. What they do
/// to the scenarios is filled in by the caller, since only few views have alerts.
/// </summary>
internal static class AlertRules
{
    private const int ChartDays = 60;
    private const int ConfirmingDays = 7;
    private const int StoryDays = 3;

    /// <summary>An indicator's alerts: its level, its silence, and single stories.</summary>
    /// <param name="view">What is known of it.</param>
    /// <param name="now">When they are raised.</param>
    /// <param name="options">When a change is worth telling.</param>
    /// <param name="levels">How levels are set.</param>
    public static IReadOnlyList<Alert> Of(IndicatorView view, DateTimeOffset now, AlertOptions options, LevelOptions levels)
    {
        var alerts = new List<Alert>();
        if (LevelRule.RiseIn(view.Days, view.Told, options) is { } rise && Rose(view, rise, now, levels) is { } rose)
        {
            alerts.Add(rose);
        }

        if (LevelRule.FallIn(view.Days, view.Told, options) is var (day, told))
        {
            alerts.Add(Fell(view, day, told, now));
        }

        if (SilenceRule.In(view.Indicator, view.Days, view.Told, options, levels) is { } silence)
        {
            alerts.Add(Silent(view, silence, now, options));
        }

        alerts.AddRange(StoryRule.In(view.Stories, view.Told, view.Wishes, now, options).Select(one => Told(view, one.Story, one.Kind, one.Number, now)));
        return alerts;
    }

    /// <summary>The id of the alert of a scenario's word.</summary>
    public static AlertId IdOf(Scenario scenario, WordChange change) => new($"{DayKey.Of(change.Day.Day)}-{scenario.Id}-word-{Slug(change.Word)}");

    /// <summary>The alert of a scenario's word.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="change">Its change.</param>
    /// <param name="today">Its likelihood now.</param>
    /// <param name="beside">The changes of its rivals on the same day.</param>
    /// <param name="reason">What moved it.</param>
    /// <param name="now">When it is raised.</param>
    public static Alert Of(
        Scenario scenario, WordChange change, DayLikelihood today, IReadOnlyList<(Scenario Scenario, WordChange Change)> beside, string reason, DateTimeOffset now) => new()
    {
        Id = IdOf(scenario, change),
        Kind = AlertKind.WordChanged,
        Raised = now,
        Day = change.Day.Day,
        Episode = $"{scenario.Id}-word-{DayKey.Of(change.Day.Day)}",
        Headline = AlertText.Word(scenario, change, today.Probability, beside),
        Reason = reason,
        ScenarioId = scenario.Id,
        Was = change.Was,
        Confidence = today.Confidence,
    };

    // A rise without a story that is news comes of history alone: of a source's first poll, or of old items.
    private static Alert? Rose(IndicatorView view, LevelRise rise, DateTimeOffset now, LevelOptions levels)
    {
        var day = rise.Day.Evidence.Day;
        var isByDay = rise.Day.PValue <= PValueOf(rise.Day.Level, levels);
        var window = day.AddDays(1 - (isByDay ? StoryDays : ConfirmingDays));
        var stories = view.Stories.Where(story => !story.Evidence.IsBackfill && DayOf(story.Evidence) >= window)
            .OrderByDescending(story => EvidenceWeight.Of(story.Evidence)).ToList();
        if (!stories.Exists(story => DayOf(story.Evidence) == day))
        {
            return null;
        }

        var publishers = PublishersOf(stories);
        var (from, to) = (stories.Min(story => DayOf(story.Evidence)), stories.Max(story => DayOf(story.Evidence)));
        return Draft(view, AlertKind.LevelRose, day, view.EpisodeOn(rise.Began), AlertText.WordOf(rise.Day.Level), now) with
        {
            Headline = AlertText.Rise(view.Indicator, rise.Day.Level, rise.Was, stories.Count, publishers),
            Reason = AlertText.RiseReason(rise, from, to, stories.Count, publishers, isByDay),
            Level = rise.Day.Level,
            Was = AlertText.WordOf(rise.Was),
            Publishers = publishers,
            Stories = AlertStories.Of(stories.Select(story => story.Evidence)),
            Items = AlertStories.ItemsOf(stories),
        };
    }

    private static Alert Fell(IndicatorView view, DayLevel day, Alert told, DateTimeOffset now)
    {
        var was = told.Level ?? Level.Elevated;
        return Draft(view, AlertKind.LevelFell, day.Evidence.Day, told.Episode, AlertText.WordOf(Level.Quiet), now) with
        {
            Headline = AlertText.Fall(view.Indicator, was),
            Reason = AlertText.FallReason(day, told.Day),
            Level = Level.Quiet,
            Was = AlertText.WordOf(was),
        };
    }

    private static Alert Silent(IndicatorView view, Silence silence, DateTimeOffset now, AlertOptions options) =>
        Draft(view, AlertKind.Silence, silence.Day, $"{view.Indicator.Id}-silence-{DayKey.Of(silence.Last)}", "silence", now) with
        {
            Headline = AlertText.Silence(view.Indicator, silence),
            Reason = AlertText.SilenceReason(view.Indicator, silence, options),
        };

    private static Alert Told(IndicatorView view, StoredStory story, AlertKind kind, int number, DateTimeOffset now)
    {
        var (evidence, day) = (story.Evidence, DayOf(story.Evidence));
        var began = view.Days.Count > 0 && view.Days[^1].Level > Level.Quiet ? LevelRule.BeganOn(view.Days) : day;
        var key = evidence is { SourceId: { } source, ItemId: { } item } ? ContentKey.Of(source.Value, item.Value) : ContentKey.Of(story.Items[0]);
        var again = number > 1 ? FormattableString.Invariant($"-{number}") : "";
        return Draft(view, kind, day, view.EpisodeOn(began), $"story-{key}{again}", now) with
        {
            Headline = kind == AlertKind.OfficialReport ? AlertText.Official(view.Indicator, evidence) : AlertText.Story(view.Indicator, evidence),
            Reason = kind == AlertKind.OfficialReport ? AlertText.OfficialReason(evidence) : AlertText.StoryReason(evidence),
            Publishers = evidence.Publishers.Count,
            Stories = AlertStories.Of([evidence]),
            Items = AlertStories.ItemsOf([story]),
        };
    }

    private static Alert Draft(IndicatorView view, AlertKind kind, DateOnly day, string episode, string what, DateTimeOffset now) => new()
    {
        Id = new AlertId($"{DayKey.Of(day)}-{view.Indicator.Id}-{what}"),
        Kind = kind,
        Raised = now,
        Day = day,
        Episode = episode,
        Headline = "",
        Reason = "",
        IndicatorId = view.Indicator.Id,
        Level = view.Days.Count > 0 ? view.Days[^1].Level : Level.Quiet,
        Days = [.. view.Days.TakeLast(ChartDays).Select(one => new AlertDay(one.Evidence.Day, one.Evidence.Stories, one.Level))],
        Coverage = Math.Clamp(view.Days.LastOrDefault(one => one.Evidence.Day == day)?.Evidence.Coverage ?? 0, 0, 1),
    };

    private static double PValueOf(Level level, LevelOptions options) => level switch
    {
        Level.Critical => options.CriticalPValue,
        Level.High => options.HighPValue,
        _ => options.ElevatedPValue,
    };

    private static int PublishersOf(List<StoredStory> stories) =>
        stories.SelectMany(story => story.Evidence.Publishers).Distinct(StringComparer.Ordinal).Count();

    private static DateOnly DayOf(StoryEvidence story) => DateOnly.FromDateTime(story.Time.UtcDateTime);

    // Words may be of any script; an id is not.
    private static string Slug(string word) =>
        word.All(letter => char.IsAsciiLetterLower(letter) || letter == ' ') ? word.Replace(' ', '-') : ContentKey.Of(word);
}
