using SignalWatch.Assessment;
using SignalWatch.Packs;

namespace SignalWatch.Web.Dashboard;

/// <summary>The part of the probabilities that a waterfall's picture shows: what its steps span, and a little more, so that small steps can be seen.</summary>
/// <param name="Lowest">The probability at the left edge.</param>
/// <param name="Highest">The probability at the right edge.</param>
internal sealed record WaterfallAxis(double Lowest, double Highest)
{
    private const double Grain = 0.05;
    private const double LeastSpan = 0.2;
    private const double LeastLabelled = 0.14;

    private double Span => Highest - Lowest;

    /// <summary>The axis for these steps.</summary>
    public static WaterfallAxis Of(IReadOnlyList<WaterfallStep> steps)
    {
        var lowest = Math.Max(0, Floor(steps.Min(step => Math.Min(step.Before, step.After)) - 0.01));
        var highest = Math.Min(1, -Floor(-steps.Max(step => Math.Max(step.Before, step.After)) - 0.01));
        var missing = Math.Max(0, LeastSpan - (highest - lowest));
        highest = Math.Min(1, highest + missing);
        return new WaterfallAxis(Math.Max(0, Math.Min(lowest, highest - LeastSpan)), highest);
    }

    /// <summary>Where a probability is, as a share of the width.</summary>
    public double At(double probability) => (Math.Clamp(probability, Lowest, Highest) - Lowest) / Span;

    /// <summary>The probabilities that have a line, at most six; not the edges.</summary>
    public IEnumerable<double> Ticks()
    {
        var step = Array.Find([0.05, 0.1, 0.2, 0.25], candidate => Span / candidate <= 6.01);
        for (var number = (int)Math.Floor((Lowest / step) + 1.001); number * step < Highest - 0.001; number++)
        {
            yield return number * step;
        }
    }

    /// <summary>The words whose range is to be seen: from where to where, as shares of the width, and the word, empty where it has no room.</summary>
    public IEnumerable<(double From, double To, string Word)> Words(ProbabilityScale scale) => scale.Words
        .Where(word => word.Highest > Lowest && word.Lowest < Highest)
        .Select(word => (From: At(word.Lowest), To: At(word.Highest), word.Word))
        .Select(part => (part.From, part.To, part.To - part.From >= LeastLabelled ? part.Word : ""));

    private static double Floor(double probability) => Math.Round(Math.Floor(probability / Grain) * Grain, 4);
}
