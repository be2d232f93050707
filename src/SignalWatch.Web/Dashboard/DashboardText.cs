using System.Globalization;
using SignalWatch.Assessment;
using SignalWatch.Feeds;

namespace SignalWatch.Web.Dashboard;

/// <summary>Figures, days and names as the dashboard writes them: in English, whatever the server's culture.</summary>
internal static class DashboardText
{
    private const string Minus = "\u2212";
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    /// <summary>A day such as <c>4 Nov 2025</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", English);

    /// <summary>A day as machines read it, such as <c>2025-11-04</c>.</summary>
    public static string IsoDay(DateOnly day) => day.ToString("yyyy-MM-dd", English);

    /// <summary>A time of day with its day, such as <c>4 Nov 2025, 09:30</c>.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("d MMM yyyy, HH:mm", English);

    /// <summary>A time as machines read it.</summary>
    public static string IsoTime(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm'Z'", English);

    /// <summary>A stretch of days; a single day stands alone.</summary>
    public static string Days(DateOnly first, DateOnly last) => (first == last, first.Year == last.Year) switch
    {
        (true, _) => Day(first),
        (_, true) => $"{first.ToString("d MMM", English)} to {Day(last)}",
        _ => $"{Day(first)} to {Day(last)}",
    };

    /// <summary>A share such as <c>31 %</c>; those near the ends say so rather than pretend to be certain.</summary>
    public static string Percent(double share) => share switch
    {
        > 0 and < 0.005 => "< 1 %",
        < 1 and >= 0.995 => "> 99 %",
        _ => share.ToString("0 %", English),
    };

    /// <summary>A number with so many decimals.</summary>
    public static string Number(double number, int decimals = 0) => number.ToString("F" + decimals.ToString(English), English).Replace("-", Minus, StringComparison.Ordinal);

    /// <summary>A count with its noun, such as <c>1 story</c> or <c>1,200 stories</c>.</summary>
    public static string Count(long count, string one, string several) => $"{count.ToString("#,0", English)} {(count == 1 ? one : several)}";

    /// <summary>A difference of two shares, such as <c>+2 points</c>.</summary>
    public static string Points(double difference) =>
        $"{Signed(100 * difference, 0)} {(Math.Abs(Math.Round(100 * difference)) == 1 ? "point" : "points")}";

    /// <summary>A difference with its sign.</summary>
    public static string Signed(double number, int decimals) =>
        number.ToString($"+{Zeros(decimals)};{Minus}{Zeros(decimals)};{Zeros(decimals)}", English);

    /// <summary>A level in lower case, such as <c>elevated</c>.</summary>
    public static string Level(Level level) => level.ToString().ToLowerInvariant();

    /// <summary>A source's state in words, such as <c>selectors broken</c>.</summary>
    public static string State(SourceState state) => state switch
    {
        SourceState.NotPolled => "not polled",
        SourceState.SelectorsBroken => "selectors broken",
        _ => state.ToString().ToLowerInvariant(),
    };

    /// <summary>The text, or its beginning with an ellipsis where it is longer than a place takes.</summary>
    public static string Short(string text, int length) => text.Length <= length ? text : text[..(length - 1)].TrimEnd() + "…";

    private static string Zeros(int decimals) => decimals == 0 ? "0" : "0." + new string('0', decimals);
}
