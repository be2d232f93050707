using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using SignalWatch.Packs;

namespace SignalWatch.Scoring;

/// <summary>The model's file format: magic, version, content, and a SHA-256 of all before it. Little-endian.</summary>
internal static class ModelFile
{
    private const int FormatVersion = 1;
    private const int MaximumFeatures = 4_000_000;

    private static ReadOnlySpan<byte> Magic => "SWMODEL\n"u8;

    /// <summary>Writes a model.</summary>
    public static void Write(ModelContent content, Stream stream)
    {
        using var buffer = new MemoryStream();
        using var writer = new BinaryWriter(buffer, Encoding.UTF8);
        writer.Write(Magic);
        writer.Write(FormatVersion);
        writer.Write(content.Fingerprint);
        writer.Write(content.PackFingerprint);
        writer.Write(content.Languages.Count);
        foreach (var language in content.Languages)
        {
            writer.Write(language);
        }

        writer.Write(content.Indicators.Count);
        foreach (var indicator in content.Indicators)
        {
            writer.Write(indicator.Indicator.Value);
            writer.Write(indicator.BaseRate);
            writer.Write(indicator.Threshold);
        }

        writer.Write(content.Vocabulary.Count);
        writer.Write(MemoryMarshal.AsBytes(content.Vocabulary.Hashes.AsSpan()));
        writer.Write([.. content.Vocabulary.Blocks.Select(block => (byte)block)]);
        writer.Write(MemoryMarshal.AsBytes(content.Vocabulary.Rarities.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(content.Weights.AsSpan()));
        writer.Flush();
        var bytes = buffer.GetBuffer().AsSpan(0, (int)buffer.Length);
        stream.Write(bytes);
        stream.Write(SHA256.HashData(bytes));
    }

    /// <summary>Reads a model.</summary>
    /// <param name="stream">Read to its end.</param>
    /// <param name="name">What errors call it.</param>
    /// <exception cref="ModelMismatchException">It is not a model of this format, or damaged.</exception>
    public static ModelContent Read(Stream stream, string name)
    {
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        var bytes = buffer.GetBuffer().AsSpan(0, (int)buffer.Length);
        if (bytes.Length < Magic.Length + sizeof(int) + SHA256.HashSizeInBytes || !bytes.StartsWith(Magic))
        {
            throw new ModelMismatchException(name, "is not a SignalWatch model");
        }

        var version = BitConverter.ToInt32(bytes[Magic.Length..]);
        if (version != FormatVersion)
        {
            throw new ModelMismatchException(name, string.Create(CultureInfo.InvariantCulture, $"has format version {version}, and this program reads version {FormatVersion}"));
        }

        if (!SHA256.HashData(bytes[..^SHA256.HashSizeInBytes]).AsSpan().SequenceEqual(bytes[^SHA256.HashSizeInBytes..]))
        {
            throw new ModelMismatchException(name, "is damaged: its checksum does not match its content");
        }

        buffer.Position = Magic.Length + sizeof(int);
        using var reader = new BinaryReader(buffer, Encoding.UTF8);
        try
        {
            return ReadContent(reader);
        }
        catch (Exception e) when (e is EndOfStreamException or InvalidDataException)
        {
            throw new ModelMismatchException(name, "is damaged: it ends too early");
        }
    }

    private static ModelContent ReadContent(BinaryReader reader)
    {
        var fingerprint = reader.ReadBytes(SHA256.HashSizeInBytes);
        var pack = reader.ReadBytes(SHA256.HashSizeInBytes);
        var languages = new string[Count(reader, 1000)];
        for (var i = 0; i < languages.Length; i++)
        {
            languages[i] = reader.ReadString();
        }

        var indicators = new IndicatorModel[Count(reader, 1000)];
        for (var i = 0; i < indicators.Length; i++)
        {
            indicators[i] = new IndicatorModel(new IndicatorId(reader.ReadString()), reader.ReadDouble(), reader.ReadDouble());
        }

        var count = Count(reader, MaximumFeatures);
        var hashes = new ulong[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(hashes.AsSpan()));
        var blocks = new byte[count];
        reader.BaseStream.ReadExactly(blocks);
        var rarities = new float[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(rarities.AsSpan()));
        var weights = new Half[count * indicators.Length];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(weights.AsSpan()));
        return new ModelContent
        {
            Fingerprint = fingerprint,
            PackFingerprint = pack,
            Languages = languages,
            Indicators = indicators,
            Vocabulary = new Vocabulary(hashes, Array.ConvertAll(blocks, block => (FeatureBlock)block), rarities),
            Weights = weights,
        };
    }

    private static int Count(BinaryReader reader, int maximum)
    {
        var count = reader.ReadInt32();
        return count >= 0 && count <= maximum ? count : throw new InvalidDataException("A count is out of range.");
    }
}
