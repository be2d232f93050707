using System.Globalization;
using SignalWatch.Packs;
using static System.FormattableString;

namespace SignalWatch.Assessment;

/// <summary>
/// Known events to measure alerts against: UTF-8 lines of date (ISO 8601), indicator, pace and event, separated by tabs, after the
/// <see cref="Header"/>. What happens to one indicator within <see cref="FewestDaysApart"/> days is one event: two are a problem.
/// </summary>
public sealed record EventFile
{
    /// <summary>The first line of every file.</summary>
    public const string Header = "date\tindicator\tpace\tevent";

    /// <summary>Two events of one indicator are at least this many days apart; otherwise one alert would have to announce both.</summary>
    public const int FewestDaysApart = 4;

    private const int MaximumMebibytes = 16;
    private static readonly string[] Paces = [.. Enum.GetNames<Pace>().Select(name => name.ToLowerInvariant())];

    /// <summary>The good lines, in file order.</summary>
    public required IReadOnlyList<KnownEvent> Events { get; init; }

    /// <summary>The bad lines, in file order; a file that can't be read at all is one problem.</summary>
    public required IReadOnlyList<PackProblem> Problems { get; init; }

    /// <summary>Reads a file of events.</summary>
    /// <param name="path">The file.</param>
    /// <param name="indicators">The indicators that there are; a line that names another is a problem.</param>
    public static EventFile Read(string path, IReadOnlyCollection<IndicatorId> indicators)
    {
        var problems = new ProblemList(path);
        var events = ReadLines(path, [.. indicators.Select(indicator => indicator.Value)], problems);
        AddNeighbours(events, problems);
        return new EventFile { Events = events, Problems = problems.InFileOrder() };
    }

    /// <summary>The events outside a stretch of days, each with why no alert could tell of it.</summary>
    /// <param name="path">The file, as it is to be named.</param>
    /// <param name="first">The first day, inclusive.</param>
    /// <param name="last">The last day, inclusive.</param>
    public IReadOnlyList<PackProblem> Outside(string path, DateOnly first, DateOnly last) =>
        [.. Events.Where(known => known.Day < first || known.Day > last).Select(known => new PackProblem(
            path,
            known.Line,
            Invariant($"The event of {known.Day:yyyy-MM-dd} lies outside the archive, which goes from {first:yyyy-MM-dd} to {last:yyyy-MM-dd}."),
            "Correct its date, or remove it."))];

    private static List<KnownEvent> ReadLines(string path, string[] known, ProblemList problems)
    {
        if (!File.Exists(path))
        {
            problems.Add(0, "There is no such file.", "Name a file of dated events.");
            return [];
        }

        if (TextFile.Read(path, MaximumMebibytes, problems) is not { } content)
        {
            return [];
        }

        var lines = content.Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        if (lines[0] != Header)
        {
            problems.Add(1, "The header line is missing.", "Start the file with 'date', 'indicator', 'pace' and 'event', separated by tabs.");
            return [];
        }

        var last = lines[^1].Length == 0 ? lines.Count - 1 : lines.Count;
        return [.. Enumerable.Range(1, last - 1).Select(index => ReadLine(lines[index], index + 1, known, problems)).OfType<KnownEvent>()];
    }

    /// <summary>The event; null after adding the line's problem.</summary>
    private static KnownEvent? ReadLine(string line, int number, string[] known, ProblemList problems)
    {
        var cells = line.Split('\t');
        if (cells.Length != 4)
        {
            problems.Add(number, Invariant($"The line has {cells.Length} columns, not 4."), "Write date, indicator, pace and event, separated by single tabs.");
            return null;
        }

        var hasDay = DateOnly.TryParseExact(cells[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        var problem = (hasDay, known.Contains(cells[1], StringComparer.Ordinal), Paces.Contains(cells[2], StringComparer.Ordinal), cells[3].Trim()) switch
        {
            (false, _, _, _) => ($"{Quote.Of(cells[0])} is not a date.", "Write it as 2024-11-28."),
            (_, false, _, _) => ($"There is no indicator {Quote.Of(cells[1])}.", Nearest.Suggest(cells[1], known)),
            (_, _, false, _) => ($"{Quote.Of(cells[2])} is not a pace.", Nearest.Suggest(cells[2], Paces)),
            (_, _, _, "") => ("The event is empty.", "Write in a few words what happened."),
            _ => ((string Message, string Suggestion)?)null,
        };
        if (problem is { } found)
        {
            problems.Add(number, found.Message, found.Suggestion);
            return null;
        }

        return new KnownEvent(day, new IndicatorId(cells[1]), Enum.Parse<Pace>(cells[2], ignoreCase: true), cells[3].Trim(), number);
    }

    private static void AddNeighbours(List<KnownEvent> events, ProblemList problems)
    {
        foreach (var ofOne in events.GroupBy(known => known.Indicator))
        {
            var ordered = ofOne.OrderBy(known => known.Day).ToList();
            foreach (var (earlier, later) in ordered.Zip(ordered.Skip(1)).Where(pair => pair.Second.Day < pair.First.Day.AddDays(FewestDaysApart)))
            {
                problems.Add(
                    later.Line,
                    Invariant($"Line {earlier.Line} has an event of {later.Indicator} within {FewestDaysApart} days of this one."),
                    "Make one event of the two, on the earlier day.");
            }
        }
    }
}
