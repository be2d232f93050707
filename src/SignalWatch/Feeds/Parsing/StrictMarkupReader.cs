using System.Xml;

namespace SignalWatch.Feeds.Parsing;

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

    private readonly XmlReader _xml;
    private readonly List<(string Uri, Vocabulary Vocabulary)> _namespaces = [];
    private readonly List<(string LocalName, Vocabulary Vocabulary, FeedElement Element)> _elements = [];
    private bool _isEmpty;
    private bool _elementsAreAtom;

    public StrictMarkupReader(ReadOnlyMemory<char> text) => _xml = XmlReader.Create(new MemoryTextReader(text), Settings);

    /// <inheritdoc />
    public override string Name => _xml.Name;

    /// <inheritdoc />
    public override int AttributeCount => _xml.AttributeCount;

    /// <inheritdoc />
    public override bool Read()
    {
        if (_isEmpty)
        {
            _isEmpty = false;
            Token = MarkupToken.End;
            return true;
        }

        while (_xml.Read())
        {
            switch (_xml.NodeType)
            {
                case XmlNodeType.Element:
                    if (_xml.Depth >= FeedLimits.Depth)
                    {
                        PassOver();
                        continue;
                    }

                    Begin();
                    return true;
                case XmlNodeType.EndElement:
                    Token = MarkupToken.End;
                    Depth = _xml.Depth + 1;
                    return true;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    Token = MarkupToken.Text;
                    Depth = _xml.Depth;
                    return true;
            }
        }

        Token = MarkupToken.None;
        return false;
    }

    /// <inheritdoc />
    public override string? Attribute(string localName)
    {
        if (!_xml.MoveToFirstAttribute())
        {
            return null;
        }

        string? value = null;
        do
        {
            if (_xml.Prefix != "xmlns" && _xml.LocalName.Equals(localName, StringComparison.OrdinalIgnoreCase))
            {
                value = _xml.Value;
                break;
            }
        }
        while (_xml.MoveToNextAttribute());

        _xml.MoveToElement();
        return value;
    }

    /// <inheritdoc />
    public override (string Name, string Value) AttributeAt(int index)
    {
        _xml.MoveToAttribute(index);
        var attribute = (_xml.Name, _xml.Value);
        _xml.MoveToElement();
        return attribute;
    }

    /// <inheritdoc />
    public override void AppendTextTo(TextBuffer buffer)
    {
        while (true)
        {
            var room = buffer.Room();
            var count = room.Count == 0 ? 0 : _xml.ReadValueChunk(room.Array ?? [], room.Offset, room.Count);
            if (count == 0)
            {
                return;
            }

            buffer.Advance(count);
        }
    }

    /// <inheritdoc />
    public override void Dispose() => _xml.Dispose();

    private void Begin()
    {
        Token = MarkupToken.Start;
        Depth = _xml.Depth + 1;
        _isEmpty = _xml.IsEmptyElement;
        Vocabulary = VocabularyOf(_xml.NamespaceURI);
        if (Vocabulary == Vocabulary.Other && _xml.Prefix.Length == 0)
        {
            Vocabulary = Vocabulary.Bare;
        }

        if (_elementsAreAtom != BareIsAtom)
        {
            _elements.Clear();
            _elementsAreAtom = BareIsAtom;
        }

        Element = ElementOf(_xml.LocalName);
    }

    private void PassOver()
    {
        if (_xml.IsEmptyElement)
        {
            return;
        }

        var depth = _xml.Depth;
        while (_xml.Read() && _xml.Depth > depth)
        {
        }
    }

    /// <summary>Names and namespaces are interned per document, so that the few in use are found by reference.</summary>
    private Vocabulary VocabularyOf(string uri)
    {
        foreach (var known in _namespaces)
        {
            if (ReferenceEquals(known.Uri, uri))
            {
                return known.Vocabulary;
            }
        }

        var vocabulary = Vocabularies.OfNamespace(uri);
        if (_namespaces.Count < 64)
        {
            _namespaces.Add((uri, vocabulary));
        }

        return vocabulary;
    }

    private FeedElement ElementOf(string localName)
    {
        foreach (var known in _elements)
        {
            if (ReferenceEquals(known.LocalName, localName) && known.Vocabulary == Vocabulary)
            {
                return known.Element;
            }
        }

        var element = Vocabularies.Element(Vocabulary, localName, BareIsAtom);
        if (_elements.Count < 32)
        {
            _elements.Add((localName, Vocabulary, element));
        }

        return element;
    }
}
