using SignalWatch.Alerts;
using SignalWatch.Alerts.Analysts;
using SignalWatch.Assessment;
using SignalWatch.Packs;
using SignalWatch.Stories;

namespace SignalWatch.Jobs;

/// <summary>Reads what alerts of indicators are made of: one range scan an indicator, and its stories only where something may have to be told.</summary>
internal sealed class IndicatorViews(LevelHistory levels, StoryHistory stories, LevelOptions options)
{
    // The longest silence that is told of begins within this; so does the chart.
    private const int Days = 150;

    // What a level can rest on: the week of its CUSUM, and a day for what is dated by another zone.
    private const int StoryDays = 8;

    private readonly int _daysBehind = options.BaselineDays + options.GuardDays + LevelDetector.ConfirmingDays;

    /// <summary>The view of an indicator.</summary>
    /// <param name="indicator">Which.</param>
    /// <param name="hasChanged">Whether its stories changed.</param>
    /// <param name="told">Its alerts of the last weeks.</param>
    /// <param name="wishes">From when on stories are wanted on their own.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Stops the scans.</param>
    public async Task<IndicatorView> ReadAsync(
        Indicator indicator, bool hasChanged, IReadOnlyList<Alert> told, IReadOnlyCollection<StoryWish> wishes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var days = await levels.ReadAsync(indicator.Id, DaysBefore(today, Days), today, cancellationToken).ToListAsync(cancellationToken);
        var view = new IndicatorView { Indicator = indicator, Days = Gapless(days), Told = told, Wishes = wishes };
        if (!(hasChanged && wishes.Count > 0) && !MayHaveRisen(view))
        {
            return view;
        }

        var from = new DateTimeOffset(DaysBefore(today, StoryDays), TimeOnly.MinValue, TimeSpan.Zero);
        var rows = await stories.ScanAsync(indicator.Id, from, DateTimeOffset.MaxValue, null, cancellationToken).ToListAsync(cancellationToken);
        view = view with { Stories = [.. rows.Select(StoryRows.ToStory)] };
        return view.Stories.Any(story => story.Evidence.IsBackfill) ? await WithoutBackfillAsync(view, today, cancellationToken) : view;
    }

    // An unrest that nobody was told of may rest on history alone until news joins in, without the level's rising once more.
    private static bool MayHaveRisen(IndicatorView view) =>
        view.Days.Count > 0 && view.Days[^1].Level is var level && level > Level.Quiet && LevelRule.BeganOn(view.Days) is var began
        && (view.Days[^1].Evidence.Day.DayNumber - began.DayNumber < StoryDays || view.Days.TakeLast(StoryDays).First().Level < level)
        && !view.Told.Any(alert => alert.Kind == AlertKind.LevelRose && alert.Level >= level && alert.Day >= began);

    /// <summary>The levels as they would be without what is history only: a source's first poll and items older than news.</summary>
    private async Task<IndicatorView> WithoutBackfillAsync(IndicatorView view, DateOnly today, CancellationToken cancellationToken)
    {
        var fresh = view.Stories.Where(story => !story.Evidence.IsBackfill).ToLookup(story => DayOf(story.Evidence), story => story.Evidence);
        var first = view.Stories.Where(story => story.Evidence.IsBackfill).Min(story => DayOf(story.Evidence));
        var read = await levels.ReadAsync(view.Indicator.Id, DaysBefore(first, _daysBehind), today, cancellationToken).ToListAsync(cancellationToken);
        var history = Gapless(read);
        var start = history.FindIndex(day => day.Evidence.Day >= first);
        if (start < 0)
        {
            return view;
        }

        var evidence = history.Select((day, index) => index < start ? day.Evidence : Of(day.Evidence, [.. fresh[day.Evidence.Day]])).ToList();
        var assessed = LevelDetector.Assess(evidence, start, start > 0 ? history[start - 1] : null, options);
        return view with { Days = [.. history.Take(start).Concat(assessed).TakeLast(Days)] };
    }

    private static DayEvidence Of(DayEvidence day, List<StoryEvidence> fresh) => day with
    {
        Stories = fresh.Count,
        Probability = fresh.Sum(story => story.Probability),
        Publishers = fresh.SelectMany(story => story.Publishers).Distinct(StringComparer.Ordinal).Count(),
    };

    // Levels are kept for every day since the first on which a source was heard; what lies before a gap is another watch.
    private static List<DayLevel> Gapless(List<DayLevel> days)
    {
        var first = days.Count;
        while (first > 0 && (first == days.Count || days[first - 1].Evidence.Day.AddDays(1) == days[first].Evidence.Day))
        {
            first--;
        }

        return first == 0 ? days : days[first..];
    }

    private static DateOnly DayOf(StoryEvidence story) => DateOnly.FromDateTime(story.Time.UtcDateTime);

    private static DateOnly DaysBefore(DateOnly day, int days) => DateOnly.FromDayNumber(Math.Max(day.DayNumber - days, 0));
}
