using SignalWatch.Packs;
using SignalWatch.Scoring;

namespace SignalWatch.Cli.Commands;

/// <summary>Reads a file of items that somebody labelled by hand.</summary>
internal static class LabelledFile
{
    /// <summary>The items, and the lines that could not be read.</summary>
    /// <exception cref="UsageException">There is no such file, or it lacks a column.</exception>
    public static async Task<(IReadOnlyList<LabelledText> Texts, IReadOnlyList<PackProblem> Problems)> ReadAsync(
        string path, Pack pack, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            throw new UsageException($"FILE: there is no file '{path}'.");
        }

        var lines = await File.ReadAllLinesAsync(path, cancellationToken);
        var columns = lines.Length == 0 ? [] : lines[0].Split('\t');
        var (indicators, text, language) = (Array.IndexOf(columns, "indicators"), Array.IndexOf(columns, "text"), Array.IndexOf(columns, "language"));
        if (indicators < 0 || text < 0)
        {
            throw new UsageException($"FILE: {path}(1): the header must name the columns 'indicators' and 'text', separated by tabs.");
        }

        var known = pack.Indicators.Select(indicator => indicator.Id).ToHashSet();
        var texts = new List<LabelledText>(lines.Length);
        var problems = new List<PackProblem>();
        for (var line = 1; line < lines.Length; line++)
        {
            var cells = lines[line].Split('\t');
            if (cells.Length != columns.Length)
            {
                problems.Add(new PackProblem(path, line + 1, FormattableString.Invariant($"has {cells.Length} columns instead of {columns.Length}."), null));
                continue;
            }

            var labels = cells[indicators].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(id => new IndicatorId(id)).ToList();
            if (labels.Find(label => !known.Contains(label)) is { Value: not null } unknown)
            {
                problems.Add(new PackProblem(path, line + 1, $"'{unknown}' is not an indicator of {pack.Id}.", Nearest.Suggest(unknown.Value, [.. known.Select(id => id.Value)])));
                continue;
            }

            texts.Add(new LabelledText(new NewsText(cells[text], "", language < 0 ? "en" : cells[language]), labels));
        }

        return (texts, problems);
    }
}
