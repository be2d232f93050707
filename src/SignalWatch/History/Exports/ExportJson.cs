using System.Text.Json.Serialization;

namespace SignalWatch.History.Exports;

/// <summary>The manifest as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ExportManifest))]
internal sealed partial class ExportJson : JsonSerializerContext;
