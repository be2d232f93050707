using System.Globalization;
using Microsoft.AspNetCore.Http;
using SignalWatch.Packs;

namespace SignalWatch.Web.Api;

/// <summary>Reads a request's query strictly: what can't be understood is refused with what would be right, never passed over.</summary>
/// <param name="context">The request.</param>
internal sealed class ApiRequest(HttpContext context)
{
    private const int DefaultLimit = 100;
    private const int MostRowsOfPage = 1000;

    private static readonly string[] TimeFormats =
    [
        "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    /// <summary>The first day that can be asked for.</summary>
    public static readonly DateOnly FirstDay = new(1900, 1, 1);

    /// <summary>The last day that can be asked for.</summary>
    public static readonly DateOnly LastDay = new(2200, 1, 1);

    /// <summary>The request.</summary>
    public HttpContext Context { get; } = context;

    /// <summary>The request's cancellation.</summary>
    public CancellationToken Ending => Context.RequestAborted;

    /// <summary>Refuses a query that has parameters that the endpoint does not take, or has one twice.</summary>
    /// <exception cref="QueryProblemException">It has.</exception>
    public void Check(EndpointNote note)
    {
        var names = note.Parameters.Select(parameter => parameter.Name).ToList();
        foreach (var (name, values) in Context.Request.Query)
        {
            if (!names.Contains(name, StringComparer.Ordinal))
            {
                throw QueryProblemException.Bad(QueryProblemException.Quote(name).Trim('\''), $"There is no such parameter here. {Suggestion(name, names)}", names);
            }

            if (values.Count > 1)
            {
                throw QueryProblemException.Bad(name, "It is given more than once; give it once.");
            }
        }
    }

    /// <summary>A parameter's text; null when it is left out or empty.</summary>
    public string? Text(QueryParameter parameter)
    {
        var text = Context.Request.Query[parameter.Name].ToString();
        if (text.Length == 0)
        {
            return parameter.IsRequired ? throw QueryProblemException.Bad(parameter.Name, $"It is missing. {parameter.Description}", parameter.Values) : null;
        }

        if (parameter.Values.Count > 0 && !parameter.Values.Contains(text, StringComparer.Ordinal))
        {
            throw QueryProblemException.Bad(
                parameter.Name, $"{QueryProblemException.Quote(text)} is none of its values. {Suggestion(text, parameter.Values)}", parameter.Values);
        }

        return text;
    }

    /// <summary>A whole number within the parameter's bounds; null when it is left out.</summary>
    public int? Integer(QueryParameter parameter)
    {
        if (Text(parameter) is not { } text)
        {
            return null;
        }

        var (least, most) = ((int)(parameter.Minimum ?? 0), (int)(parameter.Maximum ?? int.MaxValue));
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw QueryProblemException.Bad(parameter.Name, FormattableString.Invariant($"{QueryProblemException.Quote(text)} is no whole number from {least} to {most}."));
    }

    /// <summary>A number within the parameter's bounds; null when it is left out.</summary>
    public double? Number(QueryParameter parameter)
    {
        if (Text(parameter) is not { } text)
        {
            return null;
        }

        var isNumber = double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number);
        return isNumber && number >= parameter.Minimum && number <= parameter.Maximum
            ? number
            : throw QueryProblemException.Bad(
                parameter.Name, FormattableString.Invariant($"{QueryProblemException.Quote(text)} is no number from {parameter.Minimum} to {parameter.Maximum}."));
    }

    /// <summary>A day; null when it is left out.</summary>
    public DateOnly? Day(QueryParameter parameter)
    {
        if (Text(parameter) is not { } text)
        {
            return null;
        }

        return TryDay(text, out var day)
            ? day
            : throw QueryProblemException.Bad(parameter.Name, $"{QueryProblemException.Quote(text)} is no day from 1900 to 2200; write it like 2025-06-30.");
    }

    /// <summary>The days from <c>from</c> to before <c>to</c>; an end left out goes as far as days go.</summary>
    public (DateOnly From, DateOnly To) Days()
    {
        var (from, to) = (Day(QueryParameter.FromDay), Day(QueryParameter.ToDay));
        return from >= to ? throw Reversed() : (from ?? FirstDay, to ?? LastDay);
    }

    /// <summary>The time from <c>from</c> to before <c>to</c>; an end left out goes as far as times go.</summary>
    public (DateTimeOffset From, DateTimeOffset To) Period()
    {
        var (from, to) = (Time(QueryParameter.From), Time(QueryParameter.To));
        return from >= to ? throw Reversed() : (from ?? StartOf(FirstDay), to ?? StartOf(LastDay));
    }

    /// <summary>The most rows of a page, or, where the answer is a stream, of all of it; null for no bound.</summary>
    public int? Limit(RowFormat format)
    {
        var limit = Integer(QueryParameter.Limit);
        if (format == RowFormat.Json && limit > MostRowsOfPage)
        {
            throw QueryProblemException.Bad(
                QueryParameter.Limit.Name, FormattableString.Invariant($"A page has 1 to {MostRowsOfPage} rows; go on with its cursor, or ask for format=ndjson or csv."));
        }

        return limit ?? (format == RowFormat.Json ? DefaultLimit : null);
    }

    /// <summary>The beginning of a day, UTC.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>The nearest of the known names, as the end of a message.</summary>
    public static string Suggestion(string name, IReadOnlyCollection<string> known) => known.Count == 0 ? "It takes none." : Nearest.Suggest(name, known);

    private DateTimeOffset? Time(QueryParameter parameter)
    {
        if (Text(parameter) is not { } text)
        {
            return null;
        }

        // A plus that was not escaped arrives as a space.
        var plain = text.Length > 6 && text[^6] == ' ' ? $"{text[..^6]}+{text[^5..]}" : text;
        if (TryDay(plain, out var day))
        {
            return StartOf(day);
        }

        var isTime = DateTimeOffset.TryParseExact(plain, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            && (plain[^1] == 'Z' || plain[^6] is '+' or '-')
            && DateOnly.FromDateTime(time.UtcDateTime) is var utcDay && utcDay >= FirstDay && utcDay < LastDay;
        return isTime ? time.ToUniversalTime() : throw QueryProblemException.Bad(
            parameter.Name,
            $"{QueryProblemException.Quote(text)} is neither a day nor a time with its offset from 1900 to 2200; write it like 2025-06-30 or 2025-06-30T12:00:00Z.");
    }

    private static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day >= FirstDay && day <= LastDay;

    private static QueryProblemException Reversed() => QueryProblemException.Bad("to", "It is not after 'from'; the period is from 'from' to before 'to'.");
}
