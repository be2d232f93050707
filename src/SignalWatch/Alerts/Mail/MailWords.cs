using System.Globalization;
using SignalWatch.Alerts.Analysts;
using SignalWatch.Assessment;
using SignalWatch.Packs;

namespace SignalWatch.Alerts.Mail;

/// <summary>Figures, times and lists as mails word them.</summary>
internal static class MailWords
{
    private const int PublishersNamed = 5;

    /// <summary>The level in lower case.</summary>
    public static string NameOf(Level level) => level.ToString().ToLowerInvariant();

    /// <summary>A probability as the scale's word with the figure; the figure alone where the scale has no words.</summary>
    public static string Probability(ProbabilityScale scale, double probability) => scale.Words.Count == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{probability:0.00}")
        : WithFigure(scale.WordFor(Math.Clamp(probability, 0, 1)).Word, probability);

    /// <summary>A word with its figure, such as <c>likely (0.68)</c>.</summary>
    public static string WithFigure(string word, double probability) => string.Create(CultureInfo.InvariantCulture, $"{word} ({probability:0.00})");

    /// <summary>A day, such as <c>13 June 2025</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A time on the analyst's clock, such as <c>Fri 13 June, 21:50</c>.</summary>
    public static string Time(DateTimeOffset time, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(time, zone).ToString("ddd d MMMM, HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The analyst's zone; UTC where this machine does not know it, so that mail goes out all the same.</summary>
    public static TimeZoneInfo ZoneOf(Analyst analyst) => TimeZones.Find(analyst.TimeZone) ?? TimeZoneInfo.Utc;

    /// <summary>Publisher families with their number; after the first five only the number of the others.</summary>
    public static string Publishers(IReadOnlyList<string> publishers)
    {
        var named = string.Join(", ", publishers.Take(PublishersNamed).Select(name => MailText.Line(name, MailLimits.Name)));
        var others = publishers.Count > PublishersNamed ? string.Create(CultureInfo.InvariantCulture, $" and {publishers.Count - PublishersNamed} more") : "";
        return $"{Count(publishers.Count, "publisher")}: {named}{others}";
    }

    /// <summary>A number of things, such as <c>1 story</c>, <c>14 stories</c>.</summary>
    public static string Count(int number, string one)
    {
        var several = one.EndsWith('y') ? one[..^1] + "ies" : one + "s";
        return string.Create(CultureInfo.InvariantCulture, $"{number} {(number == 1 ? one : several)}");
    }
}
