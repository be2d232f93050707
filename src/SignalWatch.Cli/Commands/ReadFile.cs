using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;

namespace SignalWatch.Cli.Commands;

/// <summary>Reads files within the limits that hold for what is fetched.</summary>
internal static class ReadFile
{
    /// <summary>The file's bytes; unpacked where they begin as gzip (RFC 1952), whatever the file's name says.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limit">The most bytes taken, packed and unpacked.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="IOException">It can't be read, or is too large.</exception>
    /// <exception cref="InvalidDataException">It begins as gzip and does not go on as such.</exception>
    public static async Task<byte[]> BytesAsync(string path, long limit, CancellationToken cancellationToken)
    {
        await using var file = Open(path);
        var bytes = await TakeAsync(file, limit, cancellationToken);
        if (bytes is not [0x1F, 0x8B, ..])
        {
            return bytes;
        }

        await using var unpacking = new GZipStream(new MemoryStream(bytes, writable: false), CompressionMode.Decompress);
        try
        {
            var unpacked = await TakeAsync(unpacking, limit, cancellationToken);
            return IsCutOff(bytes, unpacked.Length) ? throw new InvalidDataException("it ends too early.") : unpacked;
        }
        catch (InvalidDataException problem)
        {
            throw new InvalidDataException($"It is not the gzip file that it begins as: {problem.Message}", problem);
        }
    }

    // The runtime takes the end of the file for the end of the data. The last four bytes are the size unpacked (RFC 1952, 2.3.1),
    // though of the last member only, where there are several.
    private static bool IsCutOff(ReadOnlySpan<byte> packed, int size) =>
        packed.Length < 18
        || (BinaryPrimitives.ReadUInt32LittleEndian(packed[^4..]) != (uint)size && packed.LastIndexOf((ReadOnlySpan<byte>)[0x1F, 0x8B, 0x08]) == 0);

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FileNotFoundException("There is no such file.", problem);
        }
        catch (UnauthorizedAccessException problem)
        {
            throw new IOException(Directory.Exists(path) ? "It is a directory." : "It may not be read by this user.", problem);
        }
    }

    private static async Task<byte[]> TakeAsync(Stream stream, long limit, CancellationToken cancellationToken)
    {
        using var all = new MemoryStream();
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            int read;
            while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
            {
                if (all.Length + read > limit)
                {
                    throw new IOException(FormattableString.Invariant($"It is larger than {limit} bytes."));
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
}
