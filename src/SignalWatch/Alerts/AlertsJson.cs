using System.Text.Json.Serialization;
using SignalWatch.Alerts.Digests;

namespace SignalWatch.Alerts;

/// <summary>What outbox entries hold as JSON. Names are kept in history, so they never change.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(IdJson.OfScenario), typeof(IdJson.OfIndicator), typeof(IdJson.OfSource), typeof(IdJson.OfItem), typeof(IdJson.OfStory)])]
[JsonSerializable(typeof(DigestContent))]
[JsonSerializable(typeof(Trouble))]
internal sealed partial class AlertsJson : JsonSerializerContext;
