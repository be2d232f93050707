using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace SignalWatch.Web.Api;

/// <summary>Reads a request's body as JSON, strictly: an unknown field, a missing one or one of another kind is refused by name.</summary>
internal static class JsonBody
{
    private const int MaximumBytes = 65_536;

    /// <summary>The body.</summary>
    /// <exception cref="QueryProblemException">It is not JSON, is too large, or has not the fields that are wanted.</exception>
    public static async Task<T> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        if (!request.HasJsonContentType())
        {
            throw new QueryProblemException(HttpStatusCode.UnsupportedMediaType, "Content-Type", "The body must be JSON.", [MediaTypes.Json]);
        }

        var bytes = await BytesAsync(request, cancellationToken);
        try
        {
            return JsonSerializer.Deserialize(bytes.Span, type) ?? throw QueryProblemException.Bad("body", "It is null; write an object.");
        }
        catch (JsonException e)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"line {(e.LineNumber ?? 0) + 1}, byte {(e.BytePositionInLine ?? 0) + 1}");
            var names = type.Properties.Select(property => property.Name).ToList();
            var field = e.Path is null or "$" ? "body" : QueryProblemException.Quote(e.Path.TrimStart('$', '.')).Trim('\'');
            throw QueryProblemException.Bad(field, $"It is not what is wanted here ({place}): {Reason(e, names)}", names);
        }
    }

    // The reader's own words name .NET's types, which say nothing to who wrote the JSON.
    private static string Reason(JsonException fault, IReadOnlyList<string> names) => fault switch
    {
        { InnerException: not null } or { Path: null } => "it is not well-formed JSON.",
        _ when fault.Message.Contains("missing required", StringComparison.Ordinal) =>
            $"a field is missing; there must be {string.Join(", ", names.Where(name => fault.Message.Contains($"'{name}'", StringComparison.Ordinal)))}.",
        _ when fault.Message.Contains("could not be mapped", StringComparison.Ordinal) => $"there is no such field; there are {string.Join(", ", names)}.",
        _ => "the value is of another kind than the field, or null.",
    };

    // Bounded here too: not every server bounds a body whose length it was not told.
    private static async Task<ReadOnlyMemory<byte>> BytesAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaximumBytes + 1];
        var read = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return read <= MaximumBytes
            ? buffer.AsMemory(0, read)
            : throw new QueryProblemException(
                HttpStatusCode.RequestEntityTooLarge, "body", FormattableString.Invariant($"It is longer than {MaximumBytes:#,0} bytes."), []);
    }
}
