using System.Collections.Concurrent;
using System.Numerics;
using SignalWatch.Packs;

namespace SignalWatch.Scoring;

/// <summary>A trained classifier: one calibrated linear model per indicator over shared text features.</summary>
public sealed class ClassifierModel : IClassifier
{
    /// <summary>What explanations call the constant that every text of an indicator starts from.</summary>
    public const string BaseRateFeature = "(base rate)";

    private const int BatchSize = 32;
    private const int Alignment = 16;

    private readonly ConcurrentBag<ScoringScratch> _scratches = [];
    private readonly float[] _weights;
    private readonly int _stride;

    internal ClassifierModel(Pack pack, ModelContent content)
    {
        Content = content;
        Featurizer = new TextFeaturizer(pack);
        ModelVersion = ModelFingerprint.Short(content.Fingerprint);
        _stride = (content.Indicators.Count + Alignment - 1) / Alignment * Alignment;
        _weights = new float[content.Vocabulary.Count * _stride];
        for (var feature = 0; feature < content.Vocabulary.Count; feature++)
        {
            for (var i = 0; i < content.Indicators.Count; i++)
            {
                _weights[(feature * _stride) + i] = (float)content.Weights[(feature * content.Indicators.Count) + i];
            }
        }
    }

    /// <inheritdoc />
    public string ModelVersion { get; }

    /// <summary>The languages, as primary BCP 47 subtags, that the model was trained on.</summary>
    public IReadOnlyList<string> Languages => Content.Languages;

    internal ModelContent Content { get; }

    internal TextFeaturizer Featurizer { get; }

    /// <summary>Reads a model that <see cref="Save"/> wrote.</summary>
    /// <param name="stream">Read to its end; a file's name appears in errors.</param>
    /// <param name="pack">The pack that the model was trained for.</param>
    /// <exception cref="ModelMismatchException">The stream holds no model, a damaged one, or one for another pack or version.</exception>
    public static ClassifierModel Load(Stream stream, Pack pack)
    {
        var name = stream is FileStream file ? file.Name : "The model";
        var content = ModelFile.Read(stream, name);
        return content.PackFingerprint.AsSpan().SequenceEqual(ModelFingerprint.OfPack(pack))
            ? new ClassifierModel(pack, content)
            : throw new ModelMismatchException(name, $"was trained for another pack or another version of pack '{pack.Id}'");
    }

    /// <summary>Whether the model was trained on examples in this language; <c>en</c> covers <c>en-GB</c>.</summary>
    public bool Knows(string language) => Content.Languages.Contains(PrimarySubtag(language), StringComparer.Ordinal);

    /// <summary>Writes the model; the same model always gives the same bytes.</summary>
    public void Save(Stream stream) => ModelFile.Write(Content, stream);

    /// <inheritdoc />
    /// <exception cref="ArgumentException">A text is in a language that the model does not know; ask <see cref="Knows"/> first.</exception>
    public IReadOnlyList<IReadOnlyList<IndicatorProbability>> Score(IReadOnlyList<NewsText> texts)
    {
        foreach (var text in texts)
        {
            RequireKnown(text);
        }

        var results = new IReadOnlyList<IndicatorProbability>[texts.Count];
        if (texts.Count <= BatchSize)
        {
            ScoreRange(texts, 0, texts.Count, results);
            return results;
        }

        Parallel.ForEach(Partitioner.Create(0, texts.Count, BatchSize), range => ScoreRange(texts, range.Item1, range.Item2, results));
        return results;
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentException">The language or the indicator is not the model's.</exception>
    public Explanation Explain(NewsText text, IndicatorId indicator)
    {
        RequireKnown(text);
        var position = 0;
        while (position < Content.Indicators.Count && Content.Indicators[position].Indicator != indicator)
        {
            position++;
        }

        if (position == Content.Indicators.Count)
        {
            throw new ArgumentException($"The model has no indicator '{indicator}'.", nameof(indicator));
        }

        var scratch = Rent();
        Read(text, scratch);
        var explanation = new Explainer(this, scratch, position).Explain(text);
        _scratches.Add(scratch);
        return explanation;
    }

    internal float WeightOf(int feature, int indicator) => _weights[(feature * _stride) + indicator];

    internal static string PrimarySubtag(string language)
    {
        var end = language.AsSpan().IndexOfAny('-', '_');
        return (end < 0 ? language : language[..end]).ToLowerInvariant();
    }

    private void RequireKnown(NewsText text)
    {
        if (!Knows(text.Language))
        {
            throw new ArgumentException(
                $"The model knows no '{text.Language}', only {string.Join(", ", Content.Languages)}.", nameof(text));
        }
    }

    private ScoringScratch Rent() =>
        _scratches.TryTake(out var scratch) ? scratch : new ScoringScratch(Content.Vocabulary, _stride);

    private void Read(NewsText text, ScoringScratch scratch)
    {
        Featurizer.Find(text, scratch.Tokenizer, scratch.Features);
        scratch.Vectorizer.Read(scratch.Features);
    }

    private void ScoreRange(IReadOnlyList<NewsText> texts, int start, int end, IReadOnlyList<IndicatorProbability>[] results)
    {
        var scratch = Rent();
        for (var i = start; i < end; i++)
        {
            Read(texts[i], scratch);
            Multiply(scratch);
            results[i] = Probabilities(scratch.LogOdds);
        }

        _scratches.Add(scratch);
    }

    private void Multiply(ScoringScratch scratch)
    {
        var sums = scratch.LogOdds.AsSpan();
        sums.Clear();
        var vectorizer = scratch.Vectorizer;
        for (var i = 0; i < vectorizer.Indices.Count; i++)
        {
            var row = _weights.AsSpan(vectorizer.Indices[i] * _stride, _stride);
            var value = new Vector<float>(vectorizer.Values[i]);
            for (var k = 0; k < _stride; k += Vector<float>.Count)
            {
                (new Vector<float>(sums[k..]) + (value * new Vector<float>(row[k..]))).CopyTo(sums[k..]);
            }
        }
    }

    private IndicatorProbability[] Probabilities(float[] logOdds)
    {
        var result = new IndicatorProbability[Content.Indicators.Count];
        for (var i = 0; i < result.Length; i++)
        {
            var indicator = Content.Indicators[i];
            var probability = PlattScaling.Probability(indicator.BaseRate + logOdds[i]);
            result[i] = new IndicatorProbability(indicator.Indicator, probability, probability >= indicator.Threshold);
        }

        return result;
    }
}
