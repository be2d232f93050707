using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using SignalWatch.Packs;

namespace SignalWatch.Scoring;

/// <summary>
/// The tenth of a pack's examples on which models are compared: chosen by each text's SHA-256, so that an example stays in or out
/// of it whatever else the pack says. Models that are compared are trained without it; the model in use is trained on all.
/// </summary>
public static class FrozenSet
{
    private const uint Parts = 10;

    /// <summary>The examples that models are compared on, as labelled texts.</summary>
    public static IReadOnlyList<LabelledText> Of(IReadOnlyList<Example> examples) =>
        [.. examples.Where(Has).Select(example => new LabelledText(new NewsText(example.Text, "", example.Language), example.Indicators))];

    /// <summary>The examples that compared models are trained on.</summary>
    public static IReadOnlyList<Example> Without(IReadOnlyList<Example> examples) => [.. examples.Where(example => !Has(example))];

    private static bool Has(Example example) =>
        BinaryPrimitives.ReadUInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(example.Text))) % Parts == 0;
}
