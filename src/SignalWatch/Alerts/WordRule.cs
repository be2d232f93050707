using SignalWatch.Assessment;
using SignalWatch.Packs;

namespace SignalWatch.Alerts;

/// <summary>
/// Finds likelihoods that came to be called by another word. Pure. A word once known stands until the probability has left its range
/// by a margin, on two days in a row or by twice as much at once: a probability on a border then changes its word once, not with every
/// day's news. The margin is a share of the narrower of the two ranges, since scales have words as narrow as five hundredths.
/// </summary>
internal static class WordRule
{
    /// <summary>The change to tell of; null when there is none.</summary>
    /// <param name="scale">The pack's words.</param>
    /// <param name="days">The scenario's days, oldest first; the last is today.</param>
    /// <param name="told">Its alerts of the last weeks, in any order.</param>
    /// <param name="options">The margins, and how long news stays news.</param>
    public static WordChange? In(ProbabilityScale scale, IReadOnlyList<DayLikelihood> days, IReadOnlyList<Alert> told, AlertOptions options)
    {
        if (days.Count == 0)
        {
            return null;
        }

        var last = told.Where(alert => alert.Kind == AlertKind.WordChanged).MaxBy(alert => (alert.Day, alert.Raised));
        var known = last is null ? scale.WordFor(days[0].Probability) : WordOf(last, scale) ?? scale.WordFor(days[0].Probability);
        var news = days[^1].Day.AddDays(1 - options.NewsDays);
        var known0 = known;
        WordChange? change = null;
        for (var day = 1; day < days.Count; day++)
        {
            if (days[day].Day <= last?.Day || WordAfter(scale, known, days[day - 1], days[day], options) is not { } word)
            {
                continue;
            }

            // What changed longer ago is taken as known: it is no news any more.
            known0 = days[day].Day < news ? word : known0;
            known = word;
            change = known.Word != known0.Word ? new WordChange(days[day], word.Word, known0.Word) : null;
        }

        return change;
    }

    /// <summary>The word that an alert told of; null when the scale has no such word any more.</summary>
    private static LikelihoodWord? WordOf(Alert alert, ProbabilityScale scale) =>
        alert.Effects.FirstOrDefault(effect => effect.ScenarioId == alert.ScenarioId) is { } effect ? scale.Find(effect.NowWord) : null;

    private static LikelihoodWord? WordAfter(ProbabilityScale scale, LikelihoodWord known, DayLikelihood before, DayLikelihood day, AlertOptions options)
    {
        var word = scale.WordFor(day.Probability);
        var width = Math.Min(word.Highest - word.Lowest, known.Highest - known.Lowest);
        var (beyond, beyondBefore) = (Beyond(known, day.Probability), Beyond(known, before.Probability));
        var isHeld = beyond > options.WordMargin * width && beyondBefore > options.WordMargin * width;
        return word.Word != known.Word && (isHeld || beyond > options.ClearWordMargin * width) ? word : null;
    }

    private static double Beyond(LikelihoodWord word, double probability) => Math.Max(word.Lowest - probability, probability - word.Highest);
}
