using System.Globalization;
using Microsoft.AspNetCore.Http;
using SignalWatch.Packs;

namespace SignalWatch.Web.Dashboard;

/// <summary>What an indicator's page is asked to show. It is all in the address, so that a view can be mailed.</summary>
public sealed record IndicatorQuestion
{
    /// <summary>The days shown where none are asked for.</summary>
    public const int DefaultDays = 90;

    /// <summary>The most days that can be asked for: 20 years.</summary>
    public const int MostDays = 7_305;

    /// <summary>The first day, UTC.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day, UTC, inclusive.</summary>
    public required DateOnly To { get; init; }

    /// <summary>Only signals of this source; null for all.</summary>
    public SourceId? Source { get; init; }

    /// <summary>Only signals at least this probable, above 0 to 1; null for all.</summary>
    public double? AtLeast { get; init; }

    /// <summary>Where the list of signals goes on; null begins with the newest.</summary>
    public SignalCursor? Older { get; init; }

    /// <summary>How many days are asked for.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>Reads a query; null after saying what is wrong with it and what to write.</summary>
    /// <param name="query">The address' query.</param>
    /// <param name="pack">Gives the sources there are.</param>
    /// <param name="last">The last day that was assessed.</param>
    /// <param name="problem">Names the parameter; empty where all is well.</param>
    internal static IndicatorQuestion? Read(IQueryCollection query, Pack pack, DateOnly last, out string problem)
    {
        problem = "";
        var to = DayOf(query, "to", ref problem) ?? last;
        var from = DayOf(query, "from", ref problem) ?? to.AddDays(1 - Math.Min(DefaultDays, to.DayNumber + 1));
        var question = new IndicatorQuestion
        {
            From = from,
            To = to,
            Source = SourceOf(query, pack, ref problem),
            AtLeast = ShareOf(query, "atLeast", ref problem),
            Older = CursorOf(query, ref problem),
        };
        problem = problem.Length > 0 ? problem : question.Days switch
        {
            < 1 => $"to: {DashboardText.IsoDay(to)} is before {DashboardText.IsoDay(from)}; swap 'from' and 'to'.",
            > MostDays => "from: more than 20 years can't be shown at once; write a later day.",
            _ => "",
        };
        return problem.Length == 0 ? question : null;
    }

    /// <summary>The query that asks for this, beginning with a question mark.</summary>
    public string ToQuery()
    {
        var query = new List<string> { $"from={DashboardText.IsoDay(From)}", $"to={DashboardText.IsoDay(To)}" };
        if (Source is { } source)
        {
            query.Add($"source={Uri.EscapeDataString(source.Value)}");
        }

        if (AtLeast is { } share)
        {
            query.Add(string.Create(CultureInfo.InvariantCulture, $"atLeast={share:0.##}"));
        }

        if (Older is { } cursor)
        {
            query.Add($"older={cursor}");
        }

        return "?" + string.Join('&', query);
    }

    private static DateOnly? DayOf(IQueryCollection query, string name, ref string problem)
    {
        var text = query[name].ToString();
        if (text.Length == 0)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1970 and < 9000)
        {
            return day;
        }

        problem = $"{name}: '{DashboardText.Short(text, 40)}' is not a day; write one such as 2025-06-30.";
        return null;
    }

    private static SourceId? SourceOf(IQueryCollection query, Pack pack, ref string problem)
    {
        var text = query["source"].ToString();
        if (text.Length == 0 || pack.Sources.Any(source => string.Equals(source.Id.Value, text, StringComparison.Ordinal)))
        {
            return text.Length == 0 ? null : new SourceId(text);
        }

        problem = $"source: '{DashboardText.Short(text, 40)}' is no source of {pack.Id}. {Nearest.Suggest(text, [.. pack.Sources.Select(source => source.Id.Value)])}";
        return null;
    }

    private static double? ShareOf(IQueryCollection query, string name, ref string problem)
    {
        var text = query[name].ToString();
        if (text.Length == 0)
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share is > 0 and <= 1)
        {
            return share;
        }

        problem = $"{name}: '{DashboardText.Short(text, 40)}' is no probability; write a number above 0, up to 1, such as 0.7.";
        return null;
    }

    private static SignalCursor? CursorOf(IQueryCollection query, ref string problem)
    {
        var text = query["older"].ToString();
        var cursor = SignalCursor.Parse(text);
        problem = text.Length > 0 && cursor is null ? "older: this is not a place in the list; follow the link at the list's end, or leave it out." : problem;
        return cursor;
    }
}
