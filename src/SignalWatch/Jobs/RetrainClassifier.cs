using SignalWatch.History;
using SignalWatch.Packs;
using SignalWatch.Scoring;

namespace SignalWatch.Jobs;

/// <summary>
/// Trains the classifier on the pack's examples and the analysts' verdicts, and puts it into use only if it is no worse than the
/// model in use. What is compared are likenesses of both, trained without the frozen tenth of the examples and the newest fifth
/// of the verdicts; what is put into use has learned from all.
/// </summary>
/// <param name="pack">The pack.</param>
/// <param name="examples">Its examples.</param>
/// <param name="shelf">The pack's models.</param>
/// <param name="verdicts">What analysts said.</param>
/// <param name="models">Where every outcome is stored.</param>
/// <param name="time">The clock.</param>
public sealed class RetrainClassifier(
    Pack pack, IReadOnlyList<Example> examples, ModelShelf shelf, VerdictHistory verdicts, ModelHistory models, TimeProvider time)
{
    private const int NewestShare = 5;

    /// <summary>Retrains. Safe to run twice and to stop anywhere: the outcome is stored first and the model put into use last, and a run that finds the one without the other ends what was begun.</summary>
    /// <param name="progress">Told in a few words what is being done; null when nobody listens.</param>
    /// <param name="cancellationToken">Stops between two indicators.</param>
    public async Task<RetrainOutcome> RunAsync(IProgress<string>? progress, CancellationToken cancellationToken)
    {
        IReadOnlyList<Verdict> said = await verdicts.NewestFirstAsync(null, cancellationToken).ToListAsync(cancellationToken);
        var judged = VerdictMajority.Of(said);
        var version = ModelFingerprint.Short(ModelFingerprint.Of(pack, examples, judged));
        var choice = shelf.Choice();
        var earlier = await models.FindAsync(pack.Id, version, cancellationToken);
        if (choice is not null && IsSettled(version, choice, earlier))
        {
            return new RetrainOutcome.Unchanged(version, earlier, choice.Version == version);
        }

        var record = earlier;
        if (record is null)
        {
            var comparison = choice is null || choice.Version == version
                ? null
                : Compare(judged, await LearnedByAsync(choice.Version, said, cancellationToken), progress, cancellationToken);
            record = RecordOf(version, judged.Count, said, choice, comparison);
            await models.AddAsync(pack.Id, record, cancellationToken);
        }

        if (record.IsPromoted)
        {
            Promote(version, judged, progress, cancellationToken);
        }

        return new RetrainOutcome.Trained(record);
    }

    /// <summary>Whether nothing is left to do: the version is in use and whole, was refused, or was put aside by somebody.</summary>
    private bool IsSettled(string version, ModelChoice choice, ModelRecord? earlier)
    {
        if (choice.Version == version)
        {
            return IsGood(version);
        }

        var isKnown = earlier is not null || shelf.List().Any(kept => kept.Version == version);
        return earlier is { IsPromoted: false } || (isKnown && choice.IsByHand);
    }

    private ModelRecord RecordOf(string version, int judged, IReadOnlyList<Verdict> said, ModelChoice? choice, ModelComparison? comparison) => new()
    {
        Version = version,
        Trained = time.GetUtcNow(),
        Examples = examples.Count,
        Verdicts = judged,
        VerdictsUntil = said.Count == 0 ? null : said[0].Time,
        IsPromoted = comparison?.Objection is null,
        Reason = comparison is null ? "it is the first" : comparison.Objection ?? "it is no worse than the model before",
        Before = choice?.Version,
        Comparison = comparison,
    };

    private void Promote(string version, IReadOnlyList<JudgedText> judged, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        if (!IsGood(version))
        {
            shelf.Save(ModelTrainer.Train(pack, examples, judged, progress, cancellationToken));
        }

        shelf.Use(version, examples);
    }

    private bool IsGood(string version)
    {
        try
        {
            return shelf.Read(version).ModelVersion == version;
        }
        catch (ModelMismatchException)
        {
            return false;
        }
    }

    /// <summary>What the model in use had learned from verdicts when it was trained; a first model had learned from none.</summary>
    private async Task<IReadOnlyList<JudgedText>> LearnedByAsync(string version, IReadOnlyList<Verdict> said, CancellationToken cancellationToken)
    {
        var until = (await models.FindAsync(pack.Id, version, cancellationToken))?.VerdictsUntil;
        return until is null ? [] : VerdictMajority.Of(said.Where(verdict => verdict.Time <= until));
    }

    private ModelComparison Compare(
        IReadOnlyList<JudgedText> judged, IReadOnlyList<JudgedText> learned, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        // By text, so that a verdict on one outlet's copy of a report does not teach the answer for another's.
        var newest = judged.Skip(judged.Count - (judged.Count / NewestShare)).ToList();
        var held = newest.Select(one => one.Text).ToHashSet();
        var rest = FrozenSet.Without(examples);
        List<JudgedText> old = [.. learned.Where(one => !held.Contains(one.Text))];
        List<JudgedText> all = [.. judged.Where(one => !held.Contains(one.Text))];
        var current = ModelTrainer.Train(pack, rest, old, progress, cancellationToken);
        var candidate = old.SequenceEqual(all) ? current : ModelTrainer.Train(pack, rest, all, progress, cancellationToken);
        return ModelComparison.Of(current, candidate, FrozenSet.Of(examples), newest);
    }
}
