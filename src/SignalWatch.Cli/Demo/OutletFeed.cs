using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace SignalWatch.Cli.Demo;

/// <summary>Writes an outlet's feed, or its front page, in the outlet's own format.</summary>
internal static class OutletFeed
{
    private static readonly XNamespace AtomNames = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Atom03Names = "http://purl.org/atom/ns#";
    private static readonly XNamespace ContentNames = "http://purl.org/rss/1.0/modules/content/";
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace RdfNames = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace Rss1Names = "http://purl.org/rss/1.0/";
    private static readonly Encoding Cyrillic = CodePagesEncodingProvider.Instance.GetEncoding("windows-1251") ?? Encoding.UTF8;

    /// <summary>The bytes and the media type of the feed with these reports, newest first.</summary>
    public static (byte[] Bytes, string ContentType) Write(Outlet outlet, IReadOnlyList<Report> reports) => outlet.Format switch
    {
        OutletFormat.Atom => Xml(Atom(outlet, reports), "application/atom+xml"),
        OutletFormat.Atom03 => Xml(Atom03(outlet, reports), "text/xml"),
        OutletFormat.Json => (Json(outlet, reports), "application/feed+json"),
        OutletFormat.Rdf => Xml(Rdf(outlet, reports), "application/rdf+xml"),
        OutletFormat.Rss091 => Xml(Rss091(outlet, reports), "text/xml"),
        OutletFormat.RssCyrillic => (InCyrillic(Rss(outlet, reports)), "application/rss+xml"),
        OutletFormat.RssMalformed => (Malformed(Rss(outlet, reports)), "application/rss+xml; charset=utf-8"),
        OutletFormat.Page => (Encoding.UTF8.GetBytes(OutletPages.Front(outlet, reports)), "text/html; charset=utf-8"),
        _ => Xml(Rss(outlet, reports), "application/rss+xml"),
    };

    private static (byte[] Bytes, string ContentType) Xml(XElement root, string contentType) =>
        (Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + root), contentType);

    private static byte[] InCyrillic(XElement root) => Cyrillic.GetBytes("<?xml version=\"1.0\" encoding=\"windows-1251\"?>\n" + root);

    private static byte[] Malformed(XElement root) => Encoding.UTF8.GetBytes(
        "\n<?xml version=\"1.0\"?>\n" + root.ToString().Replace("&amp;", "&", StringComparison.Ordinal).Replace("</item>", "<note>&nbsp;Haifa & Galilee</note></item>", StringComparison.Ordinal));

    private static string Rfc822(DateTimeOffset date) => date.ToString("R", CultureInfo.InvariantCulture);

    private static string Iso(DateTimeOffset date) => date.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static XElement Rss(Outlet outlet, IReadOnlyList<Report> reports) => new(
        "rss",
        new XAttribute("version", "2.0"),
        new XAttribute(XNamespace.Xmlns + "content", ContentNames),
        new XElement(
            "channel",
            new XElement("title", outlet.Title),
            new XElement("link", $"http://{outlet.Host}/"),
            new XElement("description", $"News from {outlet.Title}"),
            new XElement("language", "en"),
            reports.Select(report => new XElement(
                "item",
                new XElement("title", report.Title),
                new XElement("link", report.Url),
                new XElement("guid", report.Url),
                new XElement("pubDate", Rfc822(report.Date)),
                new XElement("description", report.Lead),
                outlet.Format == OutletFormat.RssFullText ? new XElement(ContentNames + "encoded", new XCData(FullText(report))) : null))));

    private static XElement Rss091(Outlet outlet, IReadOnlyList<Report> reports) => new(
        "rss",
        new XAttribute("version", "0.91"),
        new XElement(
            "channel",
            new XElement("title", outlet.Title),
            new XElement("link", $"http://{outlet.Host}/"),
            new XElement("description", $"News from {outlet.Title}"),
            new XElement("language", "en"),
            reports.Select(report => new XElement(
                "item", new XElement("title", report.Title), new XElement("link", report.Url), new XElement("description", report.Lead)))));

    private static XElement Rdf(Outlet outlet, IReadOnlyList<Report> reports) => new(
        RdfNames + "RDF",
        new XAttribute(XNamespace.Xmlns + "rdf", RdfNames),
        new XAttribute(XNamespace.Xmlns + "dc", DublinCore),
        new XElement(
            Rss1Names + "channel",
            new XAttribute(RdfNames + "about", $"http://{outlet.Host}/"),
            new XElement(Rss1Names + "title", outlet.Title),
            new XElement(Rss1Names + "link", $"http://{outlet.Host}/")),
        reports.Select(report => new XElement(
            Rss1Names + "item",
            new XAttribute(RdfNames + "about", report.Url),
            new XElement(Rss1Names + "title", report.Title),
            new XElement(Rss1Names + "link", report.Url),
            new XElement(Rss1Names + "description", report.Lead),
            new XElement(DublinCore + "date", Iso(report.Date)))));

    private static XElement Atom(Outlet outlet, IReadOnlyList<Report> reports) => new(
        AtomNames + "feed",
        new XAttribute(XNamespace.Xml + "base", $"http://{outlet.Host}/"),
        new XElement(AtomNames + "title", outlet.Title),
        new XElement(AtomNames + "id", $"tag:{outlet.Host},2024:feed"),
        reports.Select(report => new XElement(
            AtomNames + "entry",
            new XElement(AtomNames + "title", report.Title),
            new XElement(AtomNames + "id", $"tag:{outlet.Host},2024:{report.Path}"),
            new XElement(AtomNames + "link", new XAttribute("href", report.Path)),
            new XElement(AtomNames + "updated", Iso(report.Date)),
            new XElement(AtomNames + "published", Iso(report.Date)),
            new XElement(AtomNames + "summary", report.Lead))));

    private static XElement Atom03(Outlet outlet, IReadOnlyList<Report> reports) => new(
        Atom03Names + "feed",
        new XAttribute("version", "0.3"),
        new XElement(Atom03Names + "title", outlet.Title),
        reports.Select(report => new XElement(
            Atom03Names + "entry",
            new XElement(Atom03Names + "title", report.Title),
            new XElement(Atom03Names + "id", report.Url),
            new XElement(Atom03Names + "link", new XAttribute("rel", "alternate"), new XAttribute("href", report.Url)),
            new XElement(Atom03Names + "issued", Iso(report.Date)),
            new XElement(Atom03Names + "summary", report.Lead))));

    private static byte[] Json(Outlet outlet, IReadOnlyList<Report> reports) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        version = "https://jsonfeed.org/version/1.1",
        title = outlet.Title,
        home_page_url = $"http://{outlet.Host}/",
        items = reports.Select(report => new
        {
            id = report.Url,
            url = report.Url,
            title = report.Title,
            summary = report.Lead,
            date_published = Iso(report.Date),
        }),
    });

    private static string FullText(Report report) => string.Concat(report.Paragraphs.Prepend(report.Lead).Select(text => $"<p>{System.Net.WebUtility.HtmlEncode(text)}</p>"));
}
