namespace SignalWatch.Feeds;

/// <summary>Reads what an element contains as text, writing markup inside it out again.</summary>
internal sealed class ElementText(MarkupReader reader) : IDisposable
{
    private readonly TextBuffer buffer = new();
    private (int Start, int End) inner;

    /// <summary>Whether the element read last had elements inside.</summary>
    public bool HadMarkup { get; private set; }

    /// <summary>Reads the element that begins and goes to its end. Null when it is empty.</summary>
    /// <param name="escape">Whether text is markup's own (XHTML), so that a bracket in it has to stay escaped.</param>
    public string? Read(bool escape = false)
    {
        Fill(escape);
        return buffer.ToText();
    }

    /// <summary>As <see cref="Read"/>; of a single div around everything, which Atom wants, only the inside is taken.</summary>
    public string? ReadInsideDiv(bool escape)
    {
        Fill(escape);
        if (inner.End < inner.Start)
        {
            return buffer.ToText();
        }

        using var inside = new TextBuffer();
        inside.Append(buffer.Span[inner.Start..inner.End]);
        return inside.ToText();
    }

    /// <inheritdoc />
    public void Dispose() => buffer.Dispose();

    private void Fill(bool escape)
    {
        buffer.Clear();
        HadMarkup = false;
        inner = (0, -1);
        var depth = reader.Depth;
        var isWrapped = true;
        while (reader.Read() && !(reader.Token == MarkupToken.End && reader.Depth <= depth))
        {
            switch (reader.Token)
            {
                case MarkupToken.Text:
                    AppendText(escape);
                    isWrapped &= reader.Depth > depth || IsBlankSince(inner);
                    break;
                case MarkupToken.Start:
                    isWrapped &= reader.Depth > depth + 1 || (!HadMarkup && IsDiv());
                    AppendStart();
                    inner = reader.Depth == depth + 1 ? (buffer.Length, -1) : inner;
                    HadMarkup = true;
                    break;
                case MarkupToken.End:
                    inner = reader.Depth == depth + 1 ? (inner.Start, buffer.Length) : inner;
                    AppendEnd();
                    break;
            }
        }

        inner = isWrapped && HadMarkup ? inner : (0, -1);
    }

    private bool IsBlankSince((int Start, int End) div) =>
        buffer.Span[(div.End < 0 ? 0 : Math.Min(buffer.Length, div.End + "</div>".Length))..].IsWhiteSpace();

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
            reader.AppendTextTo(buffer);
            return;
        }

        using var text = new TextBuffer();
        reader.AppendTextTo(text);
        buffer.AppendEscaped(text.Span);
    }

    private void AppendStart()
    {
        buffer.Append('<');
        buffer.Append(reader.Vocabulary == Vocabulary.Xhtml ? LocalName() : reader.Name);
        for (var index = 0; index < reader.AttributeCount; index++)
        {
            var (name, value) = reader.AttributeAt(index);
            if (name.StartsWith("xmlns", StringComparison.Ordinal))
            {
                continue;
            }

            buffer.Append(' ');
            buffer.Append(name);
            buffer.Append("=\"");
            buffer.Append(value.Replace("&", "&amp;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal));
            buffer.Append('"');
        }

        buffer.Append('>');
    }

    private void AppendEnd()
    {
        var name = LocalName();
        if (!HtmlNames.IsVoid(name))
        {
            buffer.Append("</");
            buffer.Append(HtmlNames.IsKnown(name) ? name : reader.Name);
            buffer.Append('>');
        }
    }
}
