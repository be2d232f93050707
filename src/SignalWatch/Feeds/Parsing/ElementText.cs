namespace SignalWatch.Feeds.Parsing;

/// <summary>Reads what an element contains as text, writing markup inside it out again.</summary>
internal sealed class ElementText(MarkupReader reader) : IDisposable
{
    private readonly TextBuffer _buffer = new();
    private (int Start, int End) _inner;

    /// <summary>Whether the element read last had elements inside.</summary>
    public bool HadMarkup { get; private set; }

    /// <summary>Reads the element that begins and goes to its end. Null when it is empty.</summary>
    /// <param name="escape">Whether text is markup's own (XHTML), so that a bracket in it has to stay escaped.</param>
    public string? Read(bool escape = false)
    {
        Fill(escape);
        return _buffer.ToText();
    }

    /// <summary>As <see cref="Read"/>; of a single div around everything, which Atom wants, only the inside is taken.</summary>
    public string? ReadInsideDiv(bool escape)
    {
        Fill(escape);
        if (_inner.End < _inner.Start)
        {
            return _buffer.ToText();
        }

        using var inside = new TextBuffer();
        inside.Append(_buffer.Span[_inner.Start.._inner.End]);
        return inside.ToText();
    }

    /// <inheritdoc />
    public void Dispose() => _buffer.Dispose();

    private void Fill(bool escape)
    {
        _buffer.Clear();
        HadMarkup = false;
        _inner = (0, -1);
        var depth = reader.Depth;
        var isWrapped = true;
        while (reader.Read() && !(reader.Token == MarkupToken.End && reader.Depth <= depth))
        {
            switch (reader.Token)
            {
                case MarkupToken.Text:
                    AppendText(escape);
                    isWrapped &= reader.Depth > depth || IsBlankSince(_inner);
                    break;
                case MarkupToken.Start:
                    isWrapped &= reader.Depth > depth + 1 || (!HadMarkup && IsDiv());
                    AppendStart();
                    _inner = reader.Depth == depth + 1 ? (_buffer.Length, -1) : _inner;
                    HadMarkup = true;
                    break;
                case MarkupToken.End:
                    _inner = reader.Depth == depth + 1 ? (_inner.Start, _buffer.Length) : _inner;
                    AppendEnd();
                    break;
            }
        }

        _inner = isWrapped && HadMarkup ? _inner : (0, -1);
    }

    private bool IsBlankSince((int Start, int End) div) =>
        _buffer.Span[(div.End < 0 ? 0 : Math.Min(_buffer.Length, div.End + "</div>".Length))..].IsWhiteSpace();

    private bool IsDiv() => LocalName().Equals("div", StringComparison.OrdinalIgnoreCase);

    private ReadOnlySpan<char> LocalName()
    {
        var name = reader.Name;
        return name.AsSpan(name.IndexOf(':', StringComparison.Ordinal) + 1);
    }

    private void AppendText(bool escape)
    {
        if (!escape)
        {
            reader.AppendTextTo(_buffer);
            return;
        }

        using var text = new TextBuffer();
        reader.AppendTextTo(text);
        _buffer.AppendEscaped(text.Span);
    }

    private void AppendStart()
    {
        _buffer.Append('<');
        _buffer.Append(reader.Vocabulary == Vocabulary.Xhtml ? LocalName() : reader.Name);
        for (var index = 0; index < reader.AttributeCount; index++)
        {
            var (name, value) = reader.AttributeAt(index);
            if (name.StartsWith("xmlns", StringComparison.Ordinal))
            {
                continue;
            }

            _buffer.Append(' ');
            _buffer.Append(name);
            _buffer.Append("=\"");
            _buffer.Append(value.Replace("&", "&amp;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal));
            _buffer.Append('"');
        }

        _buffer.Append('>');
    }

    private void AppendEnd()
    {
        var name = LocalName();
        if (!HtmlNames.IsVoid(name))
        {
            _buffer.Append("</");
            _buffer.Append(HtmlNames.IsKnown(name) ? name : reader.Name);
            _buffer.Append('>');
        }
    }
}
