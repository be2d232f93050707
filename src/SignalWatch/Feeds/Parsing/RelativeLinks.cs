using System.Text;
using System.Text.RegularExpressions;

namespace SignalWatch.Feeds.Parsing;

/// <summary>Makes the links of a fragment absolute.</summary>
internal static partial class RelativeLinks
{
    /// <summary>
    /// The fragment with the addresses in its link attributes, one a tag, resolved against the base; as it was when that
    /// takes seconds, which only a starved machine makes it do.
    /// </summary>
    public static string Resolve(string html, Uri at)
    {
        if (!html.Contains('=', StringComparison.Ordinal))
        {
            return html;
        }

        try
        {
            return Link().Replace(html, match => Resolved(match, at));
        }
        catch (RegexMatchTimeoutException)
        {
            return html;
        }
    }

    private static string Resolved(Match match, Uri at)
    {
        var value = match.Groups["value"].Value;
        var isAbsolute = !value.StartsWith('/') && Uri.TryCreate(value, UriKind.Absolute, out _);
        return isAbsolute || !Uri.TryCreate(at, Decoded(value), out var resolved)
            ? match.Value
            : string.Concat(match.Groups["start"].Value, Encoded(resolved.AbsoluteUri), match.Groups["end"].Value);
    }

    private static string Decoded(string value) => value.Replace("&amp;", "&", StringComparison.Ordinal);

    private static string Encoded(string value) => new StringBuilder(value).Replace("&", "&amp;").Replace("\"", "&quot;").ToString();

    [GeneratedRegex(
        """(?<start><[a-z][^<>]{0,2000}?\s(?:href|src|cite|poster|longdesc|action|background|data|usemap)\s*=\s*(?<quote>["']))(?<value>(?>[^"'<>#][^"'<>]{0,4000}))(?<end>\k<quote>)""",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        5000)]
    private static partial Regex Link();
}
