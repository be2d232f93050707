using System.Globalization;
using ScottPlot;
using SignalWatch.Assessment;
using SignalWatch.Packs;

namespace SignalWatch.Alerts.Mail;

/// <summary>
/// The chart of a scenario's alert: its probability day by day, over the ranges of the scale's words. The same days and words give the same
/// bytes. Safe from several threads.
/// </summary>
internal sealed class LikelihoodChart
{
    private const int LeftMargin = 30;
    private const int LongestWord = 20;
    private const double SideMargin = 0.2;
    private const double Headroom = 0.02;

    private readonly ChartCanvas _canvas = new();

    /// <summary>The chart as PNG.</summary>
    /// <param name="days">Oldest first; at least one. The last is today.</param>
    /// <param name="scale">The words.</param>
    public byte[] PngOf(IReadOnlyList<AlertLikelihood> days, ProbabilityScale scale) => _canvas.PngOf(KeyOf(days, scale), plot => Draw(plot, days, scale));

    private static string KeyOf(IReadOnlyList<AlertLikelihood> days, ProbabilityScale scale) => string.Join(
        ';',
        days.Select(day => string.Create(CultureInfo.InvariantCulture, $"{day.Day.DayNumber},{day.Probability:R}"))
            .Concat(scale.Words.Select(word => string.Create(CultureInfo.InvariantCulture, $"{word.Word},{word.Lowest:R},{word.Highest:R}"))));

    private static void Draw(Plot plot, IReadOnlyList<AlertLikelihood> days, ProbabilityScale scale)
    {
        var (least, most) = (days.Min(day => day.Probability), days.Max(day => day.Probability));
        var words = scale.Words.Where(word => word.Highest >= least && word.Lowest <= most).ToList();
        var (bottom, top) = words.Count == 0 ? (0, 1) : (words.Min(word => word.Lowest), words.Max(word => word.Highest));
        plot.Axes.SetLimits(-SideMargin, days.Count + SideMargin, bottom - Headroom, top + Headroom);
        foreach (var (number, word) in words.Index())
        {
            var band = plot.Add.Rectangle(0, days.Count, word.Lowest, word.Highest);
            (band.FillColor, band.LineWidth) = (Colors.Black.WithAlpha(number % 2 == 0 ? 0.03 : 0.09), 0);
        }

        var line = plot.Add.Scatter(Enumerable.Range(0, days.Count).Select(number => number + 0.5).ToArray(), days.Select(day => day.Probability).ToArray(), LevelPalette.Ink);
        (line.LineWidth, line.MarkerSize) = (5, 0);
        plot.Add.Marker(days.Count - 0.5, days[^1].Probability, MarkerShape.FilledCircle, 18, ChartCanvas.Today);
        string[] names = [.. words.Select(word => MailText.Line(word.Word, LongestWord))];
        var left = LeftMargin + (int)names.Select(ChartCanvas.WidthOf).DefaultIfEmpty().Max();
        ChartCanvas.AddAxes(plot, left, [.. days.Select(day => day.Day)], [.. words.Select(word => (word.Lowest + word.Highest) / 2)], names);
    }
}
