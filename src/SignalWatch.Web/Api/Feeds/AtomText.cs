using System.Globalization;
using System.Text;
using System.Xml;

namespace SignalWatch.Web.Api.Feeds;

/// <summary>Writes Atom (RFC 4287).</summary>
internal static class AtomText
{
    /// <summary>Its media type.</summary>
    public const string ContentType = "application/atom+xml";

    private const string Namespace = "http://www.w3.org/2005/Atom";

    /// <summary>The feed in UTF-8.</summary>
    public static ReadOnlyMemory<byte> Of(FeedContent feed)
    {
        using var output = new MemoryStream();
        using (var xml = XmlWriter.Create(output, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true }))
        {
            xml.WriteStartElement("feed", Namespace);
            xml.WriteElementString("id", Namespace, feed.Id);
            xml.WriteElementString("title", Namespace, feed.Title);
            xml.WriteElementString("updated", Namespace, TimeOf(feed.Updated));
            xml.WriteStartElement("author", Namespace);
            xml.WriteElementString("name", Namespace, "SignalWatch");
            xml.WriteEndElement();
            WriteLink(xml, "self", feed.SelfUrl);
            WriteLink(xml, "alternate", feed.HomeUrl);
            foreach (var entry in feed.Entries)
            {
                Write(xml, entry);
            }

            xml.WriteEndElement();
        }

        return output.ToArray();
    }

    private static void Write(XmlWriter xml, FeedAlert entry)
    {
        xml.WriteStartElement("entry", Namespace);
        xml.WriteElementString("id", Namespace, entry.Id);
        xml.WriteElementString("title", Namespace, entry.Title);
        xml.WriteElementString("published", Namespace, TimeOf(entry.Raised));
        xml.WriteElementString("updated", Namespace, TimeOf(entry.Raised));
        WriteLink(xml, "alternate", entry.Url);
        foreach (var tag in entry.Tags)
        {
            xml.WriteStartElement("category", Namespace);
            xml.WriteAttributeString("term", tag);
            xml.WriteEndElement();
        }

        xml.WriteStartElement("content", Namespace);
        xml.WriteAttributeString("type", "text");
        xml.WriteString(entry.Text);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteLink(XmlWriter xml, string relation, Uri url)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", url.AbsoluteUri);
        xml.WriteEndElement();
    }

    private static string TimeOf(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
