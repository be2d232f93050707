using System.Globalization;
using ScottPlot;
using SignalWatch.Scoring;

namespace SignalWatch.Cli.Commands;

/// <summary>
/// Draws a reliability diagram (Niculescu-Mizil and Caruana, "Predicting Good Probabilities with Supervised Learning", ICML 2005): each
/// bin's mean probability across, the share that came true up, with its 95 % interval and number of decisions. The diagonal is perfect.
/// </summary>
internal static class ReliabilityPlot
{
    private const int Width = 800;
    private const int Height = 720;

    /// <summary>The endings of file names that say in which format to write.</summary>
    public static IReadOnlyList<string> Endings { get; } = [".png", ".svg"];

    /// <summary>Writes the diagram.</summary>
    /// <param name="path">Ends as one of <see cref="Endings"/>; an existing file is replaced.</param>
    /// <param name="title">What was measured.</param>
    /// <param name="curves">Each with the name that the legend gives it.</param>
    public static void Write(string path, string title, IReadOnlyList<(string Name, Reliability Reliability)> curves)
    {
        using var plot = new Plot();
        plot.Title(title);
        plot.XLabel("probability given; beside each point its number of decisions, bars are 95 % intervals");
        plot.YLabel("share that is labelled");
        plot.Axes.SetLimits(-0.05, 1.05, -0.05, 1.05);
        plot.Axes.SquareUnits();
        var perfect = plot.Add.Line(0, 0, 1, 1);
        perfect.LinePattern = LinePattern.Dashed;
        perfect.Color = Colors.Gray;
        perfect.LegendText = "perfect calibration";
        foreach (var (name, reliability) in curves)
        {
            AddCurve(plot, name, reliability);
        }

        plot.ShowLegend(Alignment.UpperLeft);
        if (Path.GetExtension(path).Equals(".svg", StringComparison.OrdinalIgnoreCase))
        {
            plot.SaveSvg(path, Width, Height);
        }
        else
        {
            plot.SavePng(path, Width, Height);
        }
    }

    private static void AddCurve(Plot plot, string name, Reliability reliability)
    {
        var bins = reliability.Bins;
        var curve = plot.Add.Scatter(bins.Select(bin => bin.MeanProbability).ToArray(), bins.Select(bin => bin.Frequency).ToArray());
        curve.LineWidth = 2;
        curve.MarkerSize = 8;
        curve.LegendText = string.Create(CultureInfo.InvariantCulture, $"{name}: calibration error {reliability.CalibrationError:0.000}");
        foreach (var bin in bins)
        {
            var (low, high) = bin.Interval;
            var interval = plot.Add.Line(bin.MeanProbability, low, bin.MeanProbability, high);
            interval.Color = curve.Color;
            var count = plot.Add.Text(bin.Count.ToString("#,0", CultureInfo.InvariantCulture), bin.MeanProbability, bin.Frequency);
            count.LabelFontColor = curve.Color;
            count.LabelAlignment = Alignment.UpperLeft;
            count.OffsetX = 6;
        }
    }
}
