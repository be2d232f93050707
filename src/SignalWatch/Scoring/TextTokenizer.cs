namespace SignalWatch.Scoring;

/// <summary>Cuts a text into sentences and normalised words. Any Unicode is accepted, unpaired surrogates included.</summary>
/// <remarks>
/// Possessive endings go, numbers and dates become classes (a figure's value says little, that there is one says something),
/// "U.S.", "US" and the bare "U S" of feeds that strip punctuation all become <c>usa</c>, so that the pronoun "us" does not.
/// Datelines ("TEHRAN — ") and outlets credited in brackets after the last sentence are not part of the news and are skipped.
/// </remarks>
internal sealed class TextTokenizer
{
    /// <summary>At most this many characters of a title are read.</summary>
    public const int MaximumTitle = 600;

    /// <summary>At most this many characters of a lead are read.</summary>
    public const int MaximumLead = 1200;

    /// <summary>At most this many characters are read of a text.</summary>
    public const int MaximumLength = MaximumTitle + MaximumLead;

    private const int LongestWord = 40;

    private static readonly string[] Abbreviations =
        ["mr", "mrs", "ms", "dr", "gen", "lt", "col", "sgt", "st", "sen", "rep", "gov", "no", "vs", "maj", "brig", "prof", "jan", "feb", "aug", "sept", "sep", "oct", "nov", "dec", "co"];

    private readonly VisibleText _visible = new(MaximumLead);
    private TokenizedText _output = new();
    private bool _inTitle;
    private bool _inLead;
    private int _sentenceStart;

    /// <summary>Reads a text into <paramref name="text"/>, which is cleared first.</summary>
    public void Read(NewsText news, TokenizedText text)
    {
        _output = text;
        _output.Clear();
        _inTitle = true;
        _inLead = false;
        var hasBoth = HasText(news.Title, MaximumTitle) && HasText(news.Lead, MaximumLead);
        ReadPart(_visible.Read(news.Title, MaximumTitle), wholeIsTitle: hasBoth);
        _inLead = true;
        _inTitle &= !hasBoth;
        ReadPart(_visible.Read(news.Lead, MaximumLead), wholeIsTitle: false);

        if (_output.Sentences.Count == 0)
        {
            _output.Sentences.Add(new SentenceSpan(false, 0, 0));
        }

        TokenClasses.MarkDates(_output);
    }

    private bool HasText(string? text, int length) => !_visible.Read(text, length).IsWhiteSpace();

    private void ReadPart(ReadOnlySpan<char> part, bool wholeIsTitle)
    {
        var end = NewsCredits.EndOfNews(part);
        var i = NewsCredits.StartOfNews(part[..end]);
        _sentenceStart = i;
        while (i < end)
        {
            var folded = CharacterFolding.Fold(part[i]);
            if (folded is not (CharacterFolding.Separator or CharacterFolding.Dropped or CharacterFolding.Apostrophe))
            {
                i = ReadToken(part[..end], i);
            }
            else if (SentenceEnds(part[..end], i))
            {
                EndSentence(i + 1, wholeIsTitle);
                i++;
                i += NewsCredits.StartOfNews(part[i..end]);
            }
            else
            {
                i++;
            }
        }

        EndSentence(end, wholeIsTitle);
    }

    private void EndSentence(int end, bool wholeIsTitle)
    {
        var current = _output.Sentences.Count;
        if (_output.Tokens.Count == 0 || _output.Tokens[^1].Sentence != current)
        {
            return;
        }

        _output.Sentences.Add(new SentenceSpan(_inLead, _visible.PositionOf(_sentenceStart), _visible.PositionOf(end)));
        _sentenceStart = end;
        _inTitle &= wholeIsTitle;
    }

    private bool SentenceEnds(ReadOnlySpan<char> part, int i)
    {
        if (part[i] is '\n' or '。' or '！' or '？')
        {
            return true;
        }

        if (part[i] is not ('.' or '!' or '?' or '…') || (part[i] == '.' && EndsAbbreviation()))
        {
            return false;
        }

        var next = i + 1;
        while (next < part.Length && part[next] is '"' or '”' or '\'' or '’' or ')' or '»')
        {
            next++;
        }

        if (next < part.Length && !char.IsWhiteSpace(part[next]))
        {
            return false;
        }

        while (next < part.Length && !char.IsLetterOrDigit(part[next]))
        {
            next++;
        }

        return next >= part.Length || !char.IsLower(part[next]);
    }

    private bool EndsAbbreviation()
    {
        if (_output.Tokens.Count == 0)
        {
            return true;
        }

        var word = _output[_output.Tokens.Count - 1];
        if (word.Length == 1)
        {
            return true;
        }

        foreach (var abbreviation in Abbreviations)
        {
            if (word.SequenceEqual(abbreviation))
            {
                return true;
            }
        }

        return false;
    }

    private int ReadToken(ReadOnlySpan<char> part, int start)
    {
        if (TokenClasses.ReadNumber(part, start) is { Length: > 0 } number)
        {
            Append(number.Class.AsSpan(), isWord: false);
            return start + number.Length;
        }

        var (i, length) = ReadWord(part, start);
        var word = _output.Buffer.AsSpan(_output.BufferLength, length);
        var raw = part[start..i];
        if (TokenClasses.Initials(part, start, raw) is { Length: > 0 } initials)
        {
            Append(initials.Class, isWord: true);
            return start + initials.Length;
        }

        if (word.Length > 0 && !(word is "s" && raw is "s"))
        {
            _output.BufferLength += word.Length;
            _output.Tokens.Add(new Token(_output.BufferLength - word.Length, word.Length, _output.Sentences.Count, _inTitle, true));
        }

        return i;
    }

    private (int End, int Length) ReadWord(ReadOnlySpan<char> part, int start)
    {
        var room = _output.Buffer.AsSpan(_output.BufferLength);
        var length = 0;
        var (latin, other) = (0, 0);
        var i = start;
        for (; i < part.Length; i++)
        {
            var folded = CharacterFolding.Fold(part[i]);
            if (folded == CharacterFolding.Separator)
            {
                break;
            }

            if (folded == CharacterFolding.Apostrophe)
            {
                if (IsPossessive(part, i))
                {
                    i += 2;
                    break;
                }

                continue;
            }

            if (folded != CharacterFolding.Dropped && length < LongestWord)
            {
                room[length++] = folded;
                latin += CharacterFolding.IsLatin(folded) ? 1 : 0;
                other += folded > 'z' ? 1 : 0;
            }
        }

        if (latin > 0 && other > 0)
        {
            CharacterFolding.FoldLookAlikes(room[..length]);
        }

        return (i, length);
    }

    private static bool IsPossessive(ReadOnlySpan<char> part, int apostrophe) =>
        apostrophe + 1 < part.Length && part[apostrophe + 1] is 's' or 'S'
        && (apostrophe + 2 >= part.Length || CharacterFolding.Fold(part[apostrophe + 2]) is CharacterFolding.Separator or CharacterFolding.Apostrophe);

    private void Append(ReadOnlySpan<char> form, bool isWord)
    {
        form.CopyTo(_output.Buffer.AsSpan(_output.BufferLength));
        _output.Tokens.Add(new Token(_output.BufferLength, form.Length, _output.Sentences.Count, _inTitle, isWord));
        _output.BufferLength += form.Length;
    }
}
