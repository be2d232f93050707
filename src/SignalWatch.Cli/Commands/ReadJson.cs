using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SignalWatch.Cli.Commands;

/// <summary>One line of JSON: control characters and line separators inside values are escaped, other text is left readable.</summary>
internal static class ReadJson
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An object that begins with the name of the file, as one line without its end.</summary>
    public static string Line(string name, Action<Utf8JsonWriter> properties)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Relaxed))
        {
            json.WriteStartObject();
            json.WriteString("file", name);
            properties(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    /// <summary>The line for what can't be read.</summary>
    public static string Error(string name, string reason) => Line(name, json => json.WriteString("error", reason));

    /// <summary>A time in UTC, with fractions of seconds where it has any.</summary>
    public static void WriteTime(this Utf8JsonWriter json, string property, DateTimeOffset? time) =>
        json.WriteString(property, time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));

    /// <summary>An address in its escaped form.</summary>
    public static void WriteAddress(this Utf8JsonWriter json, string property, Uri? url) => json.WriteString(property, url?.AbsoluteUri);

    /// <summary>An array of strings.</summary>
    public static void WriteStrings(this Utf8JsonWriter json, string property, IReadOnlyList<string> values)
    {
        json.WriteStartArray(property);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    /// <summary>The name of an enumeration's value in camel case.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
