using ScottPlot;
using SkiaSharp;

namespace SignalWatch.Assessment;

/// <summary>The letters of a picture: the first font without serifs that the machine has, else whatever it falls back to.</summary>
public static class PictureFont
{
    /// <summary>In pixels.</summary>
    public const int Size = 11;

    // Wide enough for the widest of the fonts below, on average.
    private const double LetterWidth = 0.58 * Size;

    private static readonly string[] Known = ["Segoe UI", "Helvetica Neue", "Arial", "Liberation Sans", "DejaVu Sans"];

    /// <summary>The font's name.</summary>
    public static string Name { get; } = Array.Find(Known, name => SKFontManager.Default.MatchFamily(name) is not null) ?? Fonts.Default;

    /// <summary>About how many pixels some words take.</summary>
    public static double WidthOf(string words) => words.Length * LetterWidth;
}
