namespace SignalWatch.Benchmarks;

/// <summary>Sentences that look like news: a few common actors, actions and things, and names that are rarer.</summary>
internal sealed class InventedNews(int seed)
{
    private static readonly string[] Actors =
        ["Iranian police", "Georgian protesters", "Russian troops", "Turkish officials", "Indian exporters", "Azerbaijani diplomats", "Armenian lawmakers", "Kazakh railways"];

    private static readonly string[] Actions =
        ["sign an agreement on", "reject a plan for", "open a route through", "halt freight to", "protest against", "strike targets near", "raise tariffs on", "begin talks about"];

    private static readonly string[] Things =
        ["the gas pipeline", "the railway", "a new port", "grain exports", "the border crossing", "oil sanctions", "the customs union", "an energy hub"];

    private static readonly string[] Syllables = ["ba", "ri", "mo", "sha", "ten", "ku", "lo", "var", "ze", "pin", "dol", "gar", "hu", "nis"];

    private readonly Random _random = new(seed);

    /// <summary>The next sentence; two of them are hardly ever the same.</summary>
    public string Next() => FormattableString.Invariant(
        $"{Pick(Actors)} {Pick(Actions)} {Pick(Things)} in {Name()} as minister {Name()} {Name()} visits {Name()}, {_random.Next(2, 900)} people affected");

    private string Name()
    {
        var name = string.Concat(Pick(Syllables), Pick(Syllables), Pick(Syllables));
        return char.ToUpperInvariant(name[0]) + name[1..];
    }

    private string Pick(string[] words) => words[_random.Next(words.Length)];
}
