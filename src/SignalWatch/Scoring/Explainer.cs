namespace SignalWatch.Scoring;

/// <summary>Takes one text's log-odds for one indicator apart into readable contributions.</summary>
/// <param name="model">The model.</param>
/// <param name="scratch">Holds the text, already read.</param>
/// <param name="indicator">Position of the indicator.</param>
internal sealed class Explainer(ClassifierModel model, ScoringScratch scratch, int indicator)
{
    private readonly Dictionary<string, double> _contributions = new(StringComparer.Ordinal);
    private readonly double[] _bySentence = new double[scratch.Features.Text.Sentences.Count];

    /// <summary>Explains the text that the scratch holds.</summary>
    public Explanation Explain(NewsText text)
    {
        var nats = NatsPerUnit();
        var tokenConcepts = TokenConcepts();
        foreach (var occurrence in scratch.Features.Occurrences)
        {
            if (nats.TryGetValue(occurrence.Hash, out var perUnit))
            {
                var part = perUnit * occurrence.Weight;
                var name = NameOf(occurrence, tokenConcepts);
                _contributions[name] = _contributions.GetValueOrDefault(name) + part;
                _bySentence[scratch.Features.SentenceOf(occurrence)] += part;
            }
        }

        var about = model.Content.Indicators[indicator];
        _contributions[ClassifierModel.BaseRateFeature] = about.BaseRate;
        var ordered = _contributions
            .Select(pair => new Contribution(pair.Key, pair.Value))
            .OrderByDescending(contribution => Math.Abs(contribution.Nats))
            .ThenBy(contribution => contribution.Feature, StringComparer.Ordinal)
            .ToArray();
        return new Explanation(about.Indicator, ordered.Sum(contribution => contribution.Nats), ordered, BestSentence(text));
    }

    private Dictionary<ulong, double> NatsPerUnit()
    {
        var vocabulary = model.Content.Vocabulary;
        var units = new Dictionary<ulong, double>();
        foreach (var occurrence in scratch.Features.Occurrences)
        {
            units[occurrence.Hash] = units.GetValueOrDefault(occurrence.Hash) + occurrence.Weight;
        }

        var nats = new Dictionary<ulong, double>();
        for (var i = 0; i < scratch.Vectorizer.Indices.Count; i++)
        {
            var feature = scratch.Vectorizer.Indices[i];
            var hash = vocabulary.Hashes[feature];
            nats[hash] = scratch.Vectorizer.Values[i] * (double)model.WeightOf(feature, indicator) / units[hash];
        }

        return nats;
    }

    private int[] TokenConcepts()
    {
        var concepts = new int[scratch.Features.Text.Tokens.Count];
        Array.Fill(concepts, -1);
        foreach (var mention in scratch.Features.Mentions)
        {
            if (mention.End - mention.First == 1 && !mention.IsNegated)
            {
                concepts[mention.First] = mention.Concept;
            }
        }

        return concepts;
    }

    private string NameOf(in Occurrence occurrence, int[] tokenConcepts) => occurrence.Block switch
    {
        FeatureBlock.Word or FeatureBlock.Spelling when tokenConcepts[occurrence.First] >= 0 =>
            model.Featurizer.ConceptNames[tokenConcepts[occurrence.First]],
        FeatureBlock.Word or FeatureBlock.Spelling => Word(occurrence.First),
        FeatureBlock.Pair => $"{Word(occurrence.First)} {Word(occurrence.Second)}",
        FeatureBlock.Query => model.Featurizer.Queries.NameOf(occurrence.Second, scratch.Features),
        FeatureBlock.Concept => Concept(occurrence.First),
        FeatureBlock.ConceptPair => $"{Concept(occurrence.First)} + {Concept(occurrence.Second)}",
        FeatureBlock.ConceptWord => $"{Concept(occurrence.First)} … {Word(occurrence.Second)}",
        FeatureBlock.Group => Group(occurrence.First),
        FeatureBlock.GroupPair => $"{Group(occurrence.First)} + {Group(occurrence.Second)}",
        FeatureBlock.GroupTrio => $"{Group(occurrence.First)} + {Group(occurrence.Second)} + {Group(occurrence.Third)}",
        FeatureBlock.GroupTriple when occurrence.Third < 0 => $"{Group(occurrence.First)} > {Group(occurrence.Second)}",
        FeatureBlock.GroupTriple => $"{Group(occurrence.First)} > {Group(occurrence.Second)} > {Group(occurrence.Third)}",
        _ when occurrence.Third < 0 => $"{Concept(occurrence.First)} > {Concept(occurrence.Second)}",
        _ => $"{Concept(occurrence.First)} > {Concept(occurrence.Second)} > {Concept(occurrence.Third)}",
    };

    private string Word(int token)
    {
        var form = scratch.Features.Text[token];
        return form[0] == '#' ? $"({form[1..]})" : form.ToString();
    }

    private string Concept(int mention)
    {
        var about = scratch.Features.Mentions[mention];
        var name = model.Featurizer.ConceptNames[about.Concept];
        return about.IsNegated ? $"not {name}" : name;
    }

    private string Group(int mention)
    {
        var about = scratch.Features.Mentions[mention];
        return about.HasGroup ? model.Featurizer.GroupNames[about.Concept] : Concept(mention);
    }

    private string BestSentence(NewsText text)
    {
        var best = 0;
        for (var i = 1; i < _bySentence.Length; i++)
        {
            best = _bySentence[i] > _bySentence[best] ? i : best;
        }

        var span = scratch.Features.Text.Sentences[best];
        return (span.InLead ? text.Lead : text.Title ?? "")[span.Start..span.End].Trim();
    }
}
