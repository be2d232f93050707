using System.Globalization;
using System.Text;
using SignalWatch.Cli.Output;

namespace SignalWatch.Cli.Commands;

/// <summary>A block of named values, one a line.</summary>
internal sealed class ReadText
{
    private const int LongestValue = 240;
    private const int NameWidth = 12;
    private readonly StringBuilder _text = new();

    /// <summary>Adds a line as it stands.</summary>
    public ReadText Line(string line = "")
    {
        _text.Append(line).Append('\n');
        return this;
    }

    /// <summary>Adds a named value on one line; nothing where it is missing.</summary>
    public ReadText Value(string name, object? value, string indent = "  ")
    {
        var shown = OneLine(SheetText.Short(value));
        return shown.Length == 0 ? this : Line(indent + name.PadRight(NameWidth) + shown);
    }

    /// <summary>The text with its white space folded, cut where it is long.</summary>
    public static string OneLine(string text)
    {
        var folded = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return folded.Length <= LongestValue
            ? folded
            : string.Create(CultureInfo.InvariantCulture, $"{folded.AsSpan(0, LongestValue)}… ({text.Length:#,0} characters)");
    }

    /// <inheritdoc />
    public override string ToString() => _text.ToString();
}
