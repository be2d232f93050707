namespace SignalWatch.Packs;

/// <summary>
/// A boolean query as analysts write them in media-monitoring tools: <c>(Tbilisi OR Georgia*) AND protest* AND NOT Atlanta</c>. Terms
/// are words, "phrases" and stems*, compared as <see cref="NormalWords"/> are: without case, punctuation or Latin diacritics.
/// <c>NEAR/n</c> stands between two terms, or groups of terms joined by OR, with at most n words between them, in either order. NOT binds
/// closest, then NEAR, AND, OR. A query alone measures what keywords would find; to the classifier, whether it matches is one feature among many.
/// </summary>
public abstract record Query
{
    private Query()
    {
    }

    /// <summary>Whether the query matches a text.</summary>
    public bool Matches(string text) => Matches(QueryText.Of(text));

    /// <summary>The query as it can be written.</summary>
    public sealed override string ToString() => Written;

    /// <inheritdoc cref="ToString" />
    internal abstract string Written { get; }

    internal abstract bool Matches(QueryText text);

    /// <summary>Where it matches, as first and last word; terms and groups of terms only.</summary>
    internal virtual IEnumerable<(int First, int Last)> Places(QueryText text) => [];

    /// <summary>The terms whose presence counts for a match, so none under NOT.</summary>
    internal abstract IEnumerable<Term> Terms();

    /// <summary>The same query over other words.</summary>
    /// <param name="words">The words to look for, of a term as it is written; none where the term can never match.</param>
    internal abstract Query In(Func<string, IReadOnlyList<QueryWord>> words);

    private static string Joined(IReadOnlyList<Query> parts, string word) => $"({string.Join(word, parts.Select(part => part.Written))})";

    /// <summary>A word or a phrase.</summary>
    /// <param name="Text">As it is written, without quotes.</param>
    /// <param name="Words">Side by side in this order; none match nothing.</param>
    public sealed record Term(string Text, IReadOnlyList<QueryWord> Words) : Query
    {
        private readonly QueryWord[] _words = [.. Words];

        internal override string Written => $"\"{Text}\"";

        internal override bool Matches(QueryText text)
        {
            if (_words.Length == 0 || !text.Has(_words[0]))
            {
                return false;
            }

            var isFound = _words.Length == 1;
            for (var first = 0; !isFound && first <= text.Count - _words.Length; first++)
            {
                isFound = IsAt(text, first);
            }

            return isFound;
        }

        internal override IEnumerable<(int First, int Last)> Places(QueryText text) =>
            Matches(text)
                ? Enumerable.Range(0, text.Count - _words.Length + 1).Where(first => IsAt(text, first)).Select(first => (first, first + _words.Length - 1))
                : [];

        internal override IEnumerable<Term> Terms() => [this];

        internal override Query In(Func<string, IReadOnlyList<QueryWord>> words) => new Term(Text, words(Text));

        private bool IsAt(QueryText text, int first)
        {
            for (var i = 0; i < _words.Length; i++)
            {
                if (!_words[i].Matches(text[first + i]))
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Matches where every part does.</summary>
    public sealed record All(IReadOnlyList<Query> Parts) : Query
    {
        private readonly Query[] _parts = [.. Parts];

        internal override string Written => Joined(Parts, " AND ");

        internal override bool Matches(QueryText text)
        {
            foreach (var part in _parts)
            {
                if (!part.Matches(text))
                {
                    return false;
                }
            }

            return true;
        }

        internal override IEnumerable<Term> Terms() => Parts.SelectMany(part => part.Terms());

        internal override Query In(Func<string, IReadOnlyList<QueryWord>> words) => new All([.. Parts.Select(part => part.In(words))]);
    }

    /// <summary>Matches where at least one part does.</summary>
    public sealed record Any(IReadOnlyList<Query> Parts) : Query
    {
        private readonly Query[] _parts = [.. Parts];

        internal override string Written => Joined(Parts, " OR ");

        internal override bool Matches(QueryText text)
        {
            foreach (var part in _parts)
            {
                if (part.Matches(text))
                {
                    return true;
                }
            }

            return false;
        }

        internal override IEnumerable<(int First, int Last)> Places(QueryText text) => Parts.SelectMany(part => part.Places(text));

        internal override IEnumerable<Term> Terms() => Parts.SelectMany(part => part.Terms());

        internal override Query In(Func<string, IReadOnlyList<QueryWord>> words) => new Any([.. Parts.Select(part => part.In(words))]);
    }

    /// <summary>Matches where its part does not.</summary>
    public sealed record Negation(Query Part) : Query
    {
        internal override string Written => $"NOT {Part.Written}";

        internal override bool Matches(QueryText text) => !Part.Matches(text);

        internal override IEnumerable<Term> Terms() => [];

        internal override Query In(Func<string, IReadOnlyList<QueryWord>> words) => new Negation(Part.In(words));
    }

    /// <summary>Matches where both sides do, with few words between them.</summary>
    /// <param name="Left">A term, or terms joined by OR.</param>
    /// <param name="Right">A term, or terms joined by OR.</param>
    /// <param name="Distance">The most words between them; 0 to <see cref="QueryParser.GreatestDistance"/>.</param>
    public sealed record Near(Query Left, Query Right, int Distance) : Query
    {
        internal override string Written => FormattableString.Invariant($"{Left.Written} NEAR/{Distance} {Right.Written}");

        internal override bool Matches(QueryText text)
        {
            if (!Left.Matches(text) || !Right.Matches(text))
            {
                return false;
            }

            var right = Right.Places(text).ToList();
            return Left.Places(text).Any(left => right.Exists(other => IsNear(left, other) || IsNear(other, left)));
        }

        internal override IEnumerable<Term> Terms() => [.. Left.Terms(), .. Right.Terms()];

        internal override Query In(Func<string, IReadOnlyList<QueryWord>> words) => new Near(Left.In(words), Right.In(words), Distance);

        private bool IsNear((int First, int Last) before, (int First, int Last) after) =>
            after.First > before.Last && after.First - before.Last - 1 <= Distance;
    }
}
