using System.Collections.Concurrent;
using System.Globalization;
using ScottPlot;
using SkiaSharp;
using SignalWatch.Assessment;

namespace SignalWatch.Alerts;

/// <summary>
/// The chart of an alert: a bar of stories a day, raised levels as bands behind them, today marked. The same days give the same bytes; one
/// picture serves all analysts. Its ground is its own, so that it reads in light and in dark mail. Safe from several threads.
/// </summary>
internal sealed class IndicatorChart
{
    // Twice the width at which it is shown: screens have two dots a pixel, and letters must be read on a telephone at half that.
    private const int Width = 1176;
    private const int Height = 440;
    private const int FontSize = 34;
    private const int LegendSize = 30;
    private const int DaysPerTick = 14;
    // The legend stands above the highest bar.
    private const double Headroom = 1.36;
    private const double BandTop = 1.1;
    private const double LegendMiddle = 1.25;
    private const double SideMargin = 0.2;
    private const int LeftPadding = 74;
    private const int RightPadding = 62;
    private const int MostCached = 256;

    private static readonly Color Ground = Color.FromHex("#FBFBF8");
    private static readonly Color Today = Color.FromHex("#0072B2");

    // Skia may be called from several threads, but the plotting library's fonts are shared.
    private static readonly Lock OneAtATime = new();

    private readonly ConcurrentDictionary<string, byte[]> _drawn = new(StringComparer.Ordinal);

    /// <summary>The chart as PNG.</summary>
    /// <param name="days">Oldest first, without gaps; at least one. The last is today.</param>
    public byte[] PngOf(IReadOnlyList<AlertDay> days)
    {
        var key = KeyOf(days);
        if (_drawn.TryGetValue(key, out var known))
        {
            return known;
        }

        lock (OneAtATime)
        {
            if (_drawn.TryGetValue(key, out known))
            {
                return known;
            }

            // Alerts come in bursts, each with its own days: what was drawn long before is not asked for again.
            if (_drawn.Count >= MostCached)
            {
                _drawn.Clear();
            }

            return _drawn[key] = Draw(days);
        }
    }

    private static string KeyOf(IReadOnlyList<AlertDay> days) =>
        string.Join(';', days.Select(day => string.Create(CultureInfo.InvariantCulture, $"{day.Day.DayNumber},{day.Stories},{(int)day.Level}")));

    private static byte[] Draw(IReadOnlyList<AlertDay> days)
    {
        using var plot = new Plot();
        var most = Math.Max(days.Max(day => day.Stories), 4);
        plot.FigureBackground.Color = Ground;
        plot.DataBackground.Color = Ground;
        plot.Layout.Fixed(new PixelPadding(LeftPadding, RightPadding, 66, 10));
        plot.Axes.SetLimits(-SideMargin, days.Count + SideMargin, 0, most * Headroom);
        AddBands(plot, days, most * BandTop);
        AddBars(plot, days);
        AddAxes(plot, days, most);
        AddLegend(plot, days, most * LegendMiddle);
        return PngOf(plot);
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
            AddBox(plot, number + 0.15, number + 0.85, day.Stories, number == days.Count - 1 ? Today : LevelPalette.Ink);
        }
    }

    private static void AddBox(Plot plot, double left, double right, double top, Color colour)
    {
        var box = plot.Add.Rectangle(left, right, 0, top);
        (box.FillColor, box.LineColor, box.LineWidth) = (colour, colour, 1);
    }

    private static void AddAxes(Plot plot, IReadOnlyList<AlertDay> days, int most)
    {
        var step = Math.Max((int)Math.Ceiling(most / 3.0), 1);
        var counts = Enumerable.Range(0, most / step + 1).Select(number => (double)number * step).ToArray();
        var ticks = Enumerable.Range(0, days.Count).Reverse().Where((_, back) => back % DaysPerTick == 0).Reverse().ToArray();
        plot.Axes.Left.SetTicks(counts, [.. counts.Select(count => count.ToString(CultureInfo.InvariantCulture))]);
        plot.Axes.Bottom.SetTicks([.. ticks.Select(number => number + 0.5)], [.. ticks.Select(number => days[number].Day.ToString("d MMM", CultureInfo.InvariantCulture))]);
        foreach (var axis in new[] { plot.Axes.Left.TickLabelStyle, plot.Axes.Bottom.TickLabelStyle })
        {
            (axis.FontName, axis.FontSize, axis.ForeColor) = (PictureFont.Name, FontSize, LevelPalette.Ink);
        }

        plot.Axes.Right.FrameLineStyle.IsVisible = false;
        plot.Axes.Top.FrameLineStyle.IsVisible = false;
        plot.Grid.XAxisStyle.IsVisible = false;
        plot.Grid.MajorLineColor = Colors.Black.WithAlpha(0.08);
    }

    private static void AddLegend(Plot plot, IReadOnlyList<AlertDay> days, double y)
    {
        var daysPerPixel = (days.Count + 2 * SideMargin) / (Width - LeftPadding - RightPadding);
        var x = LegendSize * daysPerPixel;
        foreach (var (words, colour) in LevelPalette.Raised.Where(one => days.Any(day => day.Level == one.Level))
            .Select(one => (MailWords.NameOf(one.Level), one.Colour)).Prepend(("today", Today)))
        {
            plot.Add.Marker(x + 0.5, y, MarkerShape.FilledSquare, LegendSize, colour);
            var text = plot.Add.Text(words, x + 0.5 + LegendSize * daysPerPixel, y);
            (text.LabelFontName, text.LabelFontSize, text.LabelFontColor, text.LabelAlignment) = (PictureFont.Name, LegendSize, LevelPalette.Ink, Alignment.MiddleLeft);
            x += (PictureFont.WidthOf(words) * LegendSize / PictureFont.Size + 2.6 * LegendSize) * daysPerPixel;
        }
    }

    // Flat colours without an alpha channel are smallest unfiltered: some 20 KB instead of 26 as the plotting library writes them.
    private static byte[] PngOf(Plot plot)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Rgb888x, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        plot.Render(canvas, Width, Height);
        using var pixels = bitmap.PeekPixels() ?? throw new InvalidOperationException("The picture has no pixels.");
        using var png = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.None, 9)) ?? throw new InvalidOperationException("The picture could not be written as PNG.");
        return png.ToArray();
    }
}
