using System.Globalization;

namespace SignalWatch.Web.Api;

/// <summary>Where a row stands in a daily history that is read oldest first.</summary>
internal static class DayPosition
{
    private const string Format = "yyyyMMdd";

    /// <summary>The position of a day's row.</summary>
    public static string Of(DateOnly day) => day.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>The first day to read: the one behind the position, or the first of the period.</summary>
    public static DateOnly Behind(string? position, DateOnly first) =>
        position is null ? first : DateOnly.ParseExact(position, Format, CultureInfo.InvariantCulture).AddDays(1);
}
