namespace SignalWatch.Feeds.Parsing;

/// <summary>
/// Walks through a document token by token. The strict and the tolerant reader give the same tokens for a well-formed
/// document, so that one set of format readers serves both.
/// </summary>
internal abstract class MarkupReader : IDisposable
{
    /// <summary>The token stood on.</summary>
    public MarkupToken Token { get; protected set; }

    /// <summary>How many elements are open, counting the one whose beginning or end is stood on.</summary>
    public int Depth { get; protected set; }

    /// <summary>Which element begins; <see cref="FeedElement.Unknown"/> for all that we do not read.</summary>
    public FeedElement Element { get; protected set; }

    /// <summary>The vocabulary of the element that begins.</summary>
    public Vocabulary Vocabulary { get; protected set; }

    /// <summary>Whether names without a vocabulary are Atom's. Set by the reader of the root.</summary>
    public bool BareIsAtom { get; set; }

    /// <summary>The name, with its prefix, of the element that begins or ends.</summary>
    public abstract string Name { get; }

    /// <summary>How many attributes the element that begins has, namespace declarations aside.</summary>
    public abstract int AttributeCount { get; }

    /// <summary>Whether the document ended in the middle of an item's field: half a link or a title is none.</summary>
    public bool IsCut { get; protected set; }

    /// <summary>Goes to the next token; false at the end of the document.</summary>
    public abstract bool Read();

    /// <summary>An attribute of the element that begins, by its local name; null when it has none.</summary>
    /// <remarks>Names are compared without their prefix and case: <c>rdf:about</c> is <c>about</c>.</remarks>
    public abstract string? Attribute(string localName);

    /// <summary>The name, with its prefix, and the value of an attribute.</summary>
    public abstract (string Name, string Value) AttributeAt(int index);

    /// <summary>Appends the text stood on, its entities decoded.</summary>
    public abstract void AppendTextTo(TextBuffer buffer);

    /// <inheritdoc />
    public abstract void Dispose();

    /// <summary>Goes to the end of the element that begins, passing over what it contains.</summary>
    public void Skip()
    {
        var depth = Depth;
        while (Read() && !(Token == MarkupToken.End && Depth <= depth))
        {
        }
    }

    /// <summary>Goes to the next child of the element at <paramref name="parentDepth"/>; false at its end.</summary>
    public bool ReadToChild(int parentDepth)
    {
        while (Read())
        {
            if (Token == MarkupToken.Start)
            {
                return true;
            }

            if (Token == MarkupToken.End && Depth <= parentDepth)
            {
                return false;
            }
        }

        return false;
    }
}
