namespace SignalWatch.Packs;

/// <summary>A text as queries read it: words in reading order.</summary>
internal abstract class QueryText
{
    /// <summary>How many words it has.</summary>
    public abstract int Count { get; }

    /// <summary>A word.</summary>
    public abstract ReadOnlySpan<char> this[int word] { get; }

    /// <summary>Whether the word is anywhere in it.</summary>
    public virtual bool Has(QueryWord word)
    {
        for (var i = 0; i < Count; i++)
        {
            if (word.Matches(this[i]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The text in <see cref="NormalWords"/>.</summary>
    public static QueryText Of(string text) => new Normal(NormalWords.Of(text));

    private sealed class Normal(IReadOnlyList<string> words) : QueryText
    {
        private readonly HashSet<string> _distinct = words.ToHashSet(StringComparer.Ordinal);

        public override int Count => words.Count;

        public override ReadOnlySpan<char> this[int word] => words[word];

        // Whole words are most of what is asked for, thousands a text where all names of a pack are.
        public override bool Has(QueryWord word) => word.IsStem ? base.Has(word) : _distinct.Contains(word.Form);
    }
}
