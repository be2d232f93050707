namespace SignalWatch.Assessment;

/// <summary>A row of numbers as one line of text.</summary>
public static class Sparkline
{
    private const double LeastSpan = 0.1;
    private const string Bars = "▁▂▃▄▅▆▇█";

    /// <summary>One character a number: a dot for nothing, else one of eight bars whose height is its share of the greatest.</summary>
    public static string Of(IEnumerable<int> values)
    {
        var all = values.ToArray();
        var greatest = all.DefaultIfEmpty(0).Max();
        return string.Concat(all.Select(value => value <= 0 ? '·' : Bars[(int)Math.Round((Bars.Length - 1) * (double)value / greatest)]));
    }

    /// <summary>One character a share of 1, from the least to the greatest of them; shares that differ by less than a tenth keep to the middle bars.</summary>
    /// <param name="shares">0 to 1 each.</param>
    public static string OfTrend(IReadOnlyList<double> shares)
    {
        if (shares.Count == 0)
        {
            return "";
        }

        var middle = (shares.Max() + shares.Min()) / 2;
        var span = Math.Max(shares.Max() - shares.Min(), LeastSpan);
        return string.Concat(shares.Select(share => Bars[(int)Math.Round((Bars.Length - 1) * Math.Clamp(0.5 + ((share - middle) / span), 0, 1))]));
    }
}
