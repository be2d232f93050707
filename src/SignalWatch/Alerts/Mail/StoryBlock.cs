using SignalWatch.Alerts.Analysts;

namespace SignalWatch.Alerts.Mail;

/// <summary>A story as mails show it, alerts and digests alike.</summary>
internal static class StoryBlock
{
    /// <summary>The block of a story.</summary>
    /// <param name="story">The story.</param>
    /// <param name="probability">Its probability in words and figure, and of what.</param>
    /// <param name="analyst">Who is asked.</param>
    /// <param name="zone">The analyst's zone.</param>
    /// <param name="links">What the analyst can do.</param>
    public static MailBlock.Story Of(AlertStory story, string probability, AnalystId analyst, TimeZoneInfo zone, MailLinks links)
    {
        var (headline, link) = (MailText.Line(story.Title, MailLimits.Line), StoryLink.Of(story.Url));
        var outlet = MailText.Line(story.Outlet, MailLimits.Name);
        var where = link is null || string.Equals(link.Host, outlet, StringComparison.OrdinalIgnoreCase) ? outlet : $"{outlet} ({link.Host})";
        return new MailBlock.Story(
            headline.Length == 0 ? "Without a headline" : headline,
            link,
            $"{where} · {MailWords.Time(story.Time, zone)}",
            $"{probability} · {MailWords.Publishers(story.Publishers)}",
            MailText.Line(story.Why, MailLimits.Paragraph),
            IsHeadline(story) ? "" : MailText.Line(story.Sentence, MailLimits.Paragraph),
            story is { SourceId: { } source, ItemId: { } item } ? links.Judge(analyst, source, item, story.IndicatorId) : []);
    }

    // Where the headline itself carries most of the evidence, it stands there already.
    private static bool IsHeadline(AlertStory story) =>
        string.Equals(MailText.Line(story.Sentence, MailLimits.Line).TrimEnd('.'), MailText.Line(story.Title, MailLimits.Line).TrimEnd('.'), StringComparison.Ordinal);
}
