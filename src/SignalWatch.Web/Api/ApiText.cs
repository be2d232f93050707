using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace SignalWatch.Web.Api;

/// <summary>How the API writes JSON: letters of every script as they are, and what could end a script or a tag escaped.</summary>
internal static class ApiText
{
    private const int Scheme = 8;

    private static readonly SearchValues<char> Plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/?=&");

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), SkipValidation = true };

    /// <summary>A writer of JSON.</summary>
    public static Utf8JsonWriter Writer(IBufferWriter<byte> output) => new(output, Options);

    /// <summary>A whole answer that holds the value.</summary>
    public static WholeAnswer Answer<T>(T value, JsonTypeInfo<T> type) => new(BytesOf(value, type));

    /// <summary>The value as JSON.</summary>
    public static ReadOnlyMemory<byte> BytesOf<T>(T value, JsonTypeInfo<T> type)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = Writer(buffer))
        {
            JsonSerializer.Serialize(writer, value, type);
        }

        return buffer.WrittenMemory;
    }

    /// <summary>An address that may be followed; null for anything but http and https, which no reader of this API shall click.</summary>
    public static string? Followable(string? url)
    {
        var isFollowable = url is not null
            && (IsPlainlyFollowable(url) || (Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https"));
        return isFollowable ? url : null;
    }

    // Nearly every address is of letters that no reader of addresses takes amiss; only the others are parsed, which takes ten times as long.
    private static bool IsPlainlyFollowable(string url) =>
        url.StartsWith("https://", StringComparison.Ordinal) && url.Length > Scheme && char.IsAsciiLetterOrDigit(url[Scheme])
        && url.AsSpan(Scheme).IndexOfAnyExcept(Plain) < 0;
}
