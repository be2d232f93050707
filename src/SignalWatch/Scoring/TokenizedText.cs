namespace SignalWatch.Scoring;

/// <summary>A text cut into sentences and normalised words; reused from text to text by one thread at a time.</summary>
internal sealed class TokenizedText
{
    /// <summary>The normal forms of all tokens, one after another.</summary>
    public char[] Buffer { get; } = new char[TextTokenizer.MaximumLength * 10];

    /// <summary>Characters of <see cref="Buffer"/> in use.</summary>
    public int BufferLength { get; set; }

    /// <summary>The tokens in reading order.</summary>
    public List<Token> Tokens { get; } = new(256);

    /// <summary>The sentences in reading order; at least one.</summary>
    public List<SentenceSpan> Sentences { get; } = new(16);

    /// <summary>The normal form of a token.</summary>
    public ReadOnlySpan<char> this[int token] => Buffer.AsSpan(Tokens[token].Start, Tokens[token].Length);

    /// <summary>Forgets the text.</summary>
    public void Clear()
    {
        BufferLength = 0;
        Tokens.Clear();
        Sentences.Clear();
    }
}
