using SignalWatch.Alerts.Analysts;
using SignalWatch.Assessment;
using SignalWatch.History;
using SignalWatch.Packs;
using SignalWatch.Stories;

namespace SignalWatch.Alerts;

/// <summary>What is known of an indicator when its alerts are looked for.</summary>
internal sealed record IndicatorView
{
    /// <summary>The indicator.</summary>
    public required Indicator Indicator { get; init; }

    /// <summary>Its days, gapless, oldest first; the last is today. At least 60, or all that there are.</summary>
    public required IReadOnlyList<DayLevel> Days { get; init; }

    /// <summary>Its stories of the last week and a day, newest first.</summary>
    public IReadOnlyList<StoredStory> Stories { get; init; } = [];

    /// <summary>Its alerts of the last weeks.</summary>
    public IReadOnlyList<Alert> Told { get; init; } = [];

    /// <summary>From when on stories are wanted on their own, by those who watch it.</summary>
    public IReadOnlyCollection<StoryWish> Wishes { get; init; } = [];

    /// <summary>The day's unrest, or where it is quiet the day itself: what its alerts share as their episode.</summary>
    public string EpisodeOn(DateOnly began) => $"{Indicator.Id}-{DayKey.Of(began)}";
}
