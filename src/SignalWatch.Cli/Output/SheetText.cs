using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SignalWatch.Cli.Output;

/// <summary>A sheet's cells as text: for machines in full, for people short.</summary>
internal static class SheetText
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The sheet as CSV with a header line, lines ended by CR LF (RFC 4180).</summary>
    public static string ToCsv(Sheet sheet)
    {
        var columns = DataColumns(sheet);
        var text = new StringBuilder().AppendJoin(',', columns.Select(column => Quoted(sheet.Columns[column]))).Append("\r\n");
        foreach (var row in sheet.Rows)
        {
            text.AppendJoin(',', columns.Select(column => Quoted(Exact(row[column])))).Append("\r\n");
        }

        return text.ToString();
    }

    /// <summary>The sheet as a JSON array of objects; numbers stay numbers.</summary>
    public static string ToJson(Sheet sheet)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartArray();
            foreach (var row in sheet.Rows)
            {
                json.WriteStartObject();
                foreach (var column in DataColumns(sheet))
                {
                    json.WritePropertyName(KeyOf(sheet.Columns[column]));
                    WriteValue(json, row[column]);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    /// <summary>A cell as people read it: fractions to two places unless told otherwise, times to the minute, nothing for what is undefined.</summary>
    public static string Short(object? cell, int decimals = 2) => cell switch
    {
        double.NaN => "",
        double number => number.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        int number => number.ToString("#,0", CultureInfo.InvariantCulture),
        _ => Exact(cell),
    };

    private static int[] DataColumns(Sheet sheet) =>
        [.. Enumerable.Range(0, sheet.Columns.Count).Where(column => !string.Equals(sheet.Columns[column], sheet.TableOnly, StringComparison.Ordinal))];

    private static string Exact(object? cell) => cell switch
    {
        null => "",
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        double.NaN => "",
        double number => Math.Round(number, 6).ToString(CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };

    // "next poll" is a heading for people and nextPoll a key for programs.
    private static string KeyOf(string column)
    {
        var words = column.Split(' ');
        return words[0] + string.Concat(words.Skip(1).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }

    private static void WriteValue(Utf8JsonWriter json, object? cell)
    {
        switch (cell)
        {
            case null: json.WriteNullValue(); break;
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case double.NaN: json.WriteNullValue(); break;
            case double number: json.WriteNumberValue(Math.Round(number, 6)); break;
            case decimal number: json.WriteNumberValue(number); break;
            case bool flag: json.WriteBooleanValue(flag); break;
            default: json.WriteStringValue(Exact(cell)); break;
        }
    }

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny("\",\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
