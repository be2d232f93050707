using System.Globalization;
using SignalWatch.Assessment;
using SignalWatch.Cli.Output;
using SignalWatch.Packs;

namespace SignalWatch.Cli.Commands;

/// <summary>Every indicator's history on one line each: a sparkline and the months that stand out.</summary>
internal static class Overview
{
    private const int MostPeaks = 5;

    /// <summary>The sheet, one row an indicator in the pack's order.</summary>
    /// <param name="history">The counts.</param>
    /// <param name="indicators">Which indicators.</param>
    /// <param name="period">What one character of the sparkline stands for; peaks are always months.</param>
    /// <param name="levels">Current levels, shown in a column of their own; none for no such column.</param>
    public static Sheet Of(
        EvidenceHistory history, IReadOnlyList<Indicator> indicators, Period period, IReadOnlyDictionary<IndicatorId, DayLevel>? levels = null)
    {
        var hasLevels = levels is { Count: > 0 };
        var sheet = hasLevels ? new Sheet("indicator", "level", "items", "history", "peaks") : new Sheet("indicator", "items", "history", "peaks");
        foreach (var indicator in indicators)
        {
            var counts = history.Of(indicator.Id, period);
            var peaks = Peaks.Of(history.Of(indicator.Id, Period.Month), MostPeaks).OrderBy(peak => peak.Start);
            var level = levels?.GetValueOrDefault(indicator.Id);
            sheet.Add([
                indicator.Id.Value,
                .. hasLevels ? [level is null ? null : LevelText.Of(level.Level)] : (object?[])[],
                counts.Sum(count => count.Items),
                Sparkline.Of(counts.Select(count => count.Items)),
                string.Join(", ", peaks.Select(peak => string.Create(CultureInfo.InvariantCulture, $"{peak.Start:MMM yyyy} ({peak.Items})")))]);
        }

        return sheet;
    }

    /// <summary>The figures behind the sparklines, one row an indicator and period.</summary>
    public static Sheet DataOf(EvidenceHistory history, IReadOnlyList<Indicator> indicators, Period period)
    {
        var sheet = new Sheet("indicator", "start", "items", "evidence");
        foreach (var indicator in indicators)
        {
            foreach (var count in history.Of(indicator.Id, period))
            {
                sheet.Add(indicator.Id.Value, count.Start, count.Items, count.Evidence);
            }
        }

        return sheet;
    }

    /// <summary>What the sparklines' first and last characters stand for.</summary>
    public static string Caption(EvidenceHistory history, Period period) => string.Create(
        CultureInfo.InvariantCulture,
        $"One character a {period.ToString().ToLowerInvariant()}, from {history.First:d MMMM yyyy} to {history.Last:d MMMM yyyy}; peaks are the months that stand out, with their items.");
}
