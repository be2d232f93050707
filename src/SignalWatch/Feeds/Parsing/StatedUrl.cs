namespace SignalWatch.Feeds.Parsing;

/// <summary>A URL as stated and the <c>xml:base</c> that held where it was stated.</summary>
/// <param name="Text">As stated.</param>
/// <param name="Base">The base in force; null when the document states none.</param>
internal readonly record struct StatedUrl(string Text, Uri? Base)
{
    /// <summary>The absolute address on the web that is meant; null when none is.</summary>
    /// <param name="site">What a relative address refers to where the document states no base.</param>
    public Uri? Resolve(Uri? site)
    {
        var text = Text.AsSpan().Trim();
        if (text.IsEmpty || text.Length > 8192)
        {
            return null;
        }

        var address = text.ContainsAny('\r', '\n', '\t') ? Text.ReplaceLineEndings("").Replace("\t", "", StringComparison.Ordinal).Trim() : text.ToString();
        return Absolute(address) ?? Relative(address, Base ?? site);
    }

    /// <summary>The base for what an element contains.</summary>
    /// <param name="inherited">The base of its parent.</param>
    /// <param name="stated">Its own <c>xml:base</c>.</param>
    /// <param name="document">The document's own address, to which the outermost base is relative.</param>
    public static Uri? BaseOf(Uri? inherited, string? stated, Uri? document) =>
        stated is null ? inherited : new StatedUrl(stated, inherited).Resolve(document) ?? inherited;

    private static Uri? Absolute(string text) =>
        text[0] != '/' && Uri.TryCreate(text, UriKind.Absolute, out var uri) && IsWeb(uri) ? uri : null;

    private static Uri? Relative(string text, Uri? against) =>
        against is { IsAbsoluteUri: true } && Uri.TryCreate(against, text, out var uri) && IsWeb(uri) ? uri : null;

    private static bool IsWeb(Uri uri) => uri.Scheme is "http" or "https" or "ftp" && uri.Host.Length > 0 && CanonicalUrl.AsciiHost(uri) is not null;
}
