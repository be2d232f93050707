using System.Globalization;
using SignalWatch.Alerts.Analysts;
using SignalWatch.Alerts.Delivery;
using SignalWatch.Alerts.Mail;
using SignalWatch.Assessment;
using SignalWatch.Cli.Output;

namespace SignalWatch.Cli.Demo;

/// <summary>An analyst of the demo's year: which mails there would have been, when, and why.</summary>
internal static class DemoAnalyst
{
    private static readonly AnalystId Id = new("demo");

    /// <summary>Subscribes the analyst; a subscription of an earlier run stays as it is.</summary>
    public static async Task SubscribeAsync(AnalystHistory analysts, DateTimeOffset since, CancellationToken cancellationToken)
    {
        if (await analysts.FindAsync(Id, cancellationToken) is null)
        {
            var analyst = new Analyst
            {
                Id = Id,
                Address = "demo@analyst.example",
                TimeZone = "Asia/Tbilisi",
                Since = since,
                MinimumLevel = Level.High,
                MinimumProbability = 0.98,
                MinimumPublishers = 2,

                // The demo's days begin at two in the morning there.
                Digest = DigestRhythm.Weekly,
                DigestDay = DayOfWeek.Monday,
                DigestHour = 1,
            };
            await analysts.SaveAsync(analyst, "demo", since, cancellationToken);
        }
    }

    /// <summary>Prints the analyst's immediate mails, oldest first.</summary>
    public static async Task PrintMailsAsync(Printer printer, Workspace workspace, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var (mails, keptBack, digests) = (new List<(DateTimeOffset Time, OutboxEntry Entry)>(), 0, 0);
        await foreach (var (entry, last) in workspace.Outbox.OfAnalystAsync(Id, since, cancellationToken))
        {
            if (entry.AlertId is not null && last.State != OutboxState.Suppressed)
            {
                mails.Add((entry.Decided, entry));
            }

            keptBack += entry.AlertId is not null && last.State == OutboxState.Suppressed ? 1 : 0;
            digests += entry.Kind == MailKind.Digest && last.State == OutboxState.Sent ? 1 : 0;
        }

        printer.Line();
        printer.Line(FormattableString.Invariant(
            $"{mails.Count} mails an analyst would have had at once, who watches everything, levels from high on; {keptBack} more changes were told with these or in one of {digests} weekly digests."));
        foreach (var (time, entry) in mails.OrderBy(mail => mail.Time))
        {
            var alert = entry.AlertId is { } id ? await workspace.Alerts.FindAsync(id, cancellationToken) : null;
            printer.Line($"{time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}  {entry.Headline}");
            printer.Line($"            why: {alert?.Reason}");
        }
    }
}
