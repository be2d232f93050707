using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SignalWatch.Packs;

namespace SignalWatch.Scoring;

/// <summary>Identifies all that a model is made of: feature version, indicators, queries, concepts and examples.</summary>
internal static class ModelFingerprint
{
    /// <summary>SHA-256 over everything that training reads; 32 bytes.</summary>
    public static byte[] Of(Pack pack, IReadOnlyList<Example> examples) => Of(pack, examples, []);

    /// <summary>The same in lower-case hexadecimal; 64 digits.</summary>
    public static string HexOf(Pack pack, IReadOnlyList<Example> examples) => Convert.ToHexStringLower(Of(pack, examples));

    /// <summary>As above, with judged texts; without any it is the same.</summary>
    public static byte[] Of(Pack pack, IReadOnlyList<Example> examples, IReadOnlyList<JudgedText> judged)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(OfPack(pack));
        foreach (var example in examples)
        {
            Append(hash, example.Language);
            Append(hash, string.Join(',', example.Indicators));
            Append(hash, example.Text);
        }

        foreach (var one in judged)
        {
            var example = one.ToExample();
            Append(hash, $"judged {example.Language} {one.Indicator} {one.IsEvidence} {JudgedText.Weight.ToString(CultureInfo.InvariantCulture)}");
            Append(hash, example.Text);
        }

        return hash.GetHashAndReset();
    }

    /// <summary>SHA-256 over what scoring needs of the pack: features, indicators with their queries, and concepts; 32 bytes.</summary>
    public static byte[] OfPack(Pack pack)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, TextFeaturizer.Version.ToString(CultureInfo.InvariantCulture));
        Append(hash, pack.Id);
        foreach (var indicator in pack.Indicators)
        {
            Append(hash, indicator.Id.Value);
            Append(hash, indicator.Query?.ToString() ?? "");
        }

        foreach (var concept in pack.Concepts)
        {
            Append(hash, concept.Name);
            Append(hash, concept.Kind.ToString());
            Append(hash, concept.Group ?? "");
            Append(hash, string.Join('\u0003', concept.Aliases));
        }

        return hash.GetHashAndReset();
    }

    /// <summary>The first 12 hexadecimal digits.</summary>
    public static string Short(ReadOnlySpan<byte> fingerprint) => Convert.ToHexStringLower(fingerprint[..6]);

    /// <summary>Whether the text is what <see cref="Short"/> makes.</summary>
    public static bool IsShort(string text) => text.Length == 12 && text.All(char.IsAsciiHexDigitLower);

    private static void Append(IncrementalHash hash, string part)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(part));
        hash.AppendData([0]);
    }
}
