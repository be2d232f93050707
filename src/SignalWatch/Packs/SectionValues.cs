using System.Globalization;
using AngleSharp.Css.Parser;

namespace SignalWatch.Packs;

/// <summary>Reads typed values of a section. Each reports a value it can't read and then returns one that is never used.</summary>
internal static class SectionValues
{
    private const int LongestSelector = 300;

    /// <summary>Text that may run over several lines; empty when absent.</summary>
    public static string Text(this Section section, string key)
    {
        if (section.Scalar(key) is not { } scalar)
        {
            return "";
        }

        if (scalar.Text.Any(character => char.IsControl(character) && character is not '\n'))
        {
            section.Reject(key, scalar.Line, "holds a control character", "Remove it, or write a space.");
        }

        return scalar.Text.Trim();
    }

    /// <summary>Text on one line; empty when absent.</summary>
    public static string Title(this Section section, string key)
    {
        var text = section.Text(key);
        if (text.Contains('\n') && section.Find(key) is { } node)
        {
            section.Reject(key, node.Line, "runs over several lines", $"Write it on one, as in '{key}: {section.Example(key)}'.");
        }

        return text;
    }

    /// <summary>A name of the pack's own, such as a publisher family; null when absent.</summary>
    public static string? Identifier(this Section section, string key)
    {
        if (section.Scalar(key) is not { } scalar)
        {
            return null;
        }

        if (!Packs.Identifier.IsValid(scalar.Text))
        {
            section.Reject(key, scalar.Line, $"is {Quote.Of(scalar.Text)}, not lower-case words joined by hyphens", Packs.Identifier.Suggest(scalar.Text));
        }

        return scalar.Text;
    }

    /// <summary>The section's id, defined among the names of its kind; empty when absent.</summary>
    public static string Id(this Section section, Names names)
    {
        if (section.Scalar("id") is not { } scalar)
        {
            return "";
        }

        names.Define(scalar.Text, scalar.Line);
        return scalar.Text;
    }

    public static TimeSpan Span(this Section section, string key, TimeSpan shortest, TimeSpan longest)
    {
        if (section.Scalar(key) is not { } scalar)
        {
            return shortest;
        }

        if (Duration.Parse(scalar.Text) is not { } span)
        {
            section.Reject(key, scalar.Line, $"is {Quote.Of(scalar.Text)}, not a duration", "Write a whole number with m, h or d, such as '30m', '6h' or '14d'.");
            return shortest;
        }

        if (span < shortest || span > longest)
        {
            var bounds = $"'{Duration.Format(shortest)}' to '{Duration.Format(longest)}'";
            section.Reject(key, scalar.Line, $"is {Quote.Of(scalar.Text)}, out of bounds", $"Write {bounds}.");
        }

        return span;
    }

    /// <summary>A plain number; null when absent or reported.</summary>
    public static double? Number(this Section section, string key)
    {
        if (section.Scalar(key) is not { } scalar)
        {
            return null;
        }

        const NumberStyles style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        if (scalar.IsPlain && double.TryParse(scalar.Text, style, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
        {
            return number;
        }

        section.Reject(key, scalar.Line, $"is {Quote.Of(scalar.Text)}, not a plain number", $"Write '{key}: {section.Example(key)}', without quotes.");
        return null;
    }

    /// <summary>false when absent.</summary>
    public static bool Flag(this Section section, string key)
    {
        if (section.Scalar(key) is not { } scalar)
        {
            return false;
        }

        if (scalar is not { IsPlain: true, Text: "true" or "false" })
        {
            section.Reject(key, scalar.Line, $"is {Quote.Of(scalar.Text)}, not a truth value", "Write 'true' or 'false', without quotes.");
        }

        return scalar.Text == "true";
    }

    public static string Language(this Section section, string key)
    {
        if (section.Scalar(key) is not { } scalar)
        {
            return "";
        }

        if (!LanguageTag.IsValid(scalar.Text))
        {
            section.Reject(key, scalar.Line, $"is {Quote.Of(scalar.Text)}, not a language tag", LanguageTag.Suggest(scalar.Text));
        }

        return scalar.Text;
    }

    /// <summary>A CSS selector; null when absent.</summary>
    public static string? Selector(this Section section, string key)
    {
        if (section.Scalar(key) is not { } scalar)
        {
            return null;
        }

        if (scalar.Text.Length > LongestSelector || new CssSelectorParser().ParseSelector(scalar.Text) is null)
        {
            section.Reject(key, scalar.Line, $"is {Quote.Of(scalar.Text)}, not a CSS selector", $"Write one such as '{section.Example(key)}'.");
        }

        return scalar.Text;
    }

    /// <summary>A boolean query; null when absent or reported. Columns in messages count from the start of the query's own line.</summary>
    public static Query? Query(this Section section, string key)
    {
        if (section.Scalar(key) is not { } scalar)
        {
            return null;
        }

        try
        {
            return QueryParser.Parse(scalar.Text);
        }
        catch (QueryException e)
        {
            // A block scalar ('|') keeps its lines and starts below its key; any other form is one line for the reader.
            var before = scalar.Text[..e.Offset];
            var lines = scalar.Text.Contains('\n', StringComparison.Ordinal) ? 1 + before.Count(letter => letter == '\n') : 0;
            var column = e.Offset - (before.LastIndexOf('\n') + 1) + 1;
            var at = scalar.Text[e.Offset..].Split((char[])[' ', '\n'], 2)[0];
            var subject = at.Length == 0 ? "it" : Quote.Of(at);
            section.Reject(key, scalar.Line + lines, FormattableString.Invariant($"has a mistake in column {column}: {subject} {e.Message}"), e.Suggestion);
            return null;
        }
    }
}
