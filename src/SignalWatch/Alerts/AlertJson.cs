using System.Text.Json.Serialization;

namespace SignalWatch.Alerts;

/// <summary>Reads and writes an alert's evidence.</summary>
[JsonSourceGenerationOptions(
    RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true, UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AlertContent))]
internal sealed partial class AlertJson : JsonSerializerContext;
