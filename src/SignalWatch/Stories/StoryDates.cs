using System.Globalization;

namespace SignalWatch.Stories;

/// <summary>Finds the days that a text speaks of.</summary>
internal static class StoryDates
{
    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <summary>The day that a token states, as days since 1 January of year 1; null when it states none.</summary>
    /// <param name="tokens">The text.</param>
    /// <param name="at">The token: a weekday, or a month beside the number of a day.</param>
    /// <param name="reference">The item's day: a weekday means the nearest one, a date that of the nearest year.</param>
    public static int? At(List<StoryToken> tokens, int at, DateOnly reference)
    {
        var form = tokens[at].Form;
        if (tokens[at].IsCapital && Enum.TryParse<DayOfWeek>(form, ignoreCase: true, out var weekday) && form.EndsWith("day", StringComparison.Ordinal))
        {
            var ahead = ((int)weekday - (int)reference.DayOfWeek + 7) % 7;
            return reference.DayNumber + (ahead > 3 ? ahead - 7 : ahead);
        }

        var month = Array.IndexOf(Months, form) + 1;
        return month > 0 && tokens[at].IsCapital && DayBeside(tokens, at) is { } day ? Nearest(month, day, reference) : null;
    }

    private static int? DayBeside(List<StoryToken> tokens, int month)
    {
        foreach (var beside in (ReadOnlySpan<int>)[month - 1, month + 1])
        {
            if (beside >= 0 && beside < tokens.Count && tokens[beside] is { IsNumber: true, Form.Length: <= 2 } token
                && int.TryParse(token.Form, CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= 31)
            {
                return day;
            }
        }

        return null;
    }

    private static int? Nearest(int month, int day, DateOnly reference)
    {
        int? nearest = null;
        foreach (var year in (ReadOnlySpan<int>)[reference.Year - 1, reference.Year, reference.Year + 1])
        {
            if (year is >= 1 and <= 9999 && day <= DateTime.DaysInMonth(year, month))
            {
                var number = new DateOnly(year, month, day).DayNumber;
                nearest = nearest is { } best && Math.Abs(best - reference.DayNumber) <= Math.Abs(number - reference.DayNumber) ? best : number;
            }
        }

        return nearest;
    }
}
