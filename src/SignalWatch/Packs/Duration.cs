using System.Globalization;
using static System.FormattableString;

namespace SignalWatch.Packs;

/// <summary>Durations as packs write them: a whole number and <c>m</c>, <c>h</c> or <c>d</c>, such as <c>30m</c>, <c>6h</c>, <c>14d</c>.</summary>
internal static class Duration
{
    public static TimeSpan? Parse(string text)
    {
        var unit = text.Length == 0 ? TimeSpan.Zero : text[^1] switch
        {
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            _ => TimeSpan.Zero,
        };
        return unit > TimeSpan.Zero && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count * unit
            : null;
    }

    /// <summary>The duration in its largest whole unit.</summary>
    public static string Format(TimeSpan duration) => duration switch
    {
        { Ticks: var ticks } when ticks % TimeSpan.TicksPerDay == 0 => Invariant($"{duration.TotalDays}d"),
        { Ticks: var ticks } when ticks % TimeSpan.TicksPerHour == 0 => Invariant($"{duration.TotalHours}h"),
        _ => Invariant($"{duration.TotalMinutes}m"),
    };
}
