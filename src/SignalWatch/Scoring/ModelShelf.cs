using System.Text;
using SignalWatch.Packs;

namespace SignalWatch.Scoring;

/// <summary>
/// The last ten versions of a pack's model and which of them is in use: <c>models/PACK-VERSION.bin</c> and <c>models/PACK.current</c>
/// in the data directory. A file is written beside its place and moved there, so that whoever reads sees it whole or not at all.
/// </summary>
/// <param name="pack">Whose models.</param>
/// <param name="directory">The data directory; made when something is saved.</param>
public sealed class ModelShelf(Pack pack, string directory)
{
    /// <summary>The most versions kept; the one in use is always among them.</summary>
    public const int MostVersions = 10;

    private const string ByHand = "by-hand";

    private readonly string _folder = Path.Combine(directory, "models");

    private string ChoicePath => Path.Combine(_folder, $"{pack.Id}.current");

    /// <summary>The versions kept, newest first.</summary>
    public IReadOnlyList<ShelvedModel> List()
    {
        if (!Directory.Exists(_folder))
        {
            return [];
        }

        var current = Choice()?.Version;
        return [.. new DirectoryInfo(_folder).EnumerateFiles($"{pack.Id}-*.bin")
            .Select(file => (File: file, Version: file.Name[(pack.Id.Length + 1)..^".bin".Length]))
            .Where(one => ModelFingerprint.IsShort(one.Version))
            .OrderByDescending(one => one.File.LastWriteTimeUtc)
            .ThenBy(one => one.Version, StringComparer.Ordinal)
            .Select(one => new ShelvedModel(
                one.Version, new DateTimeOffset(one.File.LastWriteTimeUtc), string.Equals(one.Version, current, StringComparison.Ordinal)))];
    }

    /// <summary>Which version is in use; null when none was chosen yet, or the note of it is damaged.</summary>
    public ModelChoice? Choice() => File.Exists(ChoicePath) ? ParseChoice(File.ReadAllText(ChoicePath)) : null;

    /// <summary>Reads a version.</summary>
    /// <exception cref="ModelMismatchException">It is not there, is damaged, or was trained for another version of the pack.</exception>
    public ClassifierModel Read(string version)
    {
        try
        {
            using var stream = File.OpenRead(PathOf(version));
            return ClassifierModel.Load(stream, pack);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ModelMismatchException(PathOf(version), "is not there");
        }
    }

    /// <summary>Keeps a model, and lets the oldest go that are too many.</summary>
    public void Save(ClassifierModel model)
    {
        Write(PathOf(model.ModelVersion), model.Save);
        foreach (var surplus in List().Where(kept => !kept.IsCurrent && kept.Version != model.ModelVersion).Skip(MostVersions - 2))
        {
            File.Delete(PathOf(surplus.Version));
        }
    }

    /// <summary>Puts a kept version into use, from the next start on.</summary>
    /// <param name="version">The version.</param>
    /// <param name="examples">The examples that the pack has now; while they stay the same, so does the choice.</param>
    /// <param name="isByHand">Whether somebody chose it; see <see cref="ModelChoice.IsByHand"/>.</param>
    public void Use(string version, IReadOnlyList<Example> examples, bool isByHand = false) =>
        Put(new ModelChoice(version, ModelFingerprint.HexOf(pack, examples), isByHand));

    /// <summary>Whether the choice was made for the examples that the pack has now; see <see cref="ModelChoice.Examples"/>.</summary>
    public bool Fits(ModelChoice choice, IReadOnlyList<Example> examples) =>
        string.Equals(choice.Examples, ModelFingerprint.HexOf(pack, examples), StringComparison.Ordinal);

    /// <summary>Takes over the version that another shelf has in use, where this shelf has none for these examples and that one has.</summary>
    /// <returns>Whether there is one for these examples now.</returns>
    public bool StockFrom(ModelShelf other, IReadOnlyList<Example> examples)
    {
        if (Choice() is { } own && Fits(own, examples))
        {
            return true;
        }

        if (other.Choice() is not { } choice || !Fits(choice, examples) || !other.Has(choice.Version))
        {
            return false;
        }

        Put(choice.Version, other.BytesOf(choice.Version));
        Put(choice);
        return true;
    }

    /// <summary>The choice that a note of it holds; null when it is damaged.</summary>
    internal static ModelChoice? ParseChoice(string text) =>
        text.Split(' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is [var version, { Length: 64 } examples, .. var rest]
        && ModelFingerprint.IsShort(version)
            ? new ModelChoice(version, examples, rest is [ByHand])
            : null;

    /// <summary>The choice as it is noted.</summary>
    internal static string TextOf(ModelChoice choice) => $"{choice.Version} {choice.Examples}{(choice.IsByHand ? " " + ByHand : "")}\n";

    /// <summary>Whether the version's file is there.</summary>
    internal bool Has(string version) => File.Exists(PathOf(version));

    /// <summary>The version's file.</summary>
    internal byte[] BytesOf(string version) => File.ReadAllBytes(PathOf(version));

    /// <summary>Writes a version's file as it came from elsewhere.</summary>
    internal void Put(string version, byte[] content) => Write(PathOf(version), stream => stream.Write(content));

    /// <summary>Notes a choice as it was made elsewhere.</summary>
    internal void Put(ModelChoice choice) => Write(ChoicePath, stream => stream.Write(Encoding.ASCII.GetBytes(TextOf(choice))));

    private string PathOf(string version) => Path.Combine(_folder, $"{pack.Id}-{version}.bin");

    private void Write(string path, Action<Stream> write)
    {
        Directory.CreateDirectory(_folder);
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = File.Create(temporary))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
