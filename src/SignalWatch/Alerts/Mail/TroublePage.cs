using System.Globalization;

namespace SignalWatch.Alerts.Mail;

/// <summary>What the operator's mail says.</summary>
internal static class TroublePage
{
    /// <summary>The page of a trouble.</summary>
    public static MailPage Of(Trouble trouble)
    {
        var detail = MailText.Lines(trouble.Detail, MailLimits.Lines, MailLimits.Paragraph);
        var remedy = MailText.Lines(trouble.Remedy, MailLimits.Lines, MailLimits.Paragraph);
        return new MailPage(
            $"SignalWatch: {trouble.Headline}",
            trouble.Headline,
            [
                new MailBlock.Title("SignalWatch needs a look", trouble.Headline, null),
                new MailBlock.Paragraph(string.Create(CultureInfo.InvariantCulture, $"Since {trouble.Since.UtcDateTime:d MMMM yyyy, HH:mm} UTC.")),
                .. detail.Select(line => new MailBlock.Paragraph(line)),
                .. remedy.Count > 0 ? [new MailBlock.Heading("What to do")] : Array.Empty<MailBlock>(),
                .. remedy.Select(line => new MailBlock.Paragraph(line)),
                new MailBlock.Paragraph("You have one mail a day at most about each cause. The command 'signalwatch health' shows all of them as they stand."),
            ]);
    }
}
