using SignalWatch.Packs;

namespace SignalWatch.Scoring;

/// <summary>A tokenised text as queries read it, with a mark for each word that they ask for and that is there; reused as the text is.</summary>
/// <param name="text">The text.</param>
internal sealed class AskedText(TokenizedText text) : QueryText
{
    private bool[] _isThere = [];

    /// <inheritdoc />
    public override int Count => text.Tokens.Count;

    /// <inheritdoc />
    public override ReadOnlySpan<char> this[int word] => text[word];

    /// <inheritdoc />
    public override bool Has(QueryWord word) => _isThere[word.Id];

    /// <summary>Begins anew: none of so many words is there.</summary>
    public void Clear(int words)
    {
        if (_isThere.Length < words)
        {
            _isThere = new bool[words];
        }

        Array.Clear(_isThere);
    }

    /// <summary>Notes that a word is there.</summary>
    public void Mark(int word) => _isThere[word] = true;
}
