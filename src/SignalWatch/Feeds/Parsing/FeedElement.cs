namespace SignalWatch.Feeds.Parsing;

/// <summary>
/// The elements that mean something to us, each already told apart by vocabulary: a title of Dublin Core is another
/// element than a title of RSS. Everything else is <see cref="Unknown"/>.
/// </summary>
internal enum FeedElement
{
    Unknown,

    RdfRoot,
    RssRoot,
    RssChannel,
    RssItem,
    RssTitle,
    RssLink,
    RssDescription,
    RssLanguage,
    RssPubDate,
    RssTtl,
    RssAuthor,
    RssCategory,
    RssGuid,
    RssEnclosure,
    RssImage,
    RssTextInput,
    RssSource,
    RssComments,

    AtomFeed,
    AtomEntry,
    AtomId,
    AtomTitle,
    AtomLink,
    AtomSummary,
    AtomContent,
    AtomPublished,
    AtomIssued,
    AtomCreated,
    AtomUpdated,
    AtomModified,
    AtomAuthor,
    AtomContributor,
    AtomName,
    AtomEmail,
    AtomCategory,
    AtomSource,

    ContentEncoded,

    DcTitle,
    DcCreator,
    DcAuthor,
    DcSubject,
    DcDescription,
    DcDate,
    DcLanguage,
    DcIdentifier,
    DcTermsIssued,
    DcTermsCreated,
    DcTermsModified,

    MediaGroup,
    MediaContent,
    MediaTitle,
    MediaDescription,
    MediaKeywords,
    MediaCategory,
    MediaCredit,

    ItunesTitle,
    ItunesAuthor,
    ItunesSummary,
    ItunesSubtitle,
    ItunesKeywords,

    SyUpdatePeriod,
    SyUpdateFrequency,

    XhtmlBody,
    HtmlRoot,
}
