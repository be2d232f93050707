using ScottPlot;

namespace SignalWatch.Assessment;

/// <summary>The colours of levels, the same in every picture and mail; each stands out from the one below by lightness too.</summary>
public static class LevelPalette
{
    private const string NoMark = "#AEB6BD";

    private static readonly Dictionary<Level, (string Band, string Mark)> Colours = new()
    {
        [Level.Elevated] = ("#FFF0B3", "#D9A900"),
        [Level.High] = ("#FFCC80", "#E07B16"),
        [Level.Critical] = ("#F29B8E", "#C23A2E"),
    };

    /// <summary>The levels that have a colour, lowest first, with it: all but quiet.</summary>
    public static IReadOnlyList<(Level Level, Color Colour)> Raised { get; } = [.. Colours.Select(one => (one.Key, Color.FromHex(one.Value.Band)))];

    /// <summary>The colour of bars and words on a light ground.</summary>
    public static Color Ink { get; } = Color.FromHex("#333333");

    /// <summary>The colour behind days of a level; null for quiet.</summary>
    public static Color? BandOf(Level level) => Colours.TryGetValue(level, out var colours) ? Color.FromHex(colours.Band) : null;

    /// <summary>The level's colour for a small mark beside words, as <c>#rrggbb</c>, darker than that of its days; grey for quiet and for none.</summary>
    public static string MarkOf(Level? level) => level is { } known && Colours.TryGetValue(known, out var colours) ? colours.Mark : NoMark;
}
