using System.Globalization;
using ScottPlot;
using SignalWatch.Assessment;

namespace SignalWatch.Alerts.Mail;

/// <summary>
/// The chart of an alert: a bar of stories a day, raised levels as bands behind them, today marked. The same days give the same bytes; one
/// picture serves all analysts. Safe from several threads.
/// </summary>
internal sealed class IndicatorChart
{
    private const int LegendSize = 30;

    // The legend stands above the highest bar.
    private const double Headroom = 1.36;
    private const double BandTop = 1.1;
    private const double LegendMiddle = 1.25;
    private const double SideMargin = 0.2;
    private const int LeftPadding = 74;

    private readonly ChartCanvas _canvas = new();

    /// <summary>The chart as PNG.</summary>
    /// <param name="days">Oldest first, without gaps; at least one. The last is today.</param>
    public byte[] PngOf(IReadOnlyList<AlertDay> days) => _canvas.PngOf(KeyOf(days), plot => Draw(plot, days));

    private static string KeyOf(IReadOnlyList<AlertDay> days) =>
        string.Join(';', days.Select(day => string.Create(CultureInfo.InvariantCulture, $"{day.Day.DayNumber},{day.Stories},{(int)day.Level}")));

    private static void Draw(Plot plot, IReadOnlyList<AlertDay> days)
    {
        var most = Math.Max(days.Max(day => day.Stories), 4);
        var step = Math.Max((int)Math.Ceiling(most / 3.0), 1);
        var counts = Enumerable.Range(0, most / step + 1).Select(number => (double)number * step).ToArray();
        plot.Axes.SetLimits(-SideMargin, days.Count + SideMargin, 0, most * Headroom);
        AddBands(plot, days, most * BandTop);
        AddBars(plot, days);
        ChartCanvas.AddAxes(plot, LeftPadding, [.. days.Select(day => day.Day)], counts, [.. counts.Select(count => count.ToString(CultureInfo.InvariantCulture))]);
        AddLegend(plot, days, most * LegendMiddle);
    }

    private static void AddBands(Plot plot, IReadOnlyList<AlertDay> days, double top)
    {
        foreach (var (number, day) in days.Index())
        {
            if (LevelPalette.BandOf(day.Level) is { } colour)
            {
                AddBox(plot, number, number + 1, top, colour);
            }
        }
    }

    private static void AddBars(Plot plot, IReadOnlyList<AlertDay> days)
    {
        foreach (var (number, day) in days.Index().Where(one => one.Item.Stories > 0))
        {
            AddBox(plot, number + 0.15, number + 0.85, day.Stories, number == days.Count - 1 ? ChartCanvas.Today : LevelPalette.Ink);
        }
    }

    private static void AddBox(Plot plot, double left, double right, double top, Color colour)
    {
        var box = plot.Add.Rectangle(left, right, 0, top);
        (box.FillColor, box.LineColor, box.LineWidth) = (colour, colour, 1);
    }

    private static void AddLegend(Plot plot, IReadOnlyList<AlertDay> days, double y)
    {
        var daysPerPixel = (days.Count + 2 * SideMargin) / (ChartCanvas.Width - ChartCanvas.Padding(LeftPadding));
        var x = LegendSize * daysPerPixel;
        foreach (var (words, colour) in LevelPalette.Raised.Where(one => days.Any(day => day.Level == one.Level))
            .Select(one => (MailWords.NameOf(one.Level), one.Colour)).Prepend(("today", ChartCanvas.Today)))
        {
            plot.Add.Marker(x + 0.5, y, MarkerShape.FilledSquare, LegendSize, colour);
            var text = plot.Add.Text(words, x + 0.5 + LegendSize * daysPerPixel, y);
            (text.LabelFontName, text.LabelFontSize, text.LabelFontColor, text.LabelAlignment) = (PictureFont.Name, LegendSize, LevelPalette.Ink, Alignment.MiddleLeft);
            x += (PictureFont.WidthOf(words) * LegendSize / PictureFont.Size + 2.6 * LegendSize) * daysPerPixel;
        }
    }
}
