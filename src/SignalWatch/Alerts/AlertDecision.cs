using System.Globalization;
using SignalWatch.Alerts.Analysts;
using SignalWatch.Alerts.Delivery;

namespace SignalWatch.Alerts;

/// <summary>
/// Decides what becomes of an alert for an analyst: sent now, sent when quiet hours end, or kept from the inbox for a reason that the outbox and the
/// digest tell. Pure.
/// </summary>
internal static class AlertDecision
{
    // The day on which clocks go back has 25 hours, and more where a country changes its zone.
    private static readonly TimeSpan LongestDay = TimeSpan.FromHours(28);

    /// <summary>Whether the analyst asked for alerts like this one; if not, the two have nothing to do with each other and no row says so.</summary>
    public static bool IsWatched(Alert alert, Analyst analyst) =>
        (alert.IndicatorId is not { } indicator || analyst.Indicators.Count == 0 || analyst.Indicators.Contains(indicator))
        && (alert.ScenarioId is not { } scenario || analyst.Scenarios.Count == 0 || analyst.Scenarios.Contains(scenario))
        && alert.Kind switch
        {
            AlertKind.LevelRose => alert.Level >= analyst.MinimumLevel,
            AlertKind.LevelFell => analyst.TellsFalls && WasLevel(alert) >= analyst.MinimumLevel,
            AlertKind.StrongStory => IsStoryWatched(alert, analyst) && alert.Publishers >= analyst.MinimumPublishers,
            AlertKind.OfficialReport => IsStoryWatched(alert, analyst),
            _ => true,
        };

    /// <summary>The first step of the entry.</summary>
    /// <param name="alert">An alert that the analyst watches.</param>
    /// <param name="analyst">The analyst.</param>
    /// <param name="told">What the analyst was told in the last days or has coming, without this alert; what was suppressed is not in it.</param>
    /// <param name="now">The time.</param>
    /// <param name="options">How long a level is old news.</param>
    public static OutboxStep For(Alert alert, Analyst analyst, IReadOnlyList<ToldAlert> told, DateTimeOffset now, AlertOptions options)
    {
        if ((WhyNever(alert, analyst) ?? WhyKnown(alert, told, now, options) ?? WhyMuted(alert, analyst, now)) is { } reason)
        {
            return new OutboxStep(0, OutboxState.Suppressed, now, reason, now);
        }

        var zone = TimeZones.Find(analyst.TimeZone) ?? TimeZoneInfo.Utc;
        var due = LocalHours.QuietUntil(analyst.QuietHours, zone, now);
        var day = LocalHours.DayOf(due, zone);
        if (told.Count(one => (one.Due - due).Duration() < LongestDay && LocalHours.DayOf(one.Due, zone) == day) >= analyst.DailyCap)
        {
            var where = analyst.Digest == DigestRhythm.None ? "" : "; it is in the digest";
            return new OutboxStep(0, OutboxState.Suppressed, now, FormattableString.Invariant($"the day's cap of {analyst.DailyCap} mails is reached{where}"), now);
        }

        return due > now
            ? new OutboxStep(0, OutboxState.Deferred, now, $"quiet hours until {TextOf(due, zone)}", due)
            : new OutboxStep(0, OutboxState.Queued, now, "", now);
    }

    private static string? WhyNever(Alert alert, Analyst analyst)
    {
        if (analyst.PausedBecause is { } pause)
        {
            return $"mail is paused: {pause}";
        }

        var isBefore = alert.Raised < analyst.Since || alert.Day < DateOnly.FromDateTime(analyst.Since.UtcDateTime)
            || (alert.Stories.Count > 0 && alert.Stories.All(story => story.Time < analyst.Since));
        return isBefore ? "from before the subscription" : null;
    }

    private static string? WhyKnown(Alert alert, IReadOnlyList<ToldAlert> told, DateTimeOffset now, AlertOptions options) => alert.Kind switch
    {
        AlertKind.LevelRose => CoolDown(alert, told, now, options),
        AlertKind.StrongStory or AlertKind.OfficialReport => told.FirstOrNull(one => one.Alert.Items.Any(item => alert.Items.Contains(item, StringComparer.Ordinal))) is { } known
            ? $"the story was told already, in {known.Alert.Id}"
            : null,
        AlertKind.WordChanged => told.FirstOrNull(one => one.Alert.Beside.Contains(alert.Id)) is { } rival
            ? $"it was told with its rival, in {rival.Alert.Id}"
            : null,
        _ => null,
    };

    // Told again is what is higher than the last time, or what others than last time confirm.
    private static string? CoolDown(Alert alert, IReadOnlyList<ToldAlert> told, DateTimeOffset now, AlertOptions options)
    {
        var last = told.Where(one => one.Alert.Kind == AlertKind.LevelRose && one.Alert.IndicatorId == alert.IndicatorId && one.Due > now.AddDays(-options.CoolDownDays))
            .OrderByDescending(one => one.Due).FirstOrNull();
        if (last is not { } known || alert.Level > known.Alert.Level)
        {
            return null;
        }

        var seen = PublishersOf(known.Alert);
        return PublishersOf(alert).Except(seen, StringComparer.Ordinal).Count() >= options.ConfirmingPublishers
            ? null
            : FormattableString.Invariant($"cool-down: {known.Alert.Id} told of this level less than {options.CoolDownDays} days before, and too few other publishers confirm it");
    }

    private static string? WhyMuted(Alert alert, Analyst analyst, DateTimeOffset now)
    {
        if (analyst.MutedUntil is { } all && all > now)
        {
            return $"muted until {UtcOf(all)}";
        }

        if (alert.IndicatorId is { } indicator && analyst.MutedIndicators.TryGetValue(indicator, out var until) && until > now)
        {
            return $"{indicator} is muted until {UtcOf(until)}";
        }

        return analyst.IsImmediate ? null : "digests only";
    }

    private static bool IsStoryWatched(Alert alert, Analyst analyst) =>
        analyst.MinimumProbability is { } least && alert.Stories.Any(story => story.Probability >= least)
        && (analyst.Sources.Count == 0 || alert.Items.Any(item => analyst.Sources.Any(source => item.StartsWith(source.Value + '|', StringComparison.Ordinal))));

    private static IEnumerable<string> PublishersOf(Alert alert) => alert.Stories.SelectMany(story => story.Publishers);

    private static Assessment.Level? WasLevel(Alert alert) =>
        Enum.TryParse<Assessment.Level>(alert.Was, ignoreCase: true, out var level) ? level : null;

    private static ToldAlert? FirstOrNull(this IEnumerable<ToldAlert> told, Func<ToldAlert, bool>? isWanted = null)
    {
        foreach (var one in told)
        {
            if (isWanted is null || isWanted(one))
            {
                return one;
            }
        }

        return null;
    }

    private static string UtcOf(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string TextOf(DateTimeOffset time, TimeZoneInfo zone) =>
        $"{TimeZoneInfo.ConvertTime(time, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} {zone.Id}";
}
