using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;

namespace SignalWatch.Feeds.Fetching;

/// <summary>A body, decompressed by us so that the size limit counts what comes out: a small bomb is stopped as it unpacks.</summary>
internal abstract record HttpBody
{
    // Servers that compress twice are real (a gzip file behind a compressing proxy); more layers than that are an attack.
    private const int MaximumLayers = 3;

    private static ReadOnlySpan<byte> GzipStart => [0x1F, 0x8B, 0x08];

    private HttpBody()
    {
    }

    /// <summary>Reads and decompresses.</summary>
    /// <exception cref="IOException">The connection broke.</exception>
    public static async Task<HttpBody> ReadAsync(HttpResponseMessage response, long limit, CancellationToken cancellationToken)
    {
        var stated = response.Content.Headers.NonValidated.TryGetValues("Content-Encoding", out var values)
            ? string.Join(',', values)
            : string.Empty;
        var layers = stated.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(layer => !layer.Equals("identity", StringComparison.OrdinalIgnoreCase))
            .Reverse()
            .ToList();
        if (layers.Count > MaximumLayers)
        {
            return new Unreadable(FetchFault.Encoding, $"it is compressed {layers.Count} times.");
        }

        if (response.Content.Headers.ContentLength > limit)
        {
            return TooLarge(limit);
        }

        await using var wire = await response.Content.ReadAsStreamAsync(cancellationToken);
        return await UnpackAllAsync(await TakeAsync(wire, limit, cancellationToken), layers, limit, cancellationToken);
    }

    private static async Task<HttpBody> UnpackAllAsync(
        byte[]? packed, List<string> layers, long limit, CancellationToken cancellationToken)
    {
        var bytes = packed;
        foreach (var layer in layers)
        {
            if (bytes is null)
            {
                break;
            }

            try
            {
                bytes = await UnpackAsync(bytes, layer, limit, cancellationToken);
            }
            catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
            {
                return new Unreadable(FetchFault.Encoding, $"it is not the {layer} that it is said to be: {e.Message}");
            }
            catch (NotSupportedException e)
            {
                return new Unreadable(FetchFault.Encoding, e.Message);
            }
        }

        return bytes is null ? TooLarge(limit) : new Whole(bytes);
    }

    private static async Task<byte[]?> UnpackAsync(byte[] bytes, string layer, long limit, CancellationToken cancellationToken)
    {
        var packed = new MemoryStream(bytes, writable: false);
        Stream? unpacked = layer.ToLowerInvariant() switch
        {
            // Some servers state gzip for what they send plain.
            "gzip" or "x-gzip" => bytes is [0x1F, 0x8B, ..] ? new GZipStream(packed, CompressionMode.Decompress) : null,
            "br" => new BrotliStream(packed, CompressionMode.Decompress),

            // RFC 9110 says zlib; some servers send the bare stream (a zlib header is 0x?8 and divisible by 31).
            "deflate" => bytes is [var first, var second, ..] && (first & 0x0F) == 8 && ((first << 8) | second) % 31 == 0
                ? new ZLibStream(packed, CompressionMode.Decompress)
                : new DeflateStream(packed, CompressionMode.Decompress),
            _ => throw new NotSupportedException($"its content encoding {layer} is not known."),
        };
        if (unpacked is null || bytes.Length == 0)
        {
            return bytes;
        }

        await using (unpacked)
        {
            var plain = await TakeAsync(unpacked, limit, cancellationToken);
            return plain is not null && unpacked is GZipStream && IsCutOff(bytes, plain.Length)
                ? throw new InvalidDataException("it ends too early.")
                : plain;
        }
    }

    /// <summary>
    /// Whether the size at the end of the file (RFC 1952, 2.3.1) is not the size unpacked, which the runtime does not check.
    /// Files of several members, whose last size is that of the last member only, are taken as they are.
    /// </summary>
    private static bool IsCutOff(ReadOnlySpan<byte> packed, int size) =>
        packed.Length < 18
        || (BinaryPrimitives.ReadUInt32LittleEndian(packed[^4..]) != (uint)size && packed.LastIndexOf(GzipStart) == 0);

    /// <summary>All of the stream, or null once more than <paramref name="limit"/> bytes come.</summary>
    private static async Task<byte[]?> TakeAsync(Stream stream, long limit, CancellationToken cancellationToken)
    {
        using var all = new MemoryStream();
        var buffer = ArrayPool<byte>.Shared.Rent(32 * 1024);
        try
        {
            int read;
            while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
            {
                if (all.Length + read > limit)
                {
                    return null;
                }

                await all.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            return all.ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static Unreadable TooLarge(long limit) =>
        new(FetchFault.TooLarge, FormattableString.Invariant($"it is larger than {limit} bytes."));

    /// <summary>All of it.</summary>
    public sealed record Whole(byte[] Bytes) : HttpBody;

    /// <summary>Too large, or not what it is said to be.</summary>
    public sealed record Unreadable(FetchFault Fault, string Reason) : HttpBody;
}
