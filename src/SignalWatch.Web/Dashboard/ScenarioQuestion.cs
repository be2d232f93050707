using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace SignalWatch.Web.Dashboard;

/// <summary>What a scenario's page is asked to show; all of it is in the address.</summary>
/// <param name="At">The day to look from, UTC; null for the last that was assessed.</param>
/// <param name="Days">How many days to it the line shows; one of <see cref="Ranges"/>.</param>
public sealed record ScenarioQuestion(DateOnly? At, int Days)
{
    /// <summary>The ranges that are offered, in days.</summary>
    public static IReadOnlyList<(int Days, string Name)> Ranges { get; } = [(60, "60 days"), (180, "180 days"), (365, "1 year"), (1826, "5 years")];

    /// <summary>Reads a query; null after saying what is wrong with it and what to write.</summary>
    internal static ScenarioQuestion? Read(IQueryCollection query, out string problem)
    {
        var (at, days) = (query["at"].ToString(), query["days"].ToString());
        var hasDay = DateOnly.TryParseExact(at, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1970 and < 9000;
        var range = Ranges.FirstOrDefault(one => days.Length == 0 || string.Equals(one.Days.ToString(CultureInfo.InvariantCulture), days, StringComparison.Ordinal));
        problem = (at.Length > 0 && !hasDay, range.Days == 0) switch
        {
            (true, _) => $"at: '{DashboardText.Short(at, 40)}' is not a day; write one such as 2025-06-30.",
            (_, true) => $"days: '{DashboardText.Short(days, 40)}' is not offered; write 60, 180, 365 or 1826.",
            _ => "",
        };
        return problem.Length > 0 ? null : new ScenarioQuestion(hasDay ? day : null, range.Days);
    }
}
