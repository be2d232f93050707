using System.Text.RegularExpressions;
using Cronos;
using Microsoft.Extensions.Configuration;

namespace SignalWatch.Web.Cloud;

/// <summary>The settings that say when each timer fires, in UTC.</summary>
public static partial class Schedules
{
    /// <summary>When due sources are put on the queue.</summary>
    public const string Poll = "PollSchedule";

    /// <summary>When levels and likelihoods are set.</summary>
    public const string Assess = "AssessSchedule";

    /// <summary>When it is asked whose digest hour it is.</summary>
    public const string Digest = "DigestSchedule";

    /// <summary>When the monitor is checked.</summary>
    public const string Health = "HealthSchedule";

    /// <summary>When the classifier learns from verdicts.</summary>
    public const string Retrain = "RetrainSchedule";

    // https://learn.microsoft.com/azure/azure-functions/functions-bindings-timer#ncrontab-expressions; TimeSpans work on no plan that scales.
    private const string Expected = "write six fields, second minute hour day month weekday, in UTC";

    private static readonly IReadOnlyList<(string Key, string Job, string Example)> All =
    [
        (Poll, JobNames.Polling, "0 */5 * * * *"),
        (Assess, JobNames.Assessing, "30 */10 * * * *"),
        (Digest, JobNames.Digests, "0 2 * * * *"),
        (Health, JobNames.Health, "0 17 * * * *"),
        (Retrain, JobNames.Retraining, "0 40 3 * * *"),
    ];

    // Gaps are looked for in the days after a Monday, so that one over a weekend is among them.
    private static readonly DateTime Monday = new(2026, 1, 5, 0, 0, 0, DateTimeKind.Utc);
    private const int LookedAtDays = 15;
    private const int LookedAtTimes = 2000;

    /// <summary>Every schedule with what it is where nobody wants it otherwise.</summary>
    public static IReadOnlyDictionary<string, string> Usual { get; } = All.ToDictionary(one => one.Key, one => one.Example, StringComparer.Ordinal);

    /// <summary>Adds the schedules that are missing or are none.</summary>
    /// <returns>Of every other, its job and the longest that it leaves that job without a run.</returns>
    internal static IReadOnlyDictionary<string, TimeSpan> Check(IConfiguration configuration, ICollection<SettingFault> faults)
    {
        var rhythms = new Dictionary<string, TimeSpan>(StringComparer.Ordinal);
        foreach (var (key, job, example) in All)
        {
            if (configuration[key] is not { Length: > 0 } schedule)
            {
                faults.Add(new(key, $"it is missing; {Expected}", example));
            }
            else if (!Written().IsMatch(schedule) || !CronExpression.TryParse(schedule, CronFormat.IncludeSeconds, out var cron))
            {
                faults.Add(new(key, $"'{schedule}' is not a schedule; {Expected}", example));
            }
            else if (LongestGap(cron) is { } gap)
            {
                rhythms[job] = gap;
            }
        }

        return rhythms;
    }

    private static TimeSpan? LongestGap(CronExpression cron)
    {
        var times = cron.GetOccurrences(Monday, Monday.AddDays(LookedAtDays)).Take(LookedAtTimes).ToList();
        return times.Count < 2 ? null : times.Zip(times.Skip(1), (one, next) => next - one).Max();
    }

    // What Cronos reads and the host does not: @hourly, ?, L, W, # and a Sunday called 7.
    [GeneratedRegex(@"^\s*([0-9*,/\-]+\s+){4}([0-9*,/\-]|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)+\s+([0-6*,/\-]|SUN|MON|TUE|WED|THU|FRI|SAT)+\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Written();
}
