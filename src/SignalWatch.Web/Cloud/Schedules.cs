using Cronos;
using Microsoft.Extensions.Configuration;

namespace SignalWatch.Web.Cloud;

/// <summary>The settings that say when each timer fires, in UTC.</summary>
public static class Schedules
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

    private static readonly IReadOnlyList<(string Key, string Example)> All =
    [
        (Poll, "0 */5 * * * *"), (Assess, "30 */10 * * * *"), (Digest, "0 2 * * * *"), (Health, "0 17 * * * *"), (Retrain, "0 40 3 * * *"),
    ];

    /// <summary>Every schedule with what it is where nobody wants it otherwise.</summary>
    public static IReadOnlyDictionary<string, string> Usual { get; } = All.ToDictionary(one => one.Key, one => one.Example, StringComparer.Ordinal);

    /// <summary>Adds the schedules that are missing or are none.</summary>
    internal static void Check(IConfiguration configuration, ICollection<SettingFault> faults)
    {
        foreach (var (key, example) in All)
        {
            if (configuration[key] is not { Length: > 0 } schedule)
            {
                faults.Add(new(key, $"it is missing; {Expected}", example));
            }
            else if (!CronExpression.TryParse(schedule, CronFormat.IncludeSeconds, out _))
            {
                faults.Add(new(key, $"'{schedule}' is not a schedule; {Expected}", example));
            }
        }
    }
}
