using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace SignalWatch.Alerts.Mail;

/// <summary>Writes a page as plain text of at most 76 columns, addresses excepted: one that is broken in two leads nowhere.</summary>
internal static class TextPage
{
    private const int Width = 76;
    private const string Indent = "   ";

    /// <summary>The text, lines ended by LF.</summary>
    public static string Of(MailPage page)
    {
        var text = new StringBuilder();
        foreach (var (block, before) in page.Blocks.Zip(page.Blocks.Prepend(null)))
        {
            if (before is not null && !(block is MailBlock.Line && before is MailBlock.Line))
            {
                text.Append('\n');
            }

            Write(text, block);
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, MailBlock block)
    {
        switch (block)
        {
            case MailBlock.Title title:
                Wrap(text, "", title.Kicker, MailLimits.Line);
                Wrap(text, "", title.Text, MailLimits.Line);
                text.Append('=', Width).Append('\n');
                break;
            case MailBlock.Heading heading:
                Wrap(text, "", heading.Text.ToUpperInvariant(), MailLimits.Line);
                break;
            case MailBlock.Paragraph paragraph:
                Wrap(text, "", paragraph.Text, MailLimits.Paragraph);
                break;
            case MailBlock.Picture picture:
                Wrap(text, "", $"[Chart] {picture.AltText}", MailLimits.Paragraph);
                break;
            case MailBlock.Line line:
                WriteLine(text, line);
                break;
            case MailBlock.Story story:
                WriteStory(text, story);
                break;
            case MailBlock.Actions actions:
                WriteActions(text, "", actions.Items);
                break;
            default:
                throw new UnreachableException($"Text has no {block.GetType().Name}.");
        }
    }

    private static void WriteLine(StringBuilder text, MailBlock.Line line)
    {
        Wrap(text, "", $"{MailText.Line(line.Name, MailLimits.Name)}: {MailText.Line(line.Value, MailLimits.Line)}", MailLimits.Paragraph);
        Wrap(text, Indent, line.Sparkline, MailLimits.Name);
        Wrap(text, Indent, line.Detail, MailLimits.Paragraph);
    }

    private static void WriteStory(StringBuilder text, MailBlock.Story story)
    {
        Wrap(text, "", $"* {MailText.Line(story.Headline, MailLimits.Line)}", MailLimits.Paragraph);
        Wrap(text, Indent, story.Origin, MailLimits.Line);
        Wrap(text, Indent, story.Weight, MailLimits.Line);
        Wrap(text, Indent, story.Why.Length == 0 ? "" : $"Why: {story.Why}", MailLimits.Paragraph);
        Wrap(text, Indent, story.Sentence.Length == 0 ? "" : $"“{MailText.Line(story.Sentence, MailLimits.Paragraph)}”", MailLimits.Paragraph + 2);
        if (story.Link is { } link)
        {
            text.Append(Indent).Append(link.Target.AbsoluteUri).Append('\n');
        }

        WriteActions(text, Indent, story.Verdicts);
    }

    private static void WriteActions(StringBuilder text, string indent, IReadOnlyList<MailAction> actions)
    {
        foreach (var action in actions)
        {
            Wrap(text, indent, $"{action.Label}:", MailLimits.Line);
            text.Append(indent).Append("  ").Append(action.Link?.AbsoluteUri ?? MailText.Line(action.Command, MailLimits.Line)).Append('\n');
        }
    }

    private static void Wrap(StringBuilder text, string indent, string line, int longest)
    {
        var column = 0;
        foreach (var word in MailText.Line(line, longest).Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(Broken))
        {
            var width = ColumnsOf(word);
            if (column > 0 && column + 1 + width > Width)
            {
                text.Append('\n');
                column = 0;
            }

            text.Append(column == 0 ? indent : " ").Append(word);
            column += (column == 0 ? indent.Length : 1) + width;
        }

        if (column > 0)
        {
            text.Append('\n');
        }
    }

    // Chinese and Thai have no spaces, and some words are made to break a layout.
    private static IEnumerable<string> Broken(string word)
    {
        if (ColumnsOf(word) <= Width - Indent.Length)
        {
            return [word];
        }

        var (pieces, piece) = (new List<string>(), new StringBuilder());
        var elements = StringInfo.GetTextElementEnumerator(word);
        var columns = 0;
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            var width = ColumnsOf(element);
            if (columns + width > Width - Indent.Length)
            {
                pieces.Add(piece.ToString());
                piece.Clear();
                columns = 0;
            }

            piece.Append(element);
            columns += width;
        }

        pieces.Add(piece.ToString());
        return pieces;
    }

    private static int ColumnsOf(string word) => word.EnumerateRunes().Sum(ColumnsOf);

    // East Asian letters and most emoji take two columns of a terminal.
    private static int ColumnsOf(Rune rune) => rune.Value switch
    {
        < 0x300 => 1,
        (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF00 and <= 0xFF60) or >= 0x1F300 => 2,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format ? 0 : 1,
    };
}
