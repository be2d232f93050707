using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using SignalWatch.Assessment;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Packs;

namespace SignalWatch.Alerts;

/// <summary>Alerts as rows and back: what lists show in properties, the evidence as JSON in as many as it takes.</summary>
internal static class AlertRows
{
    private const string ContentPrefix = "Content";

    private static readonly AlertJson Json = new(new JsonSerializerOptions(AlertJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>The row key of an alert, by which alerts are read newest first.</summary>
    public static string KeyOf(AlertId id, DateTimeOffset raised) => $"{ReversedTicks.Of(raised)}|{id.Value}";

    /// <summary>The row of an alert.</summary>
    public static Row From(string partition, Alert alert)
    {
        var properties = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [nameof(Alert.Kind)] = alert.Kind.ToString(),
            [nameof(Alert.Day)] = DayKey.Of(alert.Day),
            [nameof(Alert.Episode)] = alert.Episode,
            [nameof(Alert.Was)] = alert.Was,
            [nameof(Alert.Publishers)] = (long)alert.Publishers,
            [nameof(Alert.Coverage)] = alert.Coverage,
            [nameof(Alert.Confidence)] = alert.Confidence,
        };
        properties.AddText(nameof(Alert.Headline), alert.Headline);
        properties.AddText(nameof(Alert.Reason), alert.Reason);
        properties.AddText(nameof(Alert.IndicatorId), alert.IndicatorId?.Value);
        properties.AddText(nameof(Alert.ScenarioId), alert.ScenarioId?.Value);
        properties.AddText(nameof(Alert.Level), alert.Level?.ToString());
        foreach (var (number, part) in JsonSerializer.Serialize(AlertContent.Of(alert), Json.AlertContent).Chunk(RowText.MaximumLength).Index())
        {
            properties[ContentName(number)] = new string(part);
        }

        return new Row { PartitionKey = partition, RowKey = KeyOf(alert.Id, alert.Raised), Properties = properties };
    }

    /// <summary>The alert of a row.</summary>
    public static Alert ToAlert(Row row)
    {
        var content = JsonSerializer.Deserialize(ContentOf(row), Json.AlertContent) ?? new AlertContent([], [], [], []);
        return new Alert
        {
            Id = new AlertId(row.RowKey[(row.RowKey.IndexOf('|', StringComparison.Ordinal) + 1)..]),
            Kind = Enum.Parse<AlertKind>(row.Get<string>(nameof(Alert.Kind)) ?? ""),
            Raised = ReversedTicks.TimeOf(row.RowKey),
            Day = DayKey.Parse(row.Get<string>(nameof(Alert.Day)) ?? ""),
            Episode = row.Get<string>(nameof(Alert.Episode)) ?? "",
            Headline = row.Get<string>(nameof(Alert.Headline)) ?? "",
            Reason = row.Get<string>(nameof(Alert.Reason)) ?? "",
            IndicatorId = row.Get<string>(nameof(Alert.IndicatorId)) is { } indicator ? new IndicatorId(indicator) : null,
            ScenarioId = row.Get<string>(nameof(Alert.ScenarioId)) is { } scenario ? new ScenarioId(scenario) : null,
            Level = row.Get<string>(nameof(Alert.Level)) is { } level ? Enum.Parse<Level>(level) : null,
            Was = row.Get<string>(nameof(Alert.Was)) ?? "",
            Publishers = (int)row.Value<long>(nameof(Alert.Publishers)),
            Coverage = row.Value<double>(nameof(Alert.Coverage)),
            Confidence = row.Get<string>(nameof(Alert.Confidence)) ?? "",
            Stories = content.Stories,
            Items = content.Items,
            Days = content.Days,
            Effects = content.Effects,
            Trend = content.Trend,
            Beside = [.. content.Beside.Select(id => new AlertId(id))],
        };
    }

    // A surrogate pair may be parted between two properties: it is whole again before it is read.
    private static string ContentOf(Row row)
    {
        var parts = new List<string>();
        while (row.Get<string>(ContentName(parts.Count)) is { } part)
        {
            parts.Add(part);
        }

        return string.Concat(parts);
    }

    private static string ContentName(int number) => string.Create(CultureInfo.InvariantCulture, $"{ContentPrefix}{number}");
}
