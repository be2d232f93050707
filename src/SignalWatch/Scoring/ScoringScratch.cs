namespace SignalWatch.Scoring;

/// <summary>What one thread needs to score texts without allocating.</summary>
internal sealed class ScoringScratch(Vocabulary vocabulary, int stride)
{
    /// <summary>Cuts texts into words.</summary>
    public TextTokenizer Tokenizer { get; } = new();

    /// <summary>The current text's features.</summary>
    public TextFeatures Features { get; } = new();

    /// <summary>The current text's vector.</summary>
    public Vectorizer Vectorizer { get; } = new(vocabulary);

    /// <summary>The current text's log-odds for every indicator, then padding.</summary>
    public float[] LogOdds { get; } = new float[stride];
}
