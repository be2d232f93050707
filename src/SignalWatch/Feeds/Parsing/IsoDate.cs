using System.Buffers;
using System.Globalization;

namespace SignalWatch.Feeds.Parsing;

/// <summary>The date of ISO 8601 at the start of a text: calendar, week and ordinal, with and without hyphens.</summary>
internal static class IsoDate
{
    private static readonly SearchValues<char> Ends = SearchValues.Create("Tt_ \t,");
    private static readonly SearchValues<char> Parts = SearchValues.Create("0123456789wW-/.");

    /// <summary>Reads the date and leaves the time, if any. Null when the text does not begin with such a date.</summary>
    public static DateParts? TryRead(ReadOnlySpan<char> text, out ReadOnlySpan<char> rest)
    {
        rest = text;
        var length = text.IndexOfAny(Ends);
        var date = length < 0 ? text : text[..length];
        if (date.Length < 4 || !IsDigits(date[..4]))
        {
            return null;
        }

        rest = length < 0 ? default : text[(length + 1)..];
        var year = int.Parse(date[..4], NumberStyles.None, CultureInfo.InvariantCulture);
        var tail = date[4..];
        if (tail.Length > 1 && tail[0] is '-' or '/' or '.' && !tail[1..].ContainsAnyExcept(Parts))
        {
            return Separated(year, tail);
        }

        if (tail.Length > 0 && tail[0] is 'W' or 'w')
        {
            return Week(year, tail);
        }

        return !IsDigits(tail) ? null : tail.Length switch
        {
            0 when rest.IsEmpty => new DateParts { Year = year, Month = 1, Day = 1 },
            3 => Ordinal(year, Number(tail)),
            4 => new DateParts { Year = year, Month = Number(tail[..2]), Day = Number(tail[2..]) },
            10 => new DateParts
            {
                Year = year, Month = Number(tail[..2]), Day = Number(tail[2..4]),
                Hour = Number(tail[4..6]), Minute = Number(tail[6..8]), Second = Number(tail[8..]),
            },
            _ => null,
        };
    }

    private static DateParts? Separated(int year, ReadOnlySpan<char> tail)
    {
        var separator = tail[0];
        var first = tail[1..];
        if (first[0] is 'W' or 'w')
        {
            return Week(year, first);
        }

        var next = first.IndexOf(separator);
        if (next < 0)
        {
            return first.Length switch
            {
                3 when separator == '-' => Ordinal(year, Number(first)),
                1 or 2 when IsDigits(first) => new DateParts { Year = year, Month = Number(first), Day = 1 },
                _ => null,
            };
        }

        var day = first[(next + 1)..];
        return IsDigits(first[..next]) && IsDigits(day) && next is 1 or 2 && day.Length is 1 or 2
            ? new DateParts { Year = year, Month = Number(first[..next]), Day = Number(day) }
            : null;
    }

    private static DateParts? Week(int year, ReadOnlySpan<char> text)
    {
        var hyphen = text.Length > 3 && text[3] == '-' ? 1 : 0;
        if (text.Length < 3 || !IsDigits(text[1..3]))
        {
            return null;
        }

        var week = Number(text[1..3]);
        var day = text.Length > 3 + hyphen ? Number(text[(3 + hyphen)..]) : 1;
        if (week < 1 || day is < 1 or > 7 || !DateParts.IsKnownYear(year) || week > ISOWeek.GetWeeksInYear(year))
        {
            return null;
        }

        var date = ISOWeek.ToDateTime(year, week, (DayOfWeek)(day % 7));
        return new DateParts { Year = date.Year, Month = date.Month, Day = date.Day };
    }

    private static DateParts? Ordinal(int year, int day)
    {
        if (!DateParts.IsKnownYear(year) || day < 1 || day > (DateTime.IsLeapYear(year) ? 366 : 365))
        {
            return null;
        }

        var date = new DateOnly(year, 1, 1).AddDays(day - 1);
        return new DateParts { Year = date.Year, Month = date.Month, Day = date.Day };
    }

    private static bool IsDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    private static int Number(ReadOnlySpan<char> digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
