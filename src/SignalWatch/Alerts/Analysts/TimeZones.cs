using SignalWatch.Packs;

namespace SignalWatch.Alerts.Analysts;

/// <summary>Finds time zones by their IANA names.</summary>
public static class TimeZones
{
    /// <summary>The zone of that IANA name, such as <c>Europe/Berlin</c>; null when this machine knows none of that name.</summary>
    public static TimeZoneInfo? Find(string name)
    {
        // Windows knows its own names as well, and Linux any file below its zone directory: an IANA name is a path of words.
        var isName = name.Length is > 0 and <= 64 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '_' or '-' or '+');
        return isName && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId ? zone : null;
    }

    /// <summary>What was probably meant by a name that is no zone.</summary>
    public static string Suggest(string name)
    {
        var known = TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Where(id => id.Contains('/', StringComparison.Ordinal)).ToList();
        var city = name[(name.LastIndexOf('/') + 1)..].Replace(' ', '_');
        var near = known.Find(id => id.EndsWith('/' + city, StringComparison.OrdinalIgnoreCase))
            ?? NearestTo(name, known)
            ?? known.Find(id => Nearest.To(city, [id[(id.LastIndexOf('/') + 1)..]]) is not null);
        return near is null ? "Write an IANA name such as Europe/Berlin or Asia/Tbilisi." : $"Did you mean {Quote.Of(near)}?";
    }

    // The nearest of a list too long to be searched at once.
    private static string? NearestTo(string name, List<string> known) => known.Chunk(100)
        .Select(some => Nearest.To(name, some)).OfType<string>()
        .MinBy(candidate => name.Length <= 64 ? Nearest.Edits(name.ToLowerInvariant(), candidate.ToLowerInvariant()) : 0);
}
