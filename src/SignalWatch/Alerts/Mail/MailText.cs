using System.Globalization;
using System.Text;

namespace SignalWatch.Alerts.Mail;

/// <summary>What a mail shows of a text that others wrote: one line, of a bounded length, without characters that act on those around them.</summary>
internal static class MailText
{
    private const char Ellipsis = '…';

    // Vietnamese and pointed Hebrew take up to three on one letter; towers of them cover the lines around.
    private const int MostMarks = 4;

    /// <summary>
    /// The text with white space folded and without control characters, controls of direction and other invisible ones (joiners stay:
    /// Persian and emoji need them), halves of surrogate pairs, private and unassigned characters.
    /// </summary>
    /// <param name="text">Any text; null is none.</param>
    /// <param name="longest">The most UTF-16 units; a longer text ends in an ellipsis.</param>
    public static string Line(string? text, int longest)
    {
        var line = new StringBuilder();
        var (isApart, marks) = (false, 0);
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (Rune.IsWhiteSpace(rune) || category is UnicodeCategory.Control)
            {
                isApart = true;
                continue;
            }

            marks = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? marks + 1 : 0;
            if (IsLeftOut(rune, category) || marks > MostMarks)
            {
                continue;
            }

            var space = isApart && line.Length > 0 ? 1 : 0;
            if (line.Length + space + rune.Utf16SequenceLength > longest)
            {
                return CutFor(line, longest).Append(Ellipsis).ToString();
            }

            line.Append(' ', space).Append(rune.ToString());
            isApart = false;
        }

        return line.ToString();
    }

    /// <summary>The lines of a text, each as <see cref="Line"/> leaves it; empty ones are left out.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="mostLines">The most lines kept.</param>
    /// <param name="longest">The most UTF-16 units of each.</param>
    public static IReadOnlyList<string> Lines(string text, int mostLines, int longest) =>
        [.. text.Split('\n').Select(line => Line(line, longest)).Where(line => line.Length > 0).Take(mostLines)];

    private static StringBuilder CutFor(StringBuilder line, int longest)
    {
        while (line.Length > 0 && (line.Length >= longest || char.IsHighSurrogate(line[^1]) || line[^1] == ' '))
        {
            line.Length--;
        }

        return line;
    }

    private static bool IsLeftOut(Rune rune, UnicodeCategory category) => category switch
    {
        UnicodeCategory.Format => rune.Value is not ('\u200C' or '\u200D'),
        UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate => true,

        // Letters without a shape (Hangul fillers), and what stands for an undecodable character.
        _ => rune.Value is '\u115F' or '\u1160' or '\u3164' or '\uFFA0' or '\uFFFD',
    };
}
