using System.Globalization;
using SignalWatch.Alerts.Delivery;
using SignalWatch.Alerts.Mail;
using SignalWatch.History;

namespace SignalWatch.Jobs;

/// <summary>What is wrong with sending mail, and with learning.</summary>
internal static class MailChecks
{
    private const int ShownAtMost = 20;
    private static readonly TimeSpan StuckAfter = TimeSpan.FromHours(1);

    /// <summary>The findings on mail.</summary>
    /// <param name="failed">Entries given up lately.</param>
    /// <param name="open">Entries that are not sent yet.</param>
    /// <param name="now">The time to judge at.</param>
    public static IReadOnlyList<HealthFinding> Of(IReadOnlyList<OutboxLife> failed, IReadOnlyList<OutboxLife> open, DateTimeOffset now) =>
        [Failed(failed), Stuck(open, now)];

    /// <summary>The finding on the last training.</summary>
    public static HealthFinding OfModel(ModelRecord? newest) => newest is null or { IsPromoted: true }
        ? HealthFinding.Ok("model", newest is null ? "The classifier has learned from the pack's examples" : $"The classifier in use is the last one trained, {newest.Version}")
        : new HealthFinding
        {
            Check = "model",
            State = HealthState.Notice,
            Headline = $"The last model trained, {newest.Version}, was not put into use",
            Detail = newest.Reason,
            Remedy = "See 'signalwatch models'; the next verdicts make another.",
            Since = newest.Trained,
        };

    private static HealthFinding Failed(IReadOnlyList<OutboxLife> failed) => failed.Count == 0
        ? HealthFinding.Ok("mail", "No mail was given up")
        : new HealthFinding
        {
            Check = "mail",
            State = HealthState.Trouble,
            Headline = string.Create(CultureInfo.InvariantCulture, $"{failed.Count} {(failed.Count == 1 ? "mail was" : "mails were")} given up"),
            Detail = Lines(failed),
            Remedy = "Mend what the reasons name; 'signalwatch outbox --retry' then sends them again. An analyst whose address does not exist is paused: 'signalwatch analysts set ID --address ADDRESS --resume' corrects it.",
            Since = failed.Min(life => life.Last.Time),

            // A mail to the operator that failed must not lead to another every day.
            Subjects = [.. failed.Where(life => life.Entry.Kind != MailKind.Operator).Select(life => life.Entry.Id.Value)],
            ToldEvery = TimeSpan.FromDays(7),
        };

    private static HealthFinding Stuck(IReadOnlyList<OutboxLife> open, DateTimeOffset now)
    {
        var stuck = open.Where(life => now - StuckSince(life) >= StuckAfter).ToList();
        return stuck.Count == 0
            ? HealthFinding.Ok("outbox", open.Count == 0 ? "Everything is sent" : string.Create(CultureInfo.InvariantCulture, $"{open.Count} {(open.Count == 1 ? "mail waits" : "mails wait")} for {(open.Count == 1 ? "its" : "their")} time"))
            : new HealthFinding
            {
                Check = "outbox",
                State = HealthState.Trouble,
                Headline = string.Create(CultureInfo.InvariantCulture, $"{stuck.Count} {(stuck.Count == 1 ? "mail" : "mails")} could not be sent for an hour or longer"),
                Detail = Lines(stuck),
                Remedy = "They are tried again by themselves, for three days. See the settings that the reasons name, and that 'signalwatch run' or the cloud's timers are running.",
                Since = stuck.Min(StuckSince),
                Subjects = stuck.Any(life => life.Entry.Kind != MailKind.Operator) ? ["outbox"] : [],
            };
    }

    /// <summary>Since when it should have been sent: the first attempt, or the time it was due and nobody came.</summary>
    private static DateTimeOffset StuckSince(OutboxLife life)
    {
        var begin = life.Steps.Last(step => step.Number == 0 || step.State == OutboxState.Queued);
        return life.Steps.FirstOrDefault(step => step.State == OutboxState.Sending && step.Number > begin.Number)?.Time ?? life.Last.NotBefore;
    }

    private static string Lines(IReadOnlyList<OutboxLife> lives)
    {
        var lines = lives.Take(ShownAtMost).Select(life => $"{life.Entry.Id}: {life.Last.Reason}");
        return string.Join('\n', lives.Count > ShownAtMost ? lines.Append(string.Create(CultureInfo.InvariantCulture, $"and {lives.Count - ShownAtMost} more")) : lines);
    }
}
