namespace SignalWatch.Packs;

/// <summary>
/// A boolean query as analysts write them in media-monitoring tools: <c>(Tbilisi OR Georgia*) AND protest* AND NOT Atlanta</c>. Terms
/// are words, "phrases" and stems*, compared as <see cref="NormalWords"/> are: without case, punctuation or Latin diacritics.
/// <c>NEAR/n</c> stands between two terms, or groups of terms joined by OR, with at most n words between them, in either order. NOT binds
/// closest, then NEAR, AND, OR. Queries only measure what keywords alone would find; they never decide whether an item is a signal.
/// </summary>
public abstract record Query
{
    private Query()
    {
    }

    /// <summary>Whether the query matches a text.</summary>
    public bool Matches(string text) => Matches(new QueryText(NormalWords.Of(text)));

    internal abstract bool Matches(QueryText text);

    /// <summary>Where it matches, as first and last word; terms and groups of terms only.</summary>
    internal virtual IEnumerable<(int First, int Last)> Places(QueryText text) => [];

    /// <summary>The terms whose presence counts for a match, so none under NOT.</summary>
    internal abstract IEnumerable<Term> Terms();

    /// <summary>A word or a phrase.</summary>
    /// <param name="Words">One or more, side by side in this order.</param>
    public sealed record Term(IReadOnlyList<QueryWord> Words) : Query
    {
        internal override bool Matches(QueryText text) => Places(text).Any();

        internal override IEnumerable<(int First, int Last)> Places(QueryText text) =>
            text.PlacesOf(Words[0])
                .Where(first => first + Words.Count <= text.Words.Count && Words.Select((word, i) => word.Matches(text.Words[first + i])).All(isMatch => isMatch))
                .Select(first => (first, first + Words.Count - 1));

        internal override IEnumerable<Term> Terms() => [this];
    }

    /// <summary>Matches where every part does.</summary>
    public sealed record All(IReadOnlyList<Query> Parts) : Query
    {
        internal override bool Matches(QueryText text) => Parts.All(part => part.Matches(text));

        internal override IEnumerable<Term> Terms() => Parts.SelectMany(part => part.Terms());
    }

    /// <summary>Matches where at least one part does.</summary>
    public sealed record Any(IReadOnlyList<Query> Parts) : Query
    {
        internal override bool Matches(QueryText text) => Parts.Any(part => part.Matches(text));

        internal override IEnumerable<(int First, int Last)> Places(QueryText text) => Parts.SelectMany(part => part.Places(text));

        internal override IEnumerable<Term> Terms() => Parts.SelectMany(part => part.Terms());
    }

    /// <summary>Matches where its part does not.</summary>
    public sealed record Negation(Query Part) : Query
    {
        internal override bool Matches(QueryText text) => !Part.Matches(text);

        internal override IEnumerable<Term> Terms() => [];
    }

    /// <summary>Matches where both sides do, with few words between them.</summary>
    /// <param name="Left">A term, or terms joined by OR.</param>
    /// <param name="Right">A term, or terms joined by OR.</param>
    /// <param name="Distance">The most words between them; 0 to <see cref="QueryParser.GreatestDistance"/>.</param>
    public sealed record Near(Query Left, Query Right, int Distance) : Query
    {
        internal override bool Matches(QueryText text)
        {
            var right = Right.Places(text).ToList();
            return Left.Places(text).Any(left => right.Exists(other => IsNear(left, other) || IsNear(other, left)));
        }

        internal override IEnumerable<Term> Terms() => [.. Left.Terms(), .. Right.Terms()];

        private bool IsNear((int First, int Last) before, (int First, int Last) after) =>
            after.First > before.Last && after.First - before.Last - 1 <= Distance;
    }
}
