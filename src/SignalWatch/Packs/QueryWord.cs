namespace SignalWatch.Packs;

/// <summary>A word of a query.</summary>
/// <param name="Form">The word as <see cref="NormalWords"/> gives it.</param>
/// <param name="IsStem">Whether any ending may follow it.</param>
public readonly record struct QueryWord(string Form, bool IsStem)
{
    /// <summary>Its number among the words that a pack's queries ask for; 0 where they are not numbered.</summary>
    internal int Id { get; init; }

    /// <summary>Whether a normalised word of a text is meant.</summary>
    public bool Matches(ReadOnlySpan<char> word) => IsStem ? word.StartsWith(Form, StringComparison.Ordinal) : word.SequenceEqual(Form);

    /// <summary>The words of a term, such as <c>Georgian Dream</c> or <c>protest*</c>; empty when it holds no letter or digit.</summary>
    internal static IReadOnlyList<QueryWord> ListOf(string term) =>
        [.. term.Split(' ').SelectMany(part =>
        {
            var words = NormalWords.Of(part);
            return words.Select((word, i) => new QueryWord(word, part.EndsWith('*') && i == words.Count - 1));
        })];
}
