using System.Globalization;

namespace SignalWatch.History;

/// <summary>A day as a row key: <c>yyyyMMdd</c>, so that ordinal order is the order of days.</summary>
internal static class DayKey
{
    private const string Format = "yyyyMMdd";

    /// <summary>The key of a day.</summary>
    public static string Of(DateOnly day) => day.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>The day of a key that <see cref="Of"/> made.</summary>
    public static DateOnly Parse(string key) => DateOnly.ParseExact(key, Format, CultureInfo.InvariantCulture);
}
