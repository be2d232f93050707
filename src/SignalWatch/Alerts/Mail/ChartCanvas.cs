using System.Collections.Concurrent;
using ScottPlot;
using SkiaSharp;
using SignalWatch.Assessment;

namespace SignalWatch.Alerts.Mail;

/// <summary>What the charts in mails share: their size, their ground and letters, and how they become PNG, each once. Safe from several threads.</summary>
internal sealed class ChartCanvas
{
    /// <summary>Twice the width at which it is shown: screens have two dots a pixel, and letters must be read on a telephone at half that.</summary>
    public const int Width = 1176;

    private const int Height = 440;
    private const int FontSize = 34;
    private const int DaysPerTick = 14;
    private const int RightPadding = 62;
    private const int MostCached = 256;

    /// <summary>Its ground is its own, so that it reads in light and in dark mail.</summary>
    private static readonly Color Ground = Color.FromHex("#FBFBF8");

    // Skia may be called from several threads, but the plotting library's fonts are shared.
    private static readonly Lock OneAtATime = new();

    private readonly ConcurrentDictionary<string, byte[]> _drawn = new(StringComparer.Ordinal);

    /// <summary>The colour of what is of today.</summary>
    public static Color Today { get; } = Color.FromHex("#0072B2");

    /// <summary>The pixels on either side of what is plotted.</summary>
    /// <param name="left">Those on the left, for the axis' words.</param>
    public static int Padding(int left) => left + RightPadding;

    /// <summary>About how many pixels the words of an axis take.</summary>
    public static double WidthOf(string words) => PictureFont.WidthOf(words) * FontSize / PictureFont.Size;

    /// <summary>The PNG of that key, drawn when it is asked for first.</summary>
    public byte[] PngOf(string key, Action<Plot> draw)
    {
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

            using var plot = new Plot();
            plot.FigureBackground.Color = Ground;
            plot.DataBackground.Color = Ground;
            draw(plot);
            return _drawn[key] = PngOf(plot);
        }
    }

    /// <summary>Draws the axes: days below, counted back from the last, and what stands on the left.</summary>
    public static void AddAxes(Plot plot, int left, IReadOnlyList<DateOnly> days, double[] marks, string[] words)
    {
        plot.Layout.Fixed(new PixelPadding(left, RightPadding, 66, 10));
        var ticks = Enumerable.Range(0, days.Count).Reverse().Where((_, back) => back % DaysPerTick == 0).Reverse().ToArray();
        plot.Axes.Left.SetTicks(marks, words);
        plot.Axes.Bottom.SetTicks([.. ticks.Select(number => number + 0.5)], [.. ticks.Select(number => days[number].ToString("d MMM", System.Globalization.CultureInfo.InvariantCulture))]);
        foreach (var axis in new[] { plot.Axes.Left.TickLabelStyle, plot.Axes.Bottom.TickLabelStyle })
        {
            (axis.FontName, axis.FontSize, axis.ForeColor) = (PictureFont.Name, FontSize, LevelPalette.Ink);
        }

        plot.Axes.Right.FrameLineStyle.IsVisible = false;
        plot.Axes.Top.FrameLineStyle.IsVisible = false;
        plot.Grid.XAxisStyle.IsVisible = false;
        plot.Grid.MajorLineColor = Colors.Black.WithAlpha(0.08);
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
