using System.Buffers;
using System.Globalization;
using System.Text;

namespace SignalWatch.Web.Api;

/// <summary>
/// Writes comma-separated values (RFC 4180) as UTF-8. A text that a spreadsheet would take for a formula gets an apostrophe before it
/// (https://owasp.org/www-community/attacks/CSV_Injection); control characters become spaces, so that a row stays a line.
/// </summary>
/// <param name="output">Where to.</param>
internal sealed class CsvLines(IBufferWriter<byte> output)
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create("\",;\t\r\n'");

    private readonly StringBuilder _line = new();
    private bool _isBegun;

    /// <summary>Adds a value to the line; a list is joined by "; ".</summary>
    public void Add(object? value)
    {
        if (_isBegun)
        {
            _line.Append(',');
        }

        _isBegun = true;
        switch (value)
        {
            case null:
                break;
            case string text:
                AddText(text);
                break;
            case bool isTrue:
                _line.Append(isTrue ? "true" : "false");
                break;
            case DateTimeOffset time:
                _line.Append(time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture));
                break;
            case DateOnly day:
                _line.Append(day.ToString("O", CultureInfo.InvariantCulture));
                break;
            case IEnumerable<string> texts:
                AddText(string.Join("; ", texts));
                break;
            default:
                _line.Append(CultureInfo.InvariantCulture, $"{value}");
                break;
        }
    }

    /// <summary>Ends the line and writes it out.</summary>
    public void End()
    {
        _line.Append("\r\n");
        foreach (var part in _line.GetChunks())
        {
            Encoding.UTF8.GetBytes(part.Span, output);
        }

        _line.Clear();
        _isBegun = false;
    }

    private void AddText(string text)
    {
        var isFormula = text.AsSpan().TrimStart() is [var first, ..] && first is '=' or '+' or '-' or '@' or '|' or '%' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20';
        var isQuoted = isFormula || text.AsSpan().IndexOfAny(Quoted) >= 0;
        if (isQuoted)
        {
            _line.Append('"');
        }

        if (isFormula)
        {
            _line.Append('\'');
        }

        foreach (var c in text)
        {
            _line.Append(char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c);
            if (c == '"')
            {
                _line.Append('"');
            }
        }

        if (isQuoted)
        {
            _line.Append('"');
        }
    }
}
