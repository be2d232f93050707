using System.Globalization;
using SignalWatch.Scoring;

namespace SignalWatch.Stories;

/// <summary>Collects the terms and days of one item's texts.</summary>
/// <param name="reference">The item's day, which weekdays are told from.</param>
internal sealed class StoryTextReader(DateOnly reference)
{
    private const float SmallNumberPrior = 60;
    private const float WordPrior = 4;
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
    private bool _isBackground;

    /// <summary>The distinct terms so far, by hash.</summary>
    public Dictionary<ulong, StoryTerm> Terms { get; } = [];

    /// <summary>The days named so far, as day numbers.</summary>
    public HashSet<int> Days { get; } = [];

    /// <summary>The ordinals so far.</summary>
    public HashSet<int> Ordinals { get; } = [];

    /// <summary>The first thing that it tells is done; null when it tells none.</summary>
    public ulong? Deed { get; private set; }

    /// <summary>The first country, place or person that it names; null when it names none.</summary>
    public ulong? Actor { get; private set; }

    /// <summary>Whether it brings the toll of something up to date.</summary>
    public bool IsTollUpdate { get; private set; }

    /// <summary>Whether it reports what is reported day by day.</summary>
    public bool IsRecurrent { get; private set; }

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

        NoteBackground(at);
        IsTollUpdate |= _tokens[at].Form is "toll" or "bodies";
        IsRecurrent |= IsRecurrentAt(at);
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

    // What stands behind "after" went before; a new sentence, or the number in "over 1,000", doesn't.
    private void NoteBackground(int at)
    {
        var isCue = _tokens[at].Form is "after" or "over" or "following" or "since" or "amid" or "despite";
        var isNumber = at + 1 < _tokens.Count && _tokens[at + 1].IsNumber;
        _isBackground = !_tokens[at].IsFirst && (_isBackground || (isCue && !isNumber));
    }

    // "A record 852 deaths in the past 24 hours", "for the third consecutive day", "single-day high".
    private bool IsRecurrentAt(int at)
    {
        var next = at + 1 < _tokens.Count ? _tokens[at + 1].Form : "";
        return _tokens[at].Form is "record" or "daily" or "weekly" or "monthly"
            || (_tokens[at].Form is "24" && next is "hours")
            || (_tokens[at].Form is "consecutive" or "straight" or "single" && next is "day");
    }

    private VocabularyEntry? EntryAt(int at, int length)
    {
        var token = _tokens[at];
        var phrase = length == 1 ? token.Form : string.Join(' ', _tokens.Skip(at).Take(length).Select(part => part.Form));
        return StoryVocabulary.Find(phrase) switch
        {
            { IsProper: true } when !token.IsCapital || (phrase is "us" && !token.IsUpper) => phrase is "us" ? default(VocabularyEntry) : null,
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
            Terms.TryAdd(country.Hash, country with { IsBackground = _isBackground });
        }
    }

    private void Add(StoryTerm term)
    {
        Sequence.Add(term.Hash);
        Deed ??= !_isBackground && term.Kind is TermKind.Action or TermKind.Aftermath ? term.Hash : null;
        Actor ??= term.Kind >= TermKind.Country ? term.Hash : null;
        term = term with { IsBackground = _isBackground };
        if (Terms.TryGetValue(term.Hash, out var known))
        {
            var isKnownGreater = known.Kind >= term.Kind;
            term = (isKnownGreater ? known : term) with { IsBackground = known.IsBackground && _isBackground };
        }

        Terms[term.Hash] = term;
    }

    private void AddWord(StoryToken token, int at)
    {
        var nextIsCapital = at + 1 < _tokens.Count && _tokens[at + 1] is { IsCapital: true, IsFirst: false };
        var isName = token.IsCapital && _hasTelltaleCapitals && (!token.IsFirst || nextIsCapital || token.IsUpper);
        var hash = FeatureHash.Of(WordStem.Of(token.Form));
        Add(new StoryTerm(hash, KindOf(at, isName), token.IsCapital ? StoryVocabulary.UnknownPrior : WordPrior));
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
        var isPercent = unit is "percent";
        var isScaled = unit is "million" or "billion" or "trillion" or "bn" or "mn";
        var amount = double.TryParse(value, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0;
        var name = isScaled ? $"{value} {unit[..1]}" : value;
        var term = new StoryTerm(
            FeatureHash.Of(name),
            isScaled || amount >= LeastFigure ? TermKind.Figure : TermKind.Number,
            !isScaled && amount <= LargestSmallNumber ? SmallNumberPrior : NumberPrior);
        return (term, isScaled || isPercent ? 2 : 1);
    }
}
