namespace SignalWatch.Alerts.Mail;

/// <summary>How much of a text a mail shows, in UTF-16 units.</summary>
internal static class MailLimits
{
    /// <summary>A subject: what inboxes show of one, twice over.</summary>
    public const int Subject = 150;

    /// <summary>A headline of a story, or any other line.</summary>
    public const int Line = 300;

    /// <summary>An outlet's or publisher's name.</summary>
    public const int Name = 60;

    /// <summary>A paragraph, or the sentence quoted from a story.</summary>
    public const int Paragraph = 600;

    /// <summary>Lines of a trouble's detail.</summary>
    public const int Lines = 60;

    /// <summary>A whole mail, in bytes; some providers cut what is longer.</summary>
    public const int Bytes = 100_000;
}
