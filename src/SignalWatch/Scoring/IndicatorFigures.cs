using SignalWatch.Packs;

namespace SignalWatch.Scoring;

/// <summary>How well a classifier recognises one indicator in labelled texts; all figures are 0 to 1.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Support">How many texts are labelled with it.</param>
/// <param name="TruePositives">Signals that are labelled.</param>
/// <param name="FalsePositives">Signals that are not.</param>
/// <param name="AveragePrecision">
/// Whatever the threshold: the sum over all thresholds of the gain in recall times the precision there, the step-wise area under the
/// precision-recall curve (Zhu, "Recall, Precision and Average Precision", University of Waterloo, 2004); NaN without support.
/// </param>
/// <param name="CalibrationError">Expected calibration error of this indicator's probabilities; see <see cref="Reliability"/>.</param>
public sealed record IndicatorFigures(
    IndicatorId Indicator, int Support, int TruePositives, int FalsePositives, double AveragePrecision, double CalibrationError)
{
    /// <summary>Share of signals that are right; 0 when there are none.</summary>
    public double Precision => TruePositives == 0 ? 0 : (double)TruePositives / (TruePositives + FalsePositives);

    /// <summary>Share of labelled texts that are found; 0 when there are none.</summary>
    public double Recall => TruePositives == 0 ? 0 : (double)TruePositives / Support;

    /// <summary>Harmonic mean of precision and recall; 0 when nothing is found.</summary>
    public double F1 => TruePositives == 0 ? 0 : 2d * TruePositives / (TruePositives + FalsePositives + Support);
}
