using System.Collections.Concurrent;
using Lingua;
using SignalWatch.Packs;

namespace SignalWatch.Scoring;

/// <summary>
/// Tells the language of news from its script and, where several of the pack's languages share that script, from trigrams
/// (SearchPioneer.Lingua, low-accuracy mode). A feed's own statement is overruled only by a text that is clear. Safe to call from several threads.
/// </summary>
public sealed class LanguageDetector
{
    private const int FewestLetters = 12;
    private const int FewestForTrigrams = 24;
    private const int MostCharacters = 400;
    private const double LeastShare = 2d / 3;
    private const int FewestTelling = 16;
    private const int FewestPlain = 40;
    private const double MostConfidence = 0.05;

    /// <summary>Languages in which so many letters without a mark or a letter of their own are hardly ever written.</summary>
    private static readonly HashSet<string> NeverPlain = new(
        ["az", "tr", "vi", "cs", "sk", "pl", "hu", "lv", "lt", "ro", "is", "et", "sq"], StringComparer.Ordinal);

    private static readonly Dictionary<string, Language> Lingua = Enum.GetValues<Language>()
        .Where(language => language is not Language.Unknown)
        .GroupBy(language => language.IsoCode6391().ToString().ToLowerInvariant(), StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    private readonly IReadOnlyList<string> _languages;
    private readonly ConcurrentDictionary<string, Lazy<global::Lingua.LanguageDetector>> _detectors = new(StringComparer.Ordinal);

    /// <summary>Distinguishes these languages.</summary>
    /// <param name="languages">BCP 47; the first subtags count, and repetitions don't matter.</param>
    public LanguageDetector(IEnumerable<string> languages) =>
        _languages = [.. languages.Select(ClassifierModel.PrimarySubtag).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Distinguishes the languages that a pack's sources bring.</summary>
    public static LanguageDetector For(Pack pack) => new([.. pack.Sources.Select(source => source.Language), .. pack.Languages]);

    /// <summary>
    /// The language of a text: its own <see cref="NewsText.Language"/> unless title and lead are clearly in another. A primary subtag where it
    /// was overruled; <c>und-</c> and a script, such as <c>und-Arab</c>, where no language of that script is expected.
    /// </summary>
    public string LanguageOf(NewsText text)
    {
        var letters = Letters.Of(text);
        if (letters.Count < FewestLetters || letters.Share < LeastShare)
        {
            return text.Language;
        }

        var stated = ClassifierModel.PrimarySubtag(text.Language);
        var isPossible = stated.Length > 0 && WritingScript.OfLanguage(stated) == letters.Script;
        var candidates = _languages.Where(language => WritingScript.OfLanguage(language) == letters.Script).ToList();
        if (isPossible && !candidates.Contains(stated, StringComparer.Ordinal))
        {
            candidates.Add(stated);
        }

        if (letters.IsPlain ? letters.Count >= FewestForTrigrams || !isPossible : letters.IsPlainButForNames)
        {
            candidates.RemoveAll(NeverPlain.Contains);
        }

        var found = candidates switch
        {
            [] => isPossible ? stated : WritingScript.OnlyLanguage(letters.Script) ?? $"und-{letters.Script}",
            [var only] => only,
            _ => ByTrigrams(letters, candidates, stated) ?? (isPossible ? stated : candidates[0]),
        };
        return found == stated ? text.Language : found;
    }

    /// <summary>The language that trigrams tell; null when they leave room for the one stated.</summary>
    private string? ByTrigrams(Letters letters, IReadOnlyList<string> candidates, string stated)
    {
        var known = candidates.Where(Lingua.ContainsKey).ToList();
        if (known.Count < 2 || (letters.Count < FewestForTrigrams && candidates.Contains(stated, StringComparer.Ordinal)))
        {
            return null;
        }

        var detector = _detectors.GetOrAdd(string.Join(' ', known), key => new(() => LanguageDetectorBuilder
            .FromLanguages([.. key.Split(' ').Select(language => Lingua[language])]).WithLowAccuracyMode().Build())).Value;
        var confidences = detector.ComputeLanguageConfidenceValues(letters.Telling);
        var (language, best) = confidences.MaxBy(pair => pair.Value);

        // Relatives, such as Turkish and Azerbaijani, share their confidence: what counts is that the stated one has none.
        var isRefuted = !Lingua.TryGetValue(stated, out var claimed) || confidences.GetValueOrDefault(claimed) <= MostConfidence;
        return best > 0 && isRefuted ? known.First(candidate => Lingua[candidate] == language) : null;
    }

    /// <summary>What the letters of a text say of its script.</summary>
    /// <param name="Script">The script of most of them.</param>
    /// <param name="Count">How many there are.</param>
    /// <param name="Share">The script's share of them, 0 to 1.</param>
    /// <param name="IsPlain">Whether all are ASCII.</param>
    /// <param name="Text">The text.</param>
    private sealed record Letters(string Script, int Count, double Share, bool IsPlain, string Text)
    {
        /// <summary>The words without a capital, since names are the same in every language; all words where few are left.</summary>
        public string Telling
        {
            get
            {
                var words = Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !word.Any(char.IsUpper)).ToList();
                return words.Sum(word => word.Length) < FewestTelling ? Text : string.Join(' ', words);
            }
        }

        /// <summary>Whether enough words without a capital are there, and all letters with marks stand in names.</summary>
        public bool IsPlainButForNames => Telling is { Length: >= FewestPlain } telling && !telling.Any(letter => char.IsLetter(letter) && !char.IsAscii(letter));

        public static Letters Of(NewsText news)
        {
            var text = $"{news.Title} {news.Lead}";
            text = text.Length > MostCharacters ? text[..MostCharacters] : text;
            Span<int> counts = stackalloc int[WritingScript.Names.Count];
            var isPlain = true;
            foreach (var letter in text)
            {
                var script = WritingScript.IndexOf(letter);
                if (script >= 0)
                {
                    isPlain &= char.IsAscii(letter);
                    counts[script]++;
                }
            }

            var (most, total) = (0, 0);
            for (var script = 0; script < counts.Length; script++)
            {
                total += counts[script];
                most = counts[script] > counts[most] ? script : most;
            }

            return new Letters(WritingScript.Names[most], total, total == 0 ? 0 : (double)counts[most] / total, isPlain, text);
        }
    }
}
