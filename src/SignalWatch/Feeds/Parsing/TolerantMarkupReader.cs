namespace SignalWatch.Feeds.Parsing;

/// <summary>
/// Reads what is not well-formed without ever failing: bare ampersands and angle brackets, entities of HTML, prefixes
/// nobody declared, missing and crossed end tags, text around the document, several documents in one, and documents cut
/// short. Time is linear in the length of the text, times at most <see cref="FeedLimits.Depth"/>.
/// </summary>
internal sealed class TolerantMarkupReader(ReadOnlyMemory<char> memory) : MarkupReader
{
    private readonly List<OpenElement> _open = [];
    private readonly List<(string Prefix, Vocabulary Vocabulary, int Depth)> _namespaces = [];
    private readonly List<(string Name, string Value)> _attributes = [];
    private readonly TextBuffer _scratch = new();
    private int _position;
    private int _tooDeep;
    private bool _endsAtOnce;
    private bool _noMoreCdataEnds;
    private bool _noMoreCommentEnds;
    private (int Start, int Length, bool IsCdata) _textRun;
    private string _name = "";

    /// <inheritdoc />
    public override string Name => _name;

    /// <inheritdoc />
    public override int AttributeCount => _attributes.Count;

    private ReadOnlySpan<char> Rest => memory.Span[_position..];

    /// <inheritdoc />
    public override bool Read()
    {
        if (Token == MarkupToken.End)
        {
            Close();
        }

        if (_endsAtOnce)
        {
            _endsAtOnce = false;
            return End();
        }

        while (_position < memory.Length)
        {
            if (ReadNext())
            {
                return true;
            }
        }

        Token = MarkupToken.None;
        IsCut |= _open is [.., { Element: not (FeedElement.RssItem or FeedElement.AtomEntry) }]
            && _open.Exists(static element => element.Element is FeedElement.RssItem or FeedElement.AtomEntry);
        return _open.Count > 0 && End();
    }

    /// <inheritdoc />
    public override string? Attribute(string localName)
    {
        foreach (var (attribute, value) in _attributes)
        {
            if (attribute.AsSpan(attribute.IndexOf(':', StringComparison.Ordinal) + 1).Equals(localName, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }

    /// <inheritdoc />
    public override (string Name, string Value) AttributeAt(int index) => _attributes[index];

    /// <inheritdoc />
    public override void AppendTextTo(TextBuffer buffer)
    {
        var text = memory.Span.Slice(_textRun.Start, _textRun.Length);
        if (_textRun.IsCdata)
        {
            buffer.Append(text);
        }
        else
        {
            CharacterReference.Decode(text, buffer);
        }
    }

    /// <inheritdoc />
    public override void Dispose() => _scratch.Dispose();

    /// <summary>Reads one token; false when what was read is none, such as a comment.</summary>
    private bool ReadNext()
    {
        var rest = Rest;
        var text = MarkupScan.TextLength(rest);
        if (text > 0)
        {
            return Text(_position, text, isCdata: false, text);
        }

        if (rest.StartsWith("<![CDATA[", StringComparison.OrdinalIgnoreCase))
        {
            return ReadCdata(rest[9..]);
        }

        switch (rest[1])
        {
            case '!' when rest.StartsWith("<!--", StringComparison.Ordinal):
                _position += MarkupScan.CommentLength(rest, ref _noMoreCommentEnds);
                return false;
            case '!':
                _position += MarkupScan.DeclarationLength(rest);
                return false;
            case '?':
                _position += MarkupScan.InstructionLength(rest);
                return false;
            case '/':
                return ReadEndTag(rest);
            default:
                return ReadStartTag(rest);
        }
    }

    private bool ReadCdata(ReadOnlySpan<char> content)
    {
        var length = _noMoreCdataEnds ? -1 : content.IndexOf("]]>", StringComparison.Ordinal);
        if (length >= 0)
        {
            return Text(_position + 9, length, isCdata: true, length + 12);
        }

        _noMoreCdataEnds = true;
        length = _open.Count == 0 ? -1 : content.IndexOf($"</{_open[^1].Name}", StringComparison.OrdinalIgnoreCase);
        length = length < 0 ? content.Length : length;
        return Text(_position + 9, length, isCdata: true, length + 9);
    }

    private bool ReadEndTag(ReadOnlySpan<char> rest)
    {
        var ended = MarkupScan.Name(rest[2..]);
        var close = rest[2..].IndexOfAny('<', '>') + 2;
        var length = close >= 2 && rest[close] == '>' ? close + 1 : 2 + ended.Length;
        if (_tooDeep > 0)
        {
            _tooDeep--;
            _position += length;
            return false;
        }

        var index = _open.Count - 1;
        while (index >= 0 && !ended.Equals(_open[index].Name, StringComparison.OrdinalIgnoreCase))
        {
            index--;
        }

        if (index < 0)
        {
            _position += length;
            return false;
        }

        if (index == _open.Count - 1)
        {
            _position += length;
        }

        return End();
    }

    private bool ReadStartTag(ReadOnlySpan<char> rest)
    {
        var tagName = MarkupScan.Name(rest[1..]);
        var colon = tagName.IndexOf(':');
        var prefix = colon < 0 ? default : tagName[..colon];
        var isFeedName = IsFeedElement(prefix, tagName[(colon + 1)..], out var guess);
        if (isFeedName && ImpliesEnd(guess))
        {
            return End();
        }

        var length = MarkupScan.TagLength(rest, 1 + tagName.Length, _attributes, _scratch, out var isEmpty);
        if (length == 0)
        {
            return Text(_position, 1, isCdata: false, 1);
        }

        _position += length;
        if (_open.Count >= FeedLimits.Depth)
        {
            _tooDeep += isEmpty ? 0 : 1;
            return false;
        }

        Declare();
        _name = tagName.ToString();
        Vocabulary = Resolve(prefix);
        Element = Vocabularies.Element(Vocabulary, tagName[(colon + 1)..], BareIsAtom);
        _open.Add(new OpenElement(_name, Element));
        Depth = _open.Count;
        Token = MarkupToken.Start;
        _endsAtOnce = isEmpty || (Element == FeedElement.Unknown && HtmlNames.IsVoid(tagName));
        return true;
    }

    private bool Text(int start, int length, bool isCdata, int consumed)
    {
        _position += consumed;
        _textRun = (start, length, isCdata);
        Token = MarkupToken.Text;
        Depth = _open.Count;
        return true;
    }

    private bool End()
    {
        Token = MarkupToken.End;
        _name = _open[^1].Name;
        Depth = _open.Count;
        return true;
    }

    private void Close()
    {
        Token = MarkupToken.None;
        if (_open.Count == 0)
        {
            return;
        }

        _open.RemoveAt(_open.Count - 1);
        while (_namespaces.Count > 0 && _namespaces[^1].Depth > _open.Count)
        {
            _namespaces.RemoveAt(_namespaces.Count - 1);
        }
    }

    private bool IsFeedElement(ReadOnlySpan<char> prefix, ReadOnlySpan<char> localName, out FeedElement element)
    {
        element = Vocabularies.Element(Resolve(prefix), localName, BareIsAtom);
        return element != FeedElement.Unknown;
    }

    /// <summary>Whether an open element must have ended before an element such as this one can begin.</summary>
    private bool ImpliesEnd(FeedElement next)
    {
        if (next is FeedElement.RssItem or FeedElement.AtomEntry)
        {
            return _open.Exists(static element => element.Element is FeedElement.RssItem or FeedElement.AtomEntry);
        }

        // Media RSS inside an enclosure describes it (gofeed's issue 217 has such a feed).
        var describesFile = next is >= FeedElement.MediaGroup and <= FeedElement.MediaCredit
            && _open is [.., { Element: FeedElement.RssEnclosure }];
        return !describesFile && FeedElements.EndsLeaf(next) && _open.Exists(static element => FeedElements.IsLeaf(element.Element));
    }

    private Vocabulary Resolve(ReadOnlySpan<char> prefix)
    {
        for (var index = _namespaces.Count - 1; index >= 0; index--)
        {
            if (prefix.Equals(_namespaces[index].Prefix, StringComparison.OrdinalIgnoreCase))
            {
                var vocabulary = _namespaces[index].Vocabulary;
                return vocabulary == Vocabulary.Other ? Fallback(prefix) : vocabulary;
            }
        }

        return Fallback(prefix);
    }

    private static Vocabulary Fallback(ReadOnlySpan<char> prefix) =>
        prefix.IsEmpty ? Vocabulary.Bare : Vocabularies.OfPrefix(prefix);

    /// <summary>Takes namespace declarations out of the attributes just read.</summary>
    private void Declare()
    {
        for (var index = _attributes.Count - 1; index >= 0; index--)
        {
            var (attribute, value) = _attributes[index];
            if (!attribute.StartsWith("xmlns", StringComparison.OrdinalIgnoreCase) || (attribute.Length > 5 && attribute[5] != ':'))
            {
                continue;
            }

            _attributes.RemoveAt(index);
            if (_namespaces.Count < 4 * FeedLimits.Depth)
            {
                _namespaces.Add((attribute.Length > 6 ? attribute[6..] : "", Vocabularies.OfNamespace(value), _open.Count + 1));
            }
        }
    }

    private readonly record struct OpenElement(string Name, FeedElement Element);
}
