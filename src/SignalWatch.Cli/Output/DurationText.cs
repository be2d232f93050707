using System.Globalization;

namespace SignalWatch.Cli.Output;

/// <summary>Durations as packs write them.</summary>
internal static class DurationText
{
    /// <summary>The duration in its largest whole unit: <c>30m</c>, <c>6h</c>, <c>14d</c>.</summary>
    public static string Of(TimeSpan duration) => duration switch
    {
        { TotalDays: >= 1, Hours: 0, Minutes: 0 } => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalDays:0}d"),
        { TotalHours: >= 1, Minutes: 0 } => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalHours:0}h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMinutes:0}m"),
    };
}
