using System.Globalization;

namespace SignalWatch.Feeds.Parsing;

/// <summary>What is known of a date while it is read word by word.</summary>
internal sealed class DateParts
{
    private readonly List<int> _numbers = [];
    private char _numberSeparator = ' ';
    private bool _hasSign;
    private int _sign;
    private int _clock; // 1 is before noon, 2 after
    private bool _minutesTaken;

    public int? Year { get; init; }

    public int? Month { get; set; }

    public int? Day { get; init; }

    public int Hour { get; set; } = -1;

    public int Minute { get; set; }

    public int Second { get; set; }

    /// <summary>Minutes ahead of UTC; null when not stated or not known.</summary>
    private int? Zone { get; set; }

    private double Fraction { get; set; }

    /// <summary>Whether a year can be that of a publication in the Gregorian calendar.</summary>
    public static bool IsKnownYear(int year) => year is >= 1900 and <= 2199;

    /// <summary>Takes in a word; false when it makes the date unreadable.</summary>
    public bool Take(DateWordReader words) => words.IsNumber ? TakeNumber(words) : TakeWord(words);

    /// <summary>The time in UTC; null when it is none of our calendar.</summary>
    public DateTimeOffset? ToTime()
    {
        if (Date() is not var (year, month, day) || !IsKnownYear(year) || month is < 1 or > 12
            || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return null;
        }

        var hour = Math.Max(Hour, 0);
        if (_clock > 0)
        {
            if (hour is < 1 or > 23)
            {
                return null;
            }

            hour = hour > 12 ? hour : (hour % 12) + (_clock == 2 ? 12 : 0);
        }

        if (hour > 24 || (hour == 24 && (Minute > 0 || Second > 0)) || Minute > 59 || Second > 60)
        {
            return null;
        }

        var time = new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero);
        return time.AddHours(hour).AddMinutes(Minute - (Zone ?? 0)).AddSeconds(Math.Min(Second, 59)).AddTicks((long)Math.Round(Fraction * TimeSpan.TicksPerSecond));
    }

    private bool TakeWord(DateWordReader words)
    {
        var word = words.Word;
        if (word.Equals("am", StringComparison.OrdinalIgnoreCase) || word.Equals("pm", StringComparison.OrdinalIgnoreCase))
        {
            _clock = word[0] is 'a' or 'A' ? 1 : 2;
            return true;
        }

        if (DateWords.Month(word) is > 0 and var month && Year is null)
        {
            // "mar" is Tuesday in Italian, Spanish and French, and comes before the month.
            Month = month;
            return true;
        }

        if (Hour >= 0 && DateWords.Zone(word) is { } minutes)
        {
            Zone = minutes;
        }

        return true;
    }

    private bool TakeNumber(DateWordReader words)
    {
        var digits = words.Word;
        if (digits.Length > 8)
        {
            return words.Before == '.' && Hour >= 0;
        }

        var number = int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        if (Hour >= 0 && words.Before is '+' or '-' or '−' && !_hasSign)
        {
            return TakeZone(digits, number, words);
        }

        if (_hasSign && words.Before == ':')
        {
            Zone = ((Zone ?? 0) / 60 * 60) + (_sign * number);
            return true;
        }

        if (words.After is ':' or 'h' or 'H' && Hour < 0)
        {
            Hour = number;
            return true;
        }

        if (Hour >= 0 && words.Before is ':' or 'h' or 'H')
        {
            return TakeClock(number, words);
        }

        if (Hour >= 0 && words.Before == '.')
        {
            Fraction = double.Parse("0." + digits.ToString(), CultureInfo.InvariantCulture);
            return true;
        }

        return Year is null ? TakeDate(digits, number, words) : TakeIsoClock(digits, number, words);
    }

    private bool TakeClock(int number, DateWordReader words)
    {
        if (_minutesTaken)
        {
            Second = number;
        }
        else
        {
            Minute = number;
            _minutesTaken = true;
        }

        return words.Word.Length <= 2;
    }

    private bool TakeZone(ReadOnlySpan<char> digits, int number, DateWordReader words)
    {
        _hasSign = true;
        _sign = words.Before == '+' ? 1 : -1;
        var minutes = digits.Length switch
        {
            <= 2 => number * 60,
            3 or 4 => (number / 100 * 60) + (number % 100),
            _ => 0,
        };
        Zone = minutes <= 15 * 60 ? _sign * minutes : 0;
        return true;
    }

    private bool TakeDate(ReadOnlySpan<char> digits, int number, DateWordReader words)
    {
        if (_numbers.Count >= 3)
        {
            // "Thu Jan 1 00:00:00 2004 0300": what follows a whole date adds nothing to it.
            return true;
        }

        if (_numbers.Count == 1)
        {
            _numberSeparator = words.Before;
        }

        _numbers.Add(digits.Length >= 3 ? number : -1 - number);
        return true;
    }

    /// <summary>The time of ISO 8601 in its basic form, 083000 or 0830 or 08.</summary>
    private bool TakeIsoClock(ReadOnlySpan<char> digits, int number, DateWordReader words)
    {
        if (Hour >= 0 || words.Before != ' ')
        {
            return true;
        }

        (Hour, Minute, Second) = digits.Length switch
        {
            <= 2 => (number, 0, 0),
            4 => (number / 100, number % 100, 0),
            6 => (number / 10000, number / 100 % 100, number % 100),
            _ => (-1, 0, 0),
        };
        return Hour >= 0;
    }

    private (int Year, int Month, int Day)? Date()
    {
        if (Year is { } isoYear)
        {
            return (isoYear, Month ?? 0, Day ?? 0);
        }

        // Numbers of one or two digits were kept as their complement, to tell the year 2004 from a day.
        var full = _numbers.FindIndex(number => number >= 0);
        if (Month is { } month)
        {
            return _numbers.Count < 2 ? null : DateAround(month, full);
        }

        if (_numbers.Count < 3)
        {
            return null;
        }

        if (full == 0)
        {
            return (_numbers[0], Short(_numbers[1]), Short(_numbers[2]));
        }

        var year = full == 2 ? _numbers[2] : Century(Short(_numbers[2]));
        var (first, second) = (Short(_numbers[0]), Short(_numbers[1]));
        return _numberSeparator == '/' && first <= 12 ? (year, first, second) : (year, second, first);
    }

    private static int Short(int number) => number < 0 ? -1 - number : number;

    private (int Year, int Month, int Day) DateAround(int month, int full) => full switch
    {
        0 => (_numbers[0], month, Short(_numbers[1])),
        > 0 => (_numbers[full], month, Short(_numbers[0])),
        _ => (Century(Short(_numbers[1])), month, Short(_numbers[0])),
    };

    /// <summary>RFC 2822, section 4.3: two digits below 50 are of this century.</summary>
    private static int Century(int year) => year < 50 ? year + 2000 : year + 1900;
}
