namespace SignalWatch.Alerts.Mail;

/// <summary>What a mail says, before it is written out as text and as HTML.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Preheader">What an inbox shows beside the subject.</param>
/// <param name="Blocks">The pieces, in order.</param>
internal sealed record MailPage(string Subject, string Preheader, IReadOnlyList<MailBlock> Blocks);
