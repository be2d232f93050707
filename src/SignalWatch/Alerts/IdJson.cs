using System.Text.Json;
using System.Text.Json.Serialization;
using SignalWatch.Feeds;
using SignalWatch.Packs;
using SignalWatch.Stories;

namespace SignalWatch.Alerts;

/// <summary>Ids as JSON strings.</summary>
internal static class IdJson
{
    /// <summary>A kind of id.</summary>
    public abstract class Of<T>(Func<string, T> make, Func<T, string> valueOf) : JsonConverter<T>
    {
        /// <inheritdoc />
        public sealed override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            make(reader.GetString() ?? throw new JsonException("An id is null."));

        /// <inheritdoc />
        public sealed override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(valueOf(value));
    }

    /// <summary>Of a scenario.</summary>
    public sealed class OfScenario() : Of<ScenarioId>(value => new(value), id => id.Value);

    /// <summary>Of an indicator.</summary>
    public sealed class OfIndicator() : Of<IndicatorId>(value => new(value), id => id.Value);

    /// <summary>Of a source.</summary>
    public sealed class OfSource() : Of<SourceId>(value => new(value), id => id.Value);

    /// <summary>Of an item.</summary>
    public sealed class OfItem() : Of<ItemId>(value => new(value), id => id.Value);

    /// <summary>Of a story.</summary>
    public sealed class OfStory() : Of<StoryId>(value => new(value), id => id.Value);
}
