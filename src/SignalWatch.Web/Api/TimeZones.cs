using SignalWatch.Packs;

namespace SignalWatch.Web.Api;

/// <summary>Reads time zones by their IANA names.</summary>
internal static class TimeZones
{
    private const int LongestName = 64;

    private static readonly string[] Examples = ["UTC", "Asia/Tbilisi", "Asia/Tehran", "Asia/Baku", "Europe/Moscow", "Europe/Berlin", "Europe/London", "America/New_York"];

    /// <summary>The zone that a parameter names; UTC when it is left out.</summary>
    /// <exception cref="QueryProblemException">It names none.</exception>
    public static TimeZoneInfo Of(ApiRequest request, QueryParameter parameter)
    {
        if (request.Text(parameter) is not { } name || name is "UTC" or "Etc/UTC")
        {
            return TimeZoneInfo.Utc;
        }

        // Names are looked up as files on some systems: nothing that could lead elsewhere is looked up at all.
        var isName = name.Length <= LongestName && name.Split('/').All(part => part.Length > 0 && part.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '+'));
        if (isName && name.Contains('/', StringComparison.Ordinal) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId)
        {
            return zone;
        }

        throw QueryProblemException.Bad(parameter.Name, $"{QueryProblemException.Quote(name)} is no IANA time zone. {Suggestion(name)}", Examples);
    }

    private static string Suggestion(string name)
    {
        // The nearest among those that begin alike: there are some six hundred.
        var known = TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Where(id => name.Length > 0 && char.ToUpperInvariant(id[0]) == char.ToUpperInvariant(name[0])).ToList();
        return Nearest.To(name, known) is { } near ? $"Did you mean '{near}'?" : "Write a name such as 'Asia/Tbilisi'.";
    }
}
