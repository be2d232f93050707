using System.Xml;

namespace SignalWatch.Feeds;

/// <summary>
/// The fast path: the platform's streaming reader, which throws <see cref="XmlException"/> on the first thing that is not
/// well-formed. Document type declarations are passed over, so that no entity they declare is ever expanded or fetched.
/// </summary>
internal sealed class StrictMarkupReader : MarkupReader
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        CheckCharacters = false,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private readonly XmlReader xml;
    private readonly List<(string Uri, Vocabulary Vocabulary)> namespaces = [];
    private readonly List<(string LocalName, Vocabulary Vocabulary, FeedElement Element)> elements = [];
    private bool isEmpty;
    private bool elementsAreAtom;

    public StrictMarkupReader(ReadOnlyMemory<char> text) => xml = XmlReader.Create(new MemoryTextReader(text), Settings);

    /// <inheritdoc />
    public override string Name => xml.Name;

    /// <inheritdoc />
    public override int AttributeCount => xml.AttributeCount;

    /// <inheritdoc />
    public override bool Read()
    {
        if (isEmpty)
        {
            isEmpty = false;
            Token = MarkupToken.End;
            return true;
        }

        while (xml.Read())
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    if (xml.Depth >= FeedLimits.Depth)
                    {
                        PassOver();
                        continue;
                    }

                    Begin();
                    return true;
                case XmlNodeType.EndElement:
                    Token = MarkupToken.End;
                    Depth = xml.Depth + 1;
                    return true;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    Token = MarkupToken.Text;
                    Depth = xml.Depth;
                    return true;
            }
        }

        Token = MarkupToken.None;
        return false;
    }

    /// <inheritdoc />
    public override string? Attribute(string localName)
    {
        if (!xml.MoveToFirstAttribute())
        {
            return null;
        }

        string? value = null;
        do
        {
            if (xml.Prefix != "xmlns" && xml.LocalName.Equals(localName, StringComparison.OrdinalIgnoreCase))
            {
                value = xml.Value;
                break;
            }
        }
        while (xml.MoveToNextAttribute());

        xml.MoveToElement();
        return value;
    }

    /// <inheritdoc />
    public override (string Name, string Value) AttributeAt(int index)
    {
        xml.MoveToAttribute(index);
        var attribute = (xml.Name, xml.Value);
        xml.MoveToElement();
        return attribute;
    }

    /// <inheritdoc />
    public override void AppendTextTo(TextBuffer buffer)
    {
        while (true)
        {
            var room = buffer.Room();
            var count = room.Count == 0 ? 0 : xml.ReadValueChunk(room.Array ?? [], room.Offset, room.Count);
            if (count == 0)
            {
                return;
            }

            buffer.Advance(count);
        }
    }

    /// <inheritdoc />
    public override void Dispose() => xml.Dispose();

    private void Begin()
    {
        Token = MarkupToken.Start;
        Depth = xml.Depth + 1;
        isEmpty = xml.IsEmptyElement;
        Vocabulary = VocabularyOf(xml.NamespaceURI);
        if (Vocabulary == Vocabulary.Other && xml.Prefix.Length == 0)
        {
            Vocabulary = Vocabulary.Bare;
        }

        if (elementsAreAtom != BareIsAtom)
        {
            elements.Clear();
            elementsAreAtom = BareIsAtom;
        }

        Element = ElementOf(xml.LocalName);
    }

    private void PassOver()
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
        }
    }

    /// <summary>Names and namespaces are interned per document, so that the few in use are found by reference.</summary>
    private Vocabulary VocabularyOf(string uri)
    {
        foreach (var known in namespaces)
        {
            if (ReferenceEquals(known.Uri, uri))
            {
                return known.Vocabulary;
            }
        }

        var vocabulary = Vocabularies.OfNamespace(uri);
        if (namespaces.Count < 64)
        {
            namespaces.Add((uri, vocabulary));
        }

        return vocabulary;
    }

    private FeedElement ElementOf(string localName)
    {
        foreach (var known in elements)
        {
            if (ReferenceEquals(known.LocalName, localName) && known.Vocabulary == Vocabulary)
            {
                return known.Element;
            }
        }

        var element = Vocabularies.Element(Vocabulary, localName, BareIsAtom);
        if (elements.Count < 32)
        {
            elements.Add((localName, Vocabulary, element));
        }

        return element;
    }
}
