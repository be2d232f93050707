using System.Text;
using System.Text.RegularExpressions;

namespace SignalWatch.Feeds;

/// <summary>Makes the links of a fragment absolute.</summary>
internal static partial class RelativeLinks
{
    /// <summary>The fragment with the addresses in its link attributes resolved against the base.</summary>
    public static string Resolve(string html, Uri at) => !html.Contains('=', StringComparison.Ordinal)
        ? html
        : Link().Replace(html, match =>
        {
            var value = match.Groups["value"];
            return Uri.TryCreate(value.Value, UriKind.Absolute, out var absolute) && absolute.Scheme.Length > 1 && !value.Value.StartsWith('/')
                || !Uri.TryCreate(at, Decoded(value.Value), out var resolved)
                ? match.Value
                : string.Concat(match.Groups["start"].Value, Encoded(resolved.AbsoluteUri), match.Groups["end"].Value);
        });

    private static string Decoded(string value) => value.Replace("&amp;", "&", StringComparison.Ordinal);

    private static string Encoded(string value) => new StringBuilder(value).Replace("&", "&amp;").Replace("\"", "&quot;").ToString();

    [GeneratedRegex(
        """(?<start><[a-z][^<>]{0,2000}?\s(?:href|src|cite|poster|longdesc|action|background|data|usemap)\s*=\s*(?<quote>["']))(?<value>[^"'<>#][^"'<>]{0,4000})(?<end>\k<quote>)""",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        5000)]
    private static partial Regex Link();
}
