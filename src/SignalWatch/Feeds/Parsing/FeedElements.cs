namespace SignalWatch.Feeds.Parsing;

/// <summary>How feed elements nest, which tells where a missing end tag belongs.</summary>
internal static class FeedElements
{
    /// <summary>Whether the element holds text only, plain or marked up, and no other element of a feed.</summary>
    public static bool IsLeaf(FeedElement element) => element switch
    {
        FeedElement.RssTitle or FeedElement.RssLink or FeedElement.RssDescription or FeedElement.RssLanguage => true,
        FeedElement.RssPubDate or FeedElement.RssTtl or FeedElement.RssAuthor or FeedElement.RssCategory => true,
        FeedElement.RssGuid or FeedElement.RssEnclosure or FeedElement.RssComments => true,
        FeedElement.AtomId or FeedElement.AtomTitle or FeedElement.AtomLink or FeedElement.AtomSummary => true,
        FeedElement.AtomContent or FeedElement.AtomPublished or FeedElement.AtomIssued or FeedElement.AtomCreated => true,
        FeedElement.AtomUpdated or FeedElement.AtomModified or FeedElement.AtomName or FeedElement.AtomEmail => true,
        FeedElement.AtomCategory or FeedElement.ContentEncoded => true,
        >= FeedElement.DcTitle and <= FeedElement.DcTermsModified => true,
        >= FeedElement.MediaTitle and <= FeedElement.SyUpdateFrequency => true,
        _ => false,
    };

    /// <summary>
    /// Whether the beginning of the element proves that a leaf before it has ended. Summary and source are left out:
    /// HTML has elements of those names, which may stand inside marked-up text.
    /// </summary>
    public static bool EndsLeaf(FeedElement element) => element switch
    {
        FeedElement.RssTitle or FeedElement.RssDescription or FeedElement.RssLanguage or FeedElement.RssPubDate => true,
        FeedElement.RssTtl or FeedElement.RssAuthor or FeedElement.RssCategory or FeedElement.RssGuid => true,
        FeedElement.RssEnclosure or FeedElement.RssComments or FeedElement.RssLink => true,
        FeedElement.AtomId or FeedElement.AtomTitle or FeedElement.AtomContent or FeedElement.AtomPublished => true,
        FeedElement.AtomIssued or FeedElement.AtomUpdated or FeedElement.AtomModified or FeedElement.AtomAuthor => true,
        FeedElement.AtomCategory or FeedElement.AtomLink or FeedElement.ContentEncoded => true,
        >= FeedElement.DcTitle and <= FeedElement.DcTermsModified => true,
        >= FeedElement.MediaGroup and <= FeedElement.SyUpdateFrequency => true,
        _ => false,
    };
}
