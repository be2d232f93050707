using System.Globalization;
using SignalWatch.History;

namespace SignalWatch.Jobs;

/// <summary>What is wrong with the monitor's own runs.</summary>
internal static class RunChecks
{
    private static readonly TimeSpan Recent = TimeSpan.FromDays(1);

    /// <summary>The findings on jobs and on messages that were given up.</summary>
    public static IReadOnlyList<HealthFinding> Of(IReadOnlyList<JobRun> runs, IReadOnlyList<PoisonMessage> poison, DateTimeOffset now) =>
        [Missed(runs, now), Failing(runs), Store(runs, now), Poison(poison)];

    private static HealthFinding Missed(IReadOnlyList<JobRun> runs, DateTimeOffset now)
    {
        if (runs.Count == 0)
        {
            return new HealthFinding
            {
                Check = "runs", State = HealthState.Notice, Headline = "Nothing has run here yet", Remedy = "Start it with 'signalwatch run'.",
            };
        }

        var overdue = runs.Where(run => IsOverdue(run, now)).ToList();
        var gaps = runs.Where(run => run.GapTo is { } end && now - end < Recent).ToList();
        List<(string Line, DateTimeOffset? Since, string Subject)> lines =
        [
            .. overdue.Select(run => ($"{run.Job}: last ended well at {Text(run.LastSucceeded)}, wanted every {run.Rhythm?.ToString("c", CultureInfo.InvariantCulture)}", run.LastSucceeded, run.Job)),
            .. gaps.Select(run => ($"{run.Job}: did not run from {Text(run.GapFrom)} to {Text(run.GapTo)}", run.GapFrom, $"{run.Job} until {Text(run.GapTo)}")),
        ];
        return lines.Count == 0
            ? HealthFinding.Ok("runs", "Every job ran when it should")
            : new HealthFinding
            {
                Check = "runs",
                State = overdue.Count > 0 ? HealthState.Trouble : HealthState.Notice,
                Headline = "The monitor did not run as often as it should",
                Detail = string.Join('\n', lines.Select(line => line.Line)),
                Remedy = "See that the machine was up and 'signalwatch run' or the cloud's timers are running. News of that time is read later, as far as feeds still have it.",
                Since = lines.Min(line => line.Since),
                Subjects = [.. lines.Select(line => line.Subject)],
            };
    }

    private static bool IsOverdue(JobRun run, DateTimeOffset now) =>
        run is { Rhythm: { } rhythm, LastSucceeded: { } last } && now - last > JobRun.MissedAfter(rhythm);

    private static HealthFinding Failing(IReadOnlyList<JobRun> runs)
    {
        // One failure passes; what fails again and again needs somebody.
        var failing = runs.Where(run => run is { Failures: >= 3 } or { Failures: >= 1, Rhythm.TotalHours: >= 12 }).ToList();
        return failing.Count == 0
            ? HealthFinding.Ok("jobs", "No job fails")
            : new HealthFinding
            {
                Check = "jobs",
                State = HealthState.Trouble,
                Headline = $"{string.Join(", ", failing.Select(run => run.Job))}: {(failing.Count == 1 ? "this job fails" : "these jobs fail")}",
                Detail = string.Join('\n', failing.Select(run => string.Create(
                    CultureInfo.InvariantCulture, $"{run.Job}: {run.Failures} times since {Text(run.FailingSince)}. {run.LastFault}"))),
                Remedy = "The last message of each says what to do; the log has the rest.",
                Since = failing.Min(run => run.FailingSince),
                Subjects = [.. failing.Select(run => run.Job)],
            };
    }

    private static HealthFinding Store(IReadOnlyList<JobRun> runs, DateTimeOffset now)
    {
        var refused = runs.Where(run => run.StoreRefused is { } time && now - time < Recent).ToList();
        return refused.Count == 0
            ? HealthFinding.Ok("storage", "The store answers")
            : new HealthFinding
            {
                Check = "storage",
                State = refused.Any(run => run.FailingSince is not null) ? HealthState.Trouble : HealthState.Notice,
                Headline = "The store refused what was asked of it",
                Detail = string.Join('\n', refused.Select(run => $"{run.Job}, last at {Text(run.StoreRefused)}: {run.LastFault}")),
                Remedy = "The messages say what to do: usually access rights, the network, or a full disk.",
                Since = refused.Min(run => run.StoreRefused),
                Subjects = ["store"],
            };
    }

    private static HealthFinding Poison(IReadOnlyList<PoisonMessage> poison) => poison.Count == 0
        ? HealthFinding.Ok("messages", "No message was given up in the last day")
        : new HealthFinding
        {
            Check = "messages",
            State = HealthState.Trouble,
            Headline = string.Create(CultureInfo.InvariantCulture, $"{poison.Count} {(poison.Count == 1 ? "message was" : "messages were")} given up in the last day"),
            Detail = string.Join('\n', poison.Take(20).Select(message => $"{message.Queue} at {Text(message.Time)}: {message.Content} {message.Fault}".TrimEnd())),
            Remedy = "Nothing is lost: sources are read again when they are due, and mails are found in the outbox. The log says why they failed.",
            Since = poison.Min(message => message.Time),
            Subjects = [.. poison.Select(message => message.Queue).Distinct(StringComparer.Ordinal)],
        };

    private static string Text(DateTimeOffset? time) => time?.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) ?? "no time known";
}
