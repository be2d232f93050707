using System.Globalization;

namespace SignalWatch.Web.Dashboard;

/// <summary>
/// Places in a picture. Across, they are percentages, so that a picture is as wide as the page without its words being scaled with it;
/// down, they are pixels.
/// </summary>
internal static class Percentage
{
    /// <summary>A share of the width, such as <c>12.5%</c>.</summary>
    public static string Of(double share) => (100 * share).ToString("0.###", CultureInfo.InvariantCulture) + "%";

    /// <summary>A length in pixels or in the units of a view box.</summary>
    public static string Length(double length) => length.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>The points of a line through shares of 1, in a view box of 100 by 100 where 1 is at the top.</summary>
    public static string Line(IReadOnlyList<double> shares) => string.Join(' ', shares.Select((share, index) =>
        $"{Length(shares.Count == 1 ? 100 : 100.0 * index / (shares.Count - 1))},{Length(100 * (1 - share))}"));
}
