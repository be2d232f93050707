using System.Text;
using System.Text.Json;
using SignalWatch.History.Tables;

namespace SignalWatch.History.Exports;

/// <summary>
/// A row as one line of JSON: <c>{"p":"partition","r":"row","v":{...}}</c>. A string, a bool and a long stand for themselves; a double is
/// <c>{"double":0.5}</c> and a time <c>{"time":"2025-06-13T09:30:00.0000000Z"}</c>, so that every value comes back as what it was.
/// </summary>
internal static class RowLine
{
    private const string DoubleName = "double";
    private const string TimeName = "time";

    /// <summary>Writes the row's JSON, without the line's end.</summary>
    public static void Write(Row row, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("p", row.PartitionKey);
        writer.WriteString("r", row.RowKey);
        writer.WriteStartObject("v");

        // In order of names, so that equal rows are equal lines, whichever store they come from.
        foreach (var (name, value) in row.Properties.OrderBy(property => property.Key, StringComparer.Ordinal))
        {
            writer.WritePropertyName(name);
            WriteValue(value, writer);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The line is no row; the message says what it lacks.</exception>
    public static Row Read(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(Encoding.UTF8.GetBytes(line));
            var root = json.RootElement;
            var row = new Row
            {
                PartitionKey = TextOf(root, "p"),
                RowKey = TextOf(root, "r"),
                Properties = MemberOf(root, "v").EnumerateObject()
                    .ToDictionary(property => property.Name, property => ValueOf(property.Value), StringComparer.Ordinal),
            };
            RowLimits.Check([row]);
            return row;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new InvalidDataException(e.Message, e);
        }
    }

    private static void WriteValue(object value, Utf8JsonWriter writer)
    {
        switch (value)
        {
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool isTrue:
                writer.WriteBooleanValue(isTrue);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case double number:
                writer.WriteStartObject();
                writer.WriteNumber(DoubleName, number);
                writer.WriteEndObject();
                break;
            case DateTimeOffset time:
                writer.WriteStartObject();
                writer.WriteString(TimeName, time.UtcDateTime);
                writer.WriteEndObject();
                break;
            default:
                throw new ArgumentException($"A {value.GetType().Name} can't be written.", nameof(value));
        }
    }

    private static object ValueOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() ?? "",
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when value.TryGetInt64(out var number) => number,
        JsonValueKind.Object when value.TryGetProperty(DoubleName, out var real) && real.TryGetDouble(out var number) => number,
        JsonValueKind.Object when value.TryGetProperty(TimeName, out var text) && text.TryGetDateTimeOffset(out var time) => time,
        _ => throw new InvalidDataException($"{value.GetRawText()} is no value of a row"),
    };

    private static string TextOf(JsonElement root, string name) =>
        MemberOf(root, name).GetString() ?? throw new InvalidDataException($"'{name}' is null");

    private static JsonElement MemberOf(JsonElement root, string name) =>
        root.TryGetProperty(name, out var member) ? member : throw new InvalidDataException($"it has no '{name}'");
}
