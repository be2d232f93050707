using System.Net;

namespace SignalWatch.Web.Api;

/// <summary>What is wrong with a request, for who wrote it: the parameter, field or header by name, and what would be right.</summary>
/// <param name="status">The answer's status, 400 to 499.</param>
/// <param name="parameter">The parameter, path segment, field or header at fault.</param>
/// <param name="detail">What is wrong and what to do, as a sentence.</param>
/// <param name="validValues">The values there are, where they can be listed; may be empty.</param>
internal sealed class QueryProblemException(HttpStatusCode status, string parameter, string detail, IReadOnlyList<string> validValues)
    : Exception($"{parameter}: {detail}")
{
    private const int MostListed = 60;
    private const int LongestQuoted = 60;

    /// <summary>The answer's status.</summary>
    public HttpStatusCode Status { get; } = status;

    /// <summary>The parameter, path segment, field or header at fault.</summary>
    public string Parameter { get; } = parameter;

    /// <summary>What is wrong and what to do.</summary>
    public string Detail { get; } = detail;

    /// <summary>The values there are; may be empty.</summary>
    public IReadOnlyList<string> ValidValues { get; } = [.. validValues.Take(MostListed)];

    /// <summary>A parameter that can't be used: 400.</summary>
    public static QueryProblemException Bad(string parameter, string detail, params IReadOnlyList<string> validValues) =>
        new(HttpStatusCode.BadRequest, parameter, detail, validValues);

    /// <summary>Something asked for that is not there: 404.</summary>
    public static QueryProblemException Unknown(string parameter, string detail, params IReadOnlyList<string> validValues) =>
        new(HttpStatusCode.NotFound, parameter, detail, validValues);

    /// <summary>What somebody wrote, fit to be shown: short, in quotes, with control and format characters named instead of written.</summary>
    public static string Quote(string text)
    {
        var cut = text.Length <= LongestQuoted ? text : text[..LongestQuoted];
        var shown = string.Concat(cut.Select(c => IsPlain(c) ? c.ToString() : FormattableString.Invariant($"<U+{(int)c:X4}>")));
        return text.Length <= LongestQuoted ? $"'{shown}'" : $"'{shown}...'";
    }

    // Surrogates too: cut in two or alone, they are no text.
    private static bool IsPlain(char c) => char.GetUnicodeCategory(c) is not (
        System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.Surrogate
        or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator
        or System.Globalization.UnicodeCategory.OtherNotAssigned or System.Globalization.UnicodeCategory.PrivateUse);
}
