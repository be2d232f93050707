namespace SignalWatch.Alerts.Mail;

/// <summary>Something a reader can do: by a link, or, where this installation has no public address, by a command.</summary>
/// <param name="Label">What it does, in a few words.</param>
/// <param name="Link">The page with the button; null where there is none.</param>
/// <param name="Command">The command that does it too.</param>
internal sealed record MailAction(string Label, Uri? Link, string Command);
