using System.Diagnostics;
using SignalWatch.Assessment;

namespace SignalWatch.Alerts.Mail;

/// <summary>Writes a page as HTML: one column that fits any width, no tables, no scripts, nothing fetched from elsewhere.</summary>
internal static class HtmlPage
{
    /// <summary>The HTML.</summary>
    /// <param name="page">The page.</param>
    /// <param name="pictureId">The Content-Id of the picture; null where the mail has none.</param>
    public static string Of(MailPage page, string? pictureId)
    {
        var html = new HtmlText();
        html.Open("html", ("lang", "en")).Open("head").Open("meta", ("charset", "utf-8"));
        html.Open("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        html.Open("meta", ("name", "color-scheme"), ("content", "light dark"));
        html.Element("title", MailText.Line(page.Subject, MailLimits.Subject)).StyleSheet(MailStyle.Sheet).Close();
        html.Open("body", ("class", "page"), ("style", MailStyle.Page));
        html.Element("div", MailText.Line(page.Preheader, MailLimits.Line), ("style", MailStyle.Preheader));
        html.Open("div", ("class", "card"), ("style", MailStyle.Card));
        foreach (var block in page.Blocks)
        {
            Write(html, block, pictureId);
        }

        return html.Finish();
    }

    private static void Write(HtmlText html, MailBlock block, string? pictureId)
    {
        switch (block)
        {
            case MailBlock.Title title:
                WriteTitle(html, title);
                break;
            case MailBlock.Heading heading:
                html.Element("h2", MailText.Line(heading.Text, MailLimits.Line), ("class", "quiet rule"), ("style", MailStyle.Heading));
                break;
            case MailBlock.Paragraph paragraph:
                WriteText(html, "p", paragraph.Text, MailLimits.Paragraph, paragraph.IsAside ? "quiet" : "", paragraph.IsAside ? MailStyle.Aside : MailStyle.Paragraph);
                break;
            case MailBlock.Picture picture when pictureId is not null:
                var altText = MailText.Line(picture.AltText, MailLimits.Paragraph);
                html.Open("img", ("src", $"cid:{pictureId}"), ("alt", altText), ("width", "588"), ("style", MailStyle.Picture));
                break;
            case MailBlock.Line line:
                WriteLine(html, line);
                break;
            case MailBlock.Story story:
                WriteStory(html, story);
                break;
            case MailBlock.Actions actions:
                WriteActions(html, actions.Items);
                break;
            case not MailBlock.Picture:
                throw new UnreachableException($"HTML has no {block.GetType().Name}.");
        }
    }

    private static void WriteTitle(HtmlText html, MailBlock.Title title)
    {
        html.Open("div", ("style", MailStyle.Title + LevelPalette.MarkOf(title.Level)));
        WriteText(html, "p", title.Kicker, MailLimits.Line, "quiet", MailStyle.Kicker);
        WriteText(html, "h1", title.Text, MailLimits.Line, "", MailStyle.TitleText);
        html.Close();
    }

    private static void WriteLine(HtmlText html, MailBlock.Line line)
    {
        html.Open("div", ("style", MailStyle.Line));
        html.Element("strong", MailText.Line(line.Name, MailLimits.Name)).Text(": ").Text(MailText.Line(line.Value, MailLimits.Line));
        if (line.Sparkline.Length > 0)
        {
            html.Open("div").Element("span", line.Sparkline, ("class", "link"), ("style", MailStyle.Sparkline), ("aria-hidden", "true")).Close();
        }

        WriteText(html, "div", line.Detail, MailLimits.Paragraph, "quiet", MailStyle.Aside);
        html.Close();
    }

    private static void WriteStory(HtmlText html, MailBlock.Story story)
    {
        html.Open("div", ("style", MailStyle.Story)).Open("p", ("dir", "auto"), ("style", MailStyle.Headline));
        var headline = MailText.Line(story.Headline, MailLimits.Line);
        if (story.Link is { } link)
        {
            html.Element("a", headline, ("class", "link"), ("style", MailStyle.Link), ("href", link.Target.AbsoluteUri));
        }
        else
        {
            html.Text(headline);
        }

        html.Close();
        WriteText(html, "div", story.Origin, MailLimits.Line, "quiet", MailStyle.Aside);
        WriteText(html, "div", story.Sentence, MailLimits.Paragraph, "rule", MailStyle.Quotation);
        WriteText(html, "div", story.Weight, MailLimits.Line, "quiet", MailStyle.Aside);
        WriteText(html, "div", story.Why.Length == 0 ? "" : $"Why: {story.Why}", MailLimits.Paragraph, "quiet", MailStyle.Aside);
        WriteActions(html, story.Verdicts);
        html.Close();
    }

    private static void WriteActions(HtmlText html, IReadOnlyList<MailAction> actions)
    {
        if (actions.Count == 0)
        {
            return;
        }

        html.Open("div", ("style", MailStyle.Actions));
        foreach (var action in actions)
        {
            if (action.Link is { } link)
            {
                html.Element("a", action.Label, ("class", "button"), ("style", MailStyle.Button), ("href", link.AbsoluteUri)).Text(" ");
            }
            else
            {
                html.Open("div", ("class", "quiet"), ("style", MailStyle.Aside)).Text($"{action.Label}: ").Element("code", MailText.Line(action.Command, MailLimits.Line), ("style", MailStyle.Command)).Close();
            }
        }

        html.Close();
    }

    // Each text takes its direction from its own letters, so that Arabic in one does not turn the rest round.
    private static void WriteText(HtmlText html, string element, string text, int longest, string cssClass, string style)
    {
        var line = MailText.Line(text, longest);
        if (line.Length > 0)
        {
            html.Element(element, line, ("class", cssClass), ("dir", "auto"), ("style", style));
        }
    }
}
