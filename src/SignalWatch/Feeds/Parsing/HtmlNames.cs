using System.Collections.Frozen;

namespace SignalWatch.Feeds.Parsing;

/// <summary>The element names of HTML that change how markup is read.</summary>
internal static class HtmlNames
{
    private static readonly FrozenSet<string> Inline = Set(
        "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp small span strike strong sub sup time tt u var wbr");

    private static readonly FrozenSet<string> Block = Set(
        "address article aside blockquote body br button canvas caption center col colgroup dd details dialog dir div dl dt fieldset figcaption "
        + "figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html img iframe input legend li link main map meta menu nav "
        + "noscript ol optgroup option p picture pre section select source summary table tbody td textarea tfoot th thead title tr ul "
        + "video audio embed object param svg math script style template noembed noframes applet area base marquee rp rt ruby track");

    private static readonly FrozenSet<string> Hidden = Set("script style template noframes noembed iframe head svg math textarea select object");

    private static readonly FrozenSet<string> Void = Set("area base br col embed hr img input meta param track wbr");

    /// <summary>Whether HTML has an element of this name.</summary>
    public static bool IsKnown(ReadOnlySpan<char> name) => IsInline(name) || Has(Block, name);

    /// <summary>Whether the element runs on in its line, so that text before and after it is not set apart.</summary>
    public static bool IsInline(ReadOnlySpan<char> name) => Has(Inline, name);

    /// <summary>Whether what the element contains is not text for a reader.</summary>
    public static bool IsHidden(ReadOnlySpan<char> name) => Has(Hidden, name);

    /// <summary>Whether the element never has an end tag.</summary>
    public static bool IsVoid(ReadOnlySpan<char> name) => Has(Void, name);

    private static bool Has(FrozenSet<string> names, ReadOnlySpan<char> name) =>
        names.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);

    private static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
