using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SignalWatch.Web.Api;

/// <summary>The fields of one kind of row, and those of them that a request wants.</summary>
/// <typeparam name="T">The row.</typeparam>
internal sealed class RowShape<T>
    where T : notnull
{
    private readonly JsonTypeInfo<T> _type;
    private readonly IReadOnlyList<JsonPropertyInfo> _chosen;
    private readonly bool _isWhole;

    private RowShape(JsonTypeInfo<T> type, IReadOnlyList<JsonPropertyInfo> chosen, bool isWhole)
    {
        _type = type;
        _chosen = chosen;
        _isWhole = isWhole;
    }

    /// <summary>The names of the fields, in order.</summary>
    public IEnumerable<string> Names => _chosen.Select(property => property.Name);

    /// <summary>The shape as a part of a key under which an answer is kept.</summary>
    public string Key => _isWhole ? "" : string.Join(',', Names);

    /// <summary>The fields that a request wants.</summary>
    /// <exception cref="QueryProblemException">It wants one that there is not.</exception>
    public static RowShape<T> Of(JsonTypeInfo<T> type, ApiRequest request)
    {
        var all = type.Properties;
        if (request.Text(QueryParameter.Fields) is not { } wanted)
        {
            return new RowShape<T>(type, [.. all], isWhole: true);
        }

        var known = all.Select(property => property.Name).ToList();
        var chosen = new List<JsonPropertyInfo>();
        foreach (var name in wanted.Split(',', StringSplitOptions.TrimEntries))
        {
            var found = all.FirstOrDefault(property => property.Name == name)
                ?? throw QueryProblemException.Bad(QueryParameter.Fields.Name, $"There is no field {QueryProblemException.Quote(name)}. {ApiRequest.Suggestion(name, known)}", known);
            if (chosen.Contains(found))
            {
                throw QueryProblemException.Bad(QueryParameter.Fields.Name, $"{QueryProblemException.Quote(name)} is named twice; name each field once.");
            }

            chosen.Add(found);
        }

        return new RowShape<T>(type, chosen, isWhole: false);
    }

    /// <summary>A whole answer that is the rows as a JSON array.</summary>
    public WholeAnswer ListOf(IEnumerable<T> rows)
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        using (var writer = ApiText.Writer(buffer))
        {
            writer.WriteStartArray();
            foreach (var row in rows)
            {
                Write(writer, row);
            }

            writer.WriteEndArray();
        }

        return new WholeAnswer(buffer.WrittenMemory);
    }

    /// <summary>Writes a row as a JSON object.</summary>
    public void Write(Utf8JsonWriter writer, T row)
    {
        if (_isWhole)
        {
            JsonSerializer.Serialize(writer, row, _type);
            return;
        }

        writer.WriteStartObject();
        foreach (var property in _chosen)
        {
            writer.WritePropertyName(property.Name);
            JsonSerializer.Serialize(writer, property.Get?.Invoke(row), _type.Options.GetTypeInfo(property.PropertyType));
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes a row as a line of CSV.</summary>
    public void Write(CsvLines lines, T row)
    {
        foreach (var property in _chosen)
        {
            lines.Add(property.Get?.Invoke(row));
        }

        lines.End();
    }
}
