using static System.FormattableString;

namespace SignalWatch.Packs;

/// <summary>
/// The labelled examples of a pack: UTF-8 lines of language, indicators (joined by commas, or none) and text, separated by tabs, after
/// the <see cref="Header"/>. A bad line is a problem and left out; the others are kept. At most 64 MiB.
/// </summary>
public sealed record ExampleFile
{
    /// <summary>The first line of every file.</summary>
    public const string Header = "language\tindicators\ttext";

    private const int MaximumMebibytes = 64;
    private const int LongestText = 20_000;

    /// <summary>The good lines, in file order.</summary>
    public required IReadOnlyList<Example> Examples { get; init; }

    /// <summary>The bad lines, in file order; a file that can't be read at all is one problem.</summary>
    public required IReadOnlyList<PackProblem> Problems { get; init; }

    /// <summary>Reads a file of examples.</summary>
    /// <param name="path">The file, such as <see cref="Pack.ExamplesPath"/>.</param>
    /// <param name="indicators">The indicators that the pack knows; a line that names another is a problem.</param>
    public static ExampleFile Read(string path, IReadOnlyCollection<IndicatorId> indicators)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(indicators);
        var problems = new ProblemList(path);
        var examples = ReadLines(path, [.. indicators.Select(indicator => indicator.Value)], problems);
        return new ExampleFile { Examples = examples, Problems = problems.InFileOrder() };
    }

    private static List<Example> ReadLines(string path, HashSet<string> known, ProblemList problems)
    {
        if (!File.Exists(path))
        {
            problems.Add(0, "There is no such file.", "Name a file of labelled examples.");
            return [];
        }

        if (TextFile.Read(path, MaximumMebibytes, problems) is not { } content)
        {
            return [];
        }

        var lines = content.Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        var hasHeader = lines[0] == Header;
        if (!hasHeader)
        {
            problems.Add(1, "The header line is missing.", "Start the file with 'language', 'indicators' and 'text', separated by tabs.");
        }

        var first = hasHeader ? 1 : 0;
        var last = lines[^1].Length == 0 ? lines.Count - 1 : lines.Count;
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. Enumerable.Range(first, Math.Max(0, last - first)).Select(index => ReadLine(lines[index], index + 1, known, seen, problems)).OfType<Example>()];
    }

    /// <summary>The example; null after adding the line's problem.</summary>
    private static Example? ReadLine(string line, int number, HashSet<string> known, Dictionary<string, int> seen, ProblemList problems)
    {
        var columns = line.Split('\t');
        if (columns.Length != 3)
        {
            problems.Add(number, Invariant($"The line has {columns.Length} columns, not 3."), "Write language, indicators (or nothing) and text, separated by single tabs.");
            return null;
        }

        var (language, text) = (columns[0], columns[2].Trim());
        var indicators = columns[1].Length == 0 ? [] : columns[1].Split(',');
        var isGood = CheckLanguage(language, number, problems) & CheckIndicators(indicators, number, known, problems) & CheckText(text, number, problems);
        if (!isGood)
        {
            return null;
        }

        if (!seen.TryAdd(text, number))
        {
            problems.Add(number, Invariant($"The text is that of line {seen[text]} again."), "Remove one of the two; join their indicators if they differ.");
            return null;
        }

        return new Example(language, [.. indicators.Select(indicator => new IndicatorId(indicator))], text, number);
    }

    private static bool CheckLanguage(string language, int line, ProblemList problems)
    {
        if (LanguageTag.IsValid(language))
        {
            return true;
        }

        problems.Add(line, $"The language is {Quote.Of(language)}, not a language tag.", LanguageTag.Suggest(language));
        return false;
    }

    private static bool CheckIndicators(string[] indicators, int line, HashSet<string> known, ProblemList problems)
    {
        var unknown = indicators.FirstOrDefault(indicator => !known.Contains(indicator));
        if (unknown is not null)
        {
            problems.Add(line, $"There is no indicator {Quote.Of(unknown)}.", Nearest.Suggest(unknown, known));
            return false;
        }

        var isDistinct = indicators.Distinct(StringComparer.Ordinal).Count() == indicators.Length;
        if (!isDistinct)
        {
            problems.Add(line, "An indicator is there twice.", "Remove one of them.");
        }

        return isDistinct;
    }

    private static bool CheckText(string text, int line, ProblemList problems)
    {
        var fault = text.Length switch
        {
            0 => "The text is empty.",
            > LongestText => Invariant($"The text is over {LongestText} characters long."),
            _ => null,
        };
        if (fault is not null)
        {
            problems.Add(line, fault, "Write a headline with its summary, or remove the line.");
        }

        return fault is null;
    }
}
