using System.Text.RegularExpressions;

namespace SignalWatch.Benchmarks;

/// <summary>
/// How much of an article's body was found and how much else with it: the measure of the public article extraction benchmark.
/// Counts of 4-word shingles in common, only found and only true; precision and recall are averaged over pages.
/// </summary>
internal sealed partial class ShingleScore
{
    private const int Size = 4;
    private double _precision;
    private double _recall;
    private int _pages;

    /// <summary>Mean precision, 0 to 1.</summary>
    public double Precision => _precision / _pages;

    /// <summary>Mean recall, 0 to 1.</summary>
    public double Recall => _recall / _pages;

    /// <summary>F1 of the means.</summary>
    public double F1 => 2 * Precision * Recall / (Precision + Recall);

    /// <summary>Counts a page.</summary>
    public void Add(string truth, string found)
    {
        var (wanted, got) = (Shingles(truth), Shingles(found));
        double common = wanted.Sum(pair => Math.Min(pair.Value, got.GetValueOrDefault(pair.Key)));
        _precision += got.Count > 0 ? common / got.Values.Sum() : 0;
        _recall += wanted.Count > 0 ? common / wanted.Values.Sum() : 1;
        _pages++;
    }

    private static Dictionary<string, int> Shingles(string text)
    {
        var words = WordPattern().Matches(text).Select(match => match.Value).ToArray();
        var shingles = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var start = 0; words.Length > 0 && start < Math.Max(1, words.Length - Size + 1); start++)
        {
            var shingle = string.Join('\u0001', words.Skip(start).Take(Size));
            shingles[shingle] = shingles.GetValueOrDefault(shingle) + 1;
        }

        return shingles;
    }

    [GeneratedRegex(@"\w+", RegexOptions.None, 10_000)]
    private static partial Regex WordPattern();
}
