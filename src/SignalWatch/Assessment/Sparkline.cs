namespace SignalWatch.Assessment;

/// <summary>A row of numbers as one line of text.</summary>
public static class Sparkline
{
    private const string Bars = "▁▂▃▄▅▆▇█";

    /// <summary>One character a number: a dot for nothing, else one of eight bars whose height is its share of the greatest.</summary>
    public static string Of(IEnumerable<int> values)
    {
        var all = values.ToArray();
        var greatest = all.DefaultIfEmpty(0).Max();
        return string.Concat(all.Select(value => value <= 0 ? '·' : Bars[(int)Math.Round((Bars.Length - 1) * (double)value / greatest)]));
    }
}
