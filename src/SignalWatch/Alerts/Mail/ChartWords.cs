using System.Globalization;
using System.Text;
using SignalWatch.Packs;

namespace SignalWatch.Alerts.Mail;

/// <summary>What an indicator's chart shows, in words, for whoever does not see it.</summary>
internal static class ChartWords
{
    private const int MostTurns = 4;

    /// <summary>One or two sentences: the count of stories, the day with most of them, and how the level went.</summary>
    /// <param name="days">Oldest first, without gaps; at least one.</param>
    public static string Of(IReadOnlyList<AlertDay> days)
    {
        var (total, peak) = (days.Sum(day => day.Stories), days.MaxBy(day => day.Stories) ?? days[^1]);
        var words = new StringBuilder(string.Create(
            CultureInfo.InvariantCulture, $"Stories a day from {days[0].Day:d MMMM} to {days[^1].Day:d MMMM yyyy}: {total} in {days.Count} days"));
        if (peak.Stories > 0)
        {
            words.Append(CultureInfo.InvariantCulture, $", most on {peak.Day:d MMMM} ({peak.Stories})");
        }

        return words.Append(". ").Append(LevelsOf(days)).ToString();
    }

    /// <summary>A sentence: how a probability went, and between which bounds.</summary>
    /// <param name="days">Oldest first; at least one.</param>
    /// <param name="scale">The words.</param>
    public static string Of(IReadOnlyList<AlertLikelihood> days, ProbabilityScale scale)
    {
        var (lowest, highest) = (days.MinBy(day => day.Probability) ?? days[0], days.MaxBy(day => day.Probability) ?? days[0]);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Probability from {days[0].Day:d MMMM} to {days[^1].Day:d MMMM yyyy}: {MailWords.Probability(scale, days[0].Probability)} at first, {MailWords.Probability(scale, days[^1].Probability)} at last; lowest {lowest.Probability:0.00} on {lowest.Day:d MMMM}, highest {highest.Probability:0.00} on {highest.Day:d MMMM}.");
    }

    private static string LevelsOf(IReadOnlyList<AlertDay> days)
    {
        var turns = days.Where((day, number) => number > 0 && day.Level != days[number - 1].Level).ToList();
        if (turns.Count == 0)
        {
            return $"The level was {MailWords.NameOf(days[^1].Level)} throughout.";
        }

        var last = turns.TakeLast(MostTurns).ToList();
        var before = days[days.TakeWhile(day => day.Day < last[0].Day).Count() - 1];
        var parts = last.Select(turn => string.Create(CultureInfo.InvariantCulture, $"{MailWords.NameOf(turn.Level)} from {turn.Day:d MMMM}"));
        return $"The level: {MailWords.NameOf(before.Level)}, then {string.Join(", ", parts)}.";
    }
}
