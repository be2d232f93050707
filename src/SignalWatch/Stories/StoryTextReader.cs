using System.Globalization;
using SignalWatch.Scoring;

namespace SignalWatch.Stories;

/// <summary>Collects the terms and days of one item's texts.</summary>
/// <param name="reference">The item's day, which weekdays are told from.</param>
internal sealed class StoryTextReader(DateOnly reference)
{
    private const float SmallNumberPrior = 60;
    private const float NumberPrior = 5;
    private const int LargestSmallNumber = 12;
    private const int LeastFigure = 1000;

    private static readonly string[] Numerals =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
         "sixteen", "seventeen", "eighteen", "nineteen", "twenty"];

    private static readonly string[] OrdinalWords =
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

    private List<StoryToken> _tokens = [];
    private bool _hasTelltaleCapitals;

    /// <summary>The distinct terms so far, by hash.</summary>
    public Dictionary<ulong, StoryTerm> Terms { get; } = [];

    /// <summary>The days named so far, as day numbers.</summary>
    public HashSet<int> Days { get; } = [];

    /// <summary>The ordinals so far.</summary>
    public HashSet<int> Ordinals { get; } = [];

    /// <summary>Whether it brings the toll of something up to date.</summary>
    public bool IsTollUpdate { get; private set; }

    /// <summary>The words that say something, in reading order.</summary>
    public List<ulong> Sequence { get; } = [];

    /// <summary>Reads a title or a lead.</summary>
    public void Read(ReadOnlySpan<char> text)
    {
        _tokens = StoryTokens.Of(text);

        // In a headline that capitalises every word, capitals tell no names.
        var words = _tokens.Where(token => token is { IsNumber: false, Form.Length: > 3 }).ToList();
        _hasTelltaleCapitals = words.Count(token => token.IsCapital) <= 0.7 * words.Count;
        for (var i = 0; i < _tokens.Count;)
        {
            i += ReadAt(i);
        }
    }

    private int ReadAt(int at)
    {
        if (StoryDates.At(_tokens, at, reference) is { } day)
        {
            Days.Add(day);
            Sequence.Add(FeatureHash.Of(_tokens[at].Form));
            return 1;
        }

        if (Array.IndexOf(OrdinalWords, _tokens[at].Form) is var ordinal and >= 0)
        {
            Ordinals.Add(ordinal + 1);
        }

        IsTollUpdate |= _tokens[at].Form is "toll" or "bodies";
        if (NumberAt(at) is { } number)
        {
            Add(number.Term);
            return number.Length;
        }

        for (var length = Math.Min(StoryVocabulary.LongestFrom(_tokens[at].Form), _tokens.Count - at); length > 0; length--)
        {
            if (EntryAt(at, length) is { } entry)
            {
                Add(entry);
                return length;
            }
        }

        AddWord(_tokens[at], at);
        return 1;
    }

    private VocabularyEntry? EntryAt(int at, int length)
    {
        var token = _tokens[at];
        var phrase = length == 1 ? token.Form : string.Join(' ', _tokens.Skip(at).Take(length).Select(part => part.Form));
        return StoryVocabulary.Find(phrase) switch
        {
            { IsPlace: true } when !token.IsCapital || (phrase is "us" && !token.IsUpper) => phrase is "us" ? default(VocabularyEntry) : null,
            var entry => entry,
        };
    }

    private void Add(VocabularyEntry entry)
    {
        if (entry.Term is { } term)
        {
            Add(term);
        }

        if (entry.Country is { } country)
        {
            Terms.TryAdd(country.Hash, country);
        }
    }

    private void Add(StoryTerm term)
    {
        Sequence.Add(term.Hash);
        Terms[term.Hash] = Terms.TryGetValue(term.Hash, out var known) && known.Kind >= term.Kind ? known : term;
    }

    private void AddWord(StoryToken token, int at)
    {
        var nextIsCapital = at + 1 < _tokens.Count && _tokens[at + 1] is { IsCapital: true, IsFirst: false };
        var isName = token.IsCapital && _hasTelltaleCapitals && (!token.IsFirst || nextIsCapital || token.IsUpper);
        var hash = FeatureHash.Of(WordStem.Of(token.Form));
        Add(new StoryTerm(hash, KindOf(at, isName), StoryVocabulary.UnknownPrior));
    }

    // "near Vilnius", "at the Tanda Dam": a name behind such a preposition is where it happened.
    private TermKind KindOf(int at, bool isName)
    {
        if (!isName)
        {
            return TermKind.Word;
        }

        var before = at - 1;
        while (before >= 0 && (_tokens[before].IsCapital || _tokens[before].Form is "the") && !_tokens[before].IsFirst)
        {
            before--;
        }

        return before >= 0 && _tokens[before].Form is "in" or "near" or "at" or "outside" or "off" or "around" ? TermKind.City : TermKind.Name;
    }

    private (StoryTerm Term, int Length)? NumberAt(int at)
    {
        var form = _tokens[at].Form;
        var numeral = _tokens[at].IsNumber ? -1 : Array.IndexOf(Numerals, form is "dozen" ? "twelve" : form);
        if (!_tokens[at].IsNumber && numeral < 2)
        {
            return null;
        }

        var value = numeral < 0 ? form : numeral.ToString(CultureInfo.InvariantCulture);
        var unit = at + 1 < _tokens.Count ? _tokens[at + 1].Form : "";
        var isScaled = unit is "million" or "billion" or "trillion" or "percent" or "bn" or "mn";
        var amount = double.TryParse(value, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0;
        var name = isScaled ? $"{value} {unit[..1]}" : value;
        var term = new StoryTerm(
            FeatureHash.Of(name),
            isScaled || amount >= LeastFigure ? TermKind.Figure : TermKind.Number,
            !isScaled && amount <= LargestSmallNumber ? SmallNumberPrior : NumberPrior);
        return (term, isScaled ? 2 : 1);
    }
}
