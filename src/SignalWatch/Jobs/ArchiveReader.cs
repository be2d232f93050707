using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using SignalWatch.Packs;

namespace SignalWatch.Jobs;

/// <summary>
/// Streams an archive: UTF-8, tab-separated, with the header <c>date publisher text</c> and ISO 8601 days; gzipped where the
/// name ends in <c>.gz</c>. Lines that can't be read are kept as problems, and the rest goes on.
/// </summary>
public sealed class ArchiveReader(string path)
{
    private const string Header = "date\tpublisher\ttext";
    private readonly List<PackProblem> _problems = [];

    /// <summary>The lines that could not be read so far, in file order.</summary>
    public IReadOnlyList<PackProblem> Problems => _problems;

    /// <summary>How far the file has been read, 0 to 1, counted in stored bytes.</summary>
    public double Progress { get; private set; }

    /// <summary>Reads the items in file order.</summary>
    /// <exception cref="InvalidDataException">The file isn't an archive; the message says how one begins.</exception>
    public async IAsyncEnumerable<ArchiveItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, useAsync: false);
        await using var stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        using var reader = new StreamReader(stream);
        if (!string.Equals(await reader.ReadLineAsync(cancellationToken), Header, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{path}(1): not an archive. Its first line must be 'date<tab>publisher<tab>text'.");
        }

        for (var line = 2; await reader.ReadLineAsync(cancellationToken) is { } text; line++)
        {
            Progress = file.Length == 0 ? 1 : (double)file.Position / file.Length;
            if (Parse(line, text) is { } item)
            {
                yield return item;
            }
        }
    }

    private ArchiveItem? Parse(int line, string text)
    {
        if (text.Split('\t') is not [var day, var publisher, var news])
        {
            _problems.Add(new PackProblem(path, line, $"has {text.Split('\t').Length} columns instead of 3.", "Write date<tab>publisher<tab>text."));
            return null;
        }

        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            _problems.Add(new PackProblem(path, line, $"'{day}' is not a date.", "Write it as 2024-11-28."));
            return null;
        }

        if (string.IsNullOrWhiteSpace(news))
        {
            _problems.Add(new PackProblem(path, line, "the text is empty.", "Write what was reported, or leave the line out."));
            return null;
        }

        return new ArchiveItem(line, new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero), publisher, news.Trim());
    }
}
