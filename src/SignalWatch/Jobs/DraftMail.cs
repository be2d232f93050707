using System.Globalization;
using SignalWatch.Alerts;
using SignalWatch.Alerts.Analysts;
using SignalWatch.Alerts.Delivery;
using SignalWatch.Alerts.Digests;
using SignalWatch.Alerts.Mail;

namespace SignalWatch.Jobs;

/// <summary>Writes the mail of an outbox entry, for whoever is to have it as they are now: who was paused, muted or removed since it was decided gets none.</summary>
/// <param name="composer">Writes mails.</param>
/// <param name="findAlert">Finds an alert; null when there is none.</param>
/// <param name="analysts">Who is written to.</param>
/// <param name="options">Who the operator is.</param>
public sealed class DraftMail(
    MailComposer composer, Func<AlertId, CancellationToken, Task<Alert?>> findAlert, AnalystHistory analysts, MailOptions options)
{
    /// <summary>The mail, dated <paramref name="now"/>, or why there is none.</summary>
    public async Task<MailDraft> RunAsync(OutboxEntry entry, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (entry.Kind == MailKind.Operator)
        {
            return options.Operator.Length == 0
                ? new MailDraft.Suppressed("Nobody is named who is told of trouble; set Mail:Operator.")
                : new MailDraft.Ready(composer.Compose(Trouble.FromJson(entry.Content), entry.Id, now));
        }

        if (entry.AnalystId is not { } id || await analysts.FindAsync(id, cancellationToken) is not { } analyst)
        {
            return new MailDraft.Suppressed("There is no such analyst any more.");
        }

        if (analyst.PausedBecause is { } because)
        {
            return new MailDraft.Suppressed($"Nothing is sent to this analyst any more: {because}");
        }

        // An id that was given to somebody else meanwhile, or again: what was meant for the one before is not theirs.
        if (entry.Decided < analyst.Since)
        {
            return new MailDraft.Suppressed("It was decided before this subscription began.");
        }

        return entry.Kind == MailKind.Digest
            ? new MailDraft.Ready(composer.Compose(DigestContent.FromJson(entry.Content), analyst, entry.Id, now))
            : await AlertAsync(entry, analyst, now, cancellationToken);
    }

    private async Task<MailDraft> AlertAsync(OutboxEntry entry, Analyst analyst, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (entry.AlertId is not { } id || await findAlert(id, cancellationToken) is not { } alert)
        {
            return new MailDraft.Suppressed("The alert that it announces is not there any more.");
        }

        if (analyst.MutedUntil > now)
        {
            return new MailDraft.Suppressed($"Muted until {Text(analyst.MutedUntil.Value)}.");
        }

        return alert.IndicatorId is { } indicator && analyst.MutedIndicators.TryGetValue(indicator, out var until) && until > now
            ? new MailDraft.Suppressed($"Muted for {indicator} until {Text(until)}.")
            : new MailDraft.Ready(composer.Compose(alert, analyst, entry.Id, now));
    }

    private static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
}
