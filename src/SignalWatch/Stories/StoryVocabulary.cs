using SignalWatch.Scoring;

namespace SignalWatch.Stories;

/// <summary>
/// What is known of words before any news is read: countries with their people and adjectives, cities and regions, classes of
/// words that tell the same event ("killed", "dead"), and how common ordinary words are. Read from <c>vocabulary.tsv</c>, and from
/// <c>places.tsv</c> some ten thousand cities and regions more.
/// </summary>
internal static class StoryVocabulary
{
    /// <summary>The number of imagined texts that prior counts refer to: what is seen in the window is added to them.</summary>
    public const float PriorTexts = 2000;

    /// <summary>The prior count of a word that the vocabulary does not have.</summary>
    public const float UnknownPrior = 1;

    private const float CountryPrior = 50;
    private const float CityPrior = 6;
    private const float PersonPrior = 15;
    private const float SamePrior = 25;
    private const float FrequentPrior = 70;
    private const float UbiquitousPrior = 250;

    private static readonly Dictionary<string, VocabularyEntry> Entries = Read();

    private static readonly Dictionary<string, int> Lengths = LengthsOf(Entries.Keys);

    /// <summary>The most words of a phrase that begins with this word; 0 when there is none.</summary>
    public static int LongestFrom(string word) => Lengths.GetValueOrDefault(word);

    /// <summary>The entry of a phrase, its folded words joined by single spaces; null when there is none.</summary>
    public static VocabularyEntry? Find(string phrase) => Entries.TryGetValue(phrase, out var entry) ? entry : null;

    private static Dictionary<string, VocabularyEntry> Read()
    {
        // What an entry of the vocabulary says of a name counts before what the places say.
        List<string[]> lines = [.. Lines("vocabulary.tsv"), .. Lines("places.tsv").Select(line => (string[])["city", .. line])];
        var priors = PriorsOf(lines);
        var entries = new Dictionary<string, VocabularyEntry>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            foreach (var alias in Aliases(line))
            {
                entries.TryAdd(alias, EntryOf(line[0], line[1], alias, priors));
            }
        }

        return entries;
    }

    private static IEnumerable<string[]> Lines(string name)
    {
        using var stream = typeof(StoryVocabulary).Assembly.GetManifestResourceStream($"SignalWatch.Stories.{name}")
            ?? throw new InvalidOperationException($"{name} of the stories is missing from the program.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split('\t'))];
    }

    private static Dictionary<string, int> LengthsOf(IEnumerable<string> phrases)
    {
        var lengths = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var words in phrases.Select(phrase => phrase.Split(' ')))
        {
            lengths[words[0]] = Math.Max(words.Length, lengths.GetValueOrDefault(words[0]));
        }

        return lengths;
    }

    // A class of words is as common as the word that names it.
    private static Dictionary<string, float> PriorsOf(IEnumerable<string[]> lines)
    {
        var priors = new Dictionary<string, float>(StringComparer.Ordinal);
        foreach (var line in lines.Where(line => line[0] is "frequent" or "ubiquitous"))
        {
            foreach (var alias in Aliases(line))
            {
                priors[alias] = line[0] is "frequent" ? FrequentPrior : UbiquitousPrior;
            }
        }

        return priors;
    }

    private static IEnumerable<string> Aliases(string[] line) =>
        line[2].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Prepend(line[1])
            .Where(alias => alias.Length > 0 && !(line[0] is "city" or "person" && alias == line[1]));

    private static VocabularyEntry EntryOf(string kind, string name, string alias, Dictionary<string, float> priors) => kind switch
    {
        "country" => new(CountryOf(name), null),
        "city" => new(new(FeatureHash.Of(alias), TermKind.City, CityPrior), CountryOf(name)),
        "person" => new(new(FeatureHash.Of(alias), TermKind.Name, PersonPrior), CountryOf(name)),
        "later" => new(new(FeatureHash.Of(name), TermKind.Aftermath, priors.GetValueOrDefault(name, SamePrior)), null),
        "act" => new(new(FeatureHash.Of(name), TermKind.Action, priors.GetValueOrDefault(name, SamePrior)), null),
        "same" => new(WordOf(name, priors.GetValueOrDefault(name, SamePrior)), null),
        "frequent" => new(WordOf(WordStem.Of(alias), FrequentPrior), null),
        "ubiquitous" => new(WordOf(WordStem.Of(alias), UbiquitousPrior), null),
        "stop" => default,
        _ => throw new InvalidOperationException($"The vocabulary of stories has the unknown kind '{kind}'."),
    };

    private static StoryTerm CountryOf(string name) => new(FeatureHash.Of(name), TermKind.Country, CountryPrior);

    private static StoryTerm WordOf(string form, float prior) => new(FeatureHash.Of(form), TermKind.Word, prior);
}
