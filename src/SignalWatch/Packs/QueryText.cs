namespace SignalWatch.Packs;

/// <summary>A text's words, with where each stands.</summary>
internal sealed class QueryText
{
    private readonly ILookup<string, int> _places;

    public QueryText(IReadOnlyList<string> words)
    {
        Words = words;
        _places = Enumerable.Range(0, words.Count).ToLookup(i => words[i], StringComparer.Ordinal);
    }

    /// <summary>The words in reading order.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Where the word stands.</summary>
    public IEnumerable<int> PlacesOf(QueryWord word) =>
        word.IsStem ? Enumerable.Range(0, Words.Count).Where(i => word.Matches(Words[i])) : _places[word.Form];
}
