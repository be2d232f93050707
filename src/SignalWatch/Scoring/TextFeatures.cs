namespace SignalWatch.Scoring;

/// <summary>All that the featurizer found in one text; reused from text to text by one thread at a time.</summary>
internal sealed class TextFeatures
{
    /// <summary>Makes room for a text.</summary>
    public TextFeatures() => Asked = new AskedText(Text);

    /// <summary>The text's words and sentences.</summary>
    public TokenizedText Text { get; } = new();

    /// <summary>The same as queries read it.</summary>
    public AskedText Asked { get; }

    /// <summary>The concepts in reading order.</summary>
    public List<Mention> Mentions { get; } = new(64);

    /// <summary>Every place where a feature occurs.</summary>
    public List<Occurrence> Occurrences { get; } = new(2048);

    /// <summary>Notes that a feature occurs.</summary>
    public void Add(FeatureBlock block, ulong hash, float weight, int first, int second = -1, int third = -1) =>
        Occurrences.Add(new Occurrence(hash, block, weight, first, second, third));

    /// <summary>The sentence of an occurrence.</summary>
    public int SentenceOf(in Occurrence occurrence) => Text.Tokens[TokenOf(occurrence)].Sentence;

    /// <summary>The first token of an occurrence.</summary>
    public int TokenOf(in Occurrence occurrence) =>
        occurrence.Block is FeatureBlock.Word or FeatureBlock.Pair or FeatureBlock.Spelling or FeatureBlock.Query ? occurrence.First : Mentions[occurrence.First].First;
}
