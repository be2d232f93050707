namespace SignalWatch.Articles;

/// <summary>A paragraph, heading or list item.</summary>
/// <param name="Text">White space folded; never empty.</param>
/// <param name="LinkShare">How much of the text is inside links, 0 to 1.</param>
/// <param name="Tag">The local name of the block element around it.</param>
internal sealed record ArticleBlock(string Text, double LinkShare, string Tag)
{
    /// <summary>Words, counted by the white space between them.</summary>
    public int Words { get; } = Text.AsSpan().Count(' ') + 1;

    /// <summary>Whether it reads as running text: it ends like a sentence.</summary>
    public bool IsSentence { get; } = Text.TrimEnd('"', '”', '’', '»', ')', ']', '\'', ' ') is [.., '.' or '!' or '?' or '…' or '。' or '؟' or '։' or ':' or ';'];

    /// <summary>Whether it is a heading.</summary>
    public bool IsHeading => Tag is ['h', >= '1' and <= '6'];
}
