using System.CommandLine;
using System.Globalization;

namespace SignalWatch.Cli.Commands;

/// <summary>Options that take a day, a month or a year.</summary>
internal static class DateOption
{
    private static readonly string[] Forms = ["yyyy-MM-dd", "yyyy-MM", "yyyy"];

    /// <summary>A new option whose value is the first day of what was written.</summary>
    public static Option<DateOnly?> First(string name, string description) => Create(name, description, (day, _) => day);

    /// <summary>A new option whose value is the last day of what was written: <c>2024-11</c> is 30 November.</summary>
    public static Option<DateOnly?> Last(string name, string description) => Create(name, description, (day, form) => form switch
    {
        "yyyy-MM" => day.AddMonths(1).AddDays(-1),
        "yyyy" => day.AddYears(1).AddDays(-1),
        _ => day,
    });

    private static Option<DateOnly?> Create(string name, string description, Func<DateOnly, string, DateOnly> complete) => new(name)
    {
        Description = description,
        HelpName = "DATE",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            foreach (var form in Forms)
            {
                if (DateOnly.TryParseExact(text, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                {
                    return complete(day, form);
                }
            }

            result.AddError($"{name}: '{text}' is not a date; write 2024-11-28, 2024-11 or 2024.");
            return null;
        },
    };
}
