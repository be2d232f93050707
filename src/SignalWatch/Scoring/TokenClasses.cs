namespace SignalWatch.Scoring;

/// <summary>Numbers, years, dates and initials: tokens whose class matters more than their letters.</summary>
internal static class TokenClasses
{
    /// <summary>A percentage.</summary>
    public const string Percent = "#percent";

    /// <summary>An amount of money.</summary>
    public const string Money = "#money";

    /// <summary>A year from 1900 to 2099.</summary>
    public const string Year = "#year";

    /// <summary>Any other number.</summary>
    public const string Number = "#number";

    /// <summary>A day of a month.</summary>
    public const string Date = "#date";

    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <summary>Reads a number at <paramref name="start"/>; length 0 when there is none.</summary>
    /// <remarks>A short number joined to a word by a hyphen is part of a name (Su-35, S-400) and stays as it is.</remarks>
    public static (int Length, string Class) ReadNumber(ReadOnlySpan<char> part, int start)
    {
        if (!char.IsAsciiDigit(CharacterFolding.Fold(part[start])))
        {
            return (0, Number);
        }

        var i = start + 1;
        var digits = 1;
        var grouped = false;
        for (; i < part.Length; i++)
        {
            var folded = CharacterFolding.Fold(part[i]);
            if (char.IsAsciiDigit(folded))
            {
                digits++;
            }
            else if (part[i] is ',' or '.' && i + 1 < part.Length && char.IsAsciiDigit(CharacterFolding.Fold(part[i + 1])))
            {
                grouped = true;
            }
            else
            {
                break;
            }
        }

        var joined = start > 1 && part[start - 1] is '-' or '‑' && char.IsLetter(part[start - 2]) && digits <= 3 && !grouped;
        return (i - start, joined ? part[start..i].ToString() : ClassOf(part, start, i, digits, grouped));
    }

    /// <summary>Reads "U.S.", "U S", "US" and their like; length 0 when the word at <paramref name="start"/> is none of these.</summary>
    public static (int Length, string Class) Initials(ReadOnlySpan<char> part, int start, ReadOnlySpan<char> raw)
    {
        if (raw is "US" or "USA")
        {
            return (raw.Length, "usa");
        }

        if (raw.Length != 1 || start + 2 >= part.Length || part[start + 1] is not ('.' or ' ') || !char.IsUpper(raw[0]))
        {
            return (0, "");
        }

        var name = (raw[0], part[start + 2]) switch
        {
            ('U', 'S') => "usa",
            ('U', 'K') => "uk",
            ('U', 'N') => "un",
            ('E', 'U') => "eu",
            _ => "",
        };
        var after = start + 3;
        if (name.Length == 0 || (after < part.Length && char.IsLetterOrDigit(part[after])))
        {
            return (0, "");
        }

        return (part[start + 1] == '.' && after < part.Length && part[after] == '.' ? 4 : 3, name);
    }

    /// <summary>Turns month names beside a number, and that number, into dates.</summary>
    public static void MarkDates(TokenizedText text)
    {
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            if (!text.Tokens[i].IsWord || !IsMonth(text[i]))
            {
                continue;
            }

            var dated = false;
            foreach (var neighbour in (ReadOnlySpan<int>)[i - 1, i + 1])
            {
                if (neighbour >= 0 && neighbour < text.Tokens.Count && !text.Tokens[neighbour].IsWord
                    && text.Tokens[neighbour].Sentence == text.Tokens[i].Sentence && text[neighbour] is Number or Year or Date)
                {
                    dated = true;
                    Rename(text, neighbour);
                }
            }

            if (dated)
            {
                Rename(text, i);
            }
        }
    }

    private static void Rename(TokenizedText text, int token)
    {
        if (text.BufferLength + Date.Length > text.Buffer.Length)
        {
            return;
        }

        Date.CopyTo(text.Buffer.AsSpan(text.BufferLength));
        text.Tokens[token] = text.Tokens[token] with { Start = text.BufferLength, Length = Date.Length, IsWord = false };
        text.BufferLength += Date.Length;
    }

    private static bool IsMonth(ReadOnlySpan<char> word)
    {
        foreach (var month in Months)
        {
            if (word.SequenceEqual(month))
            {
                return true;
            }
        }

        return false;
    }

    private static string ClassOf(ReadOnlySpan<char> part, int start, int end, int digits, bool grouped)
    {
        if ((end < part.Length && part[end] is '%' or '％') || part[end..].StartsWith(" percent") || part[end..].StartsWith(" per cent"))
        {
            return Percent;
        }

        if (start > 0 && part[start - 1] is '$' or '€' or '£' or '¥')
        {
            return Money;
        }

        return digits == 4 && !grouped && part[start] is '1' or '2' && part[start + 1] is '9' or '0' ? Year : Number;
    }
}
