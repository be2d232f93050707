using System.CommandLine;
using System.Globalization;
using SignalWatch.Alerts.Analysts;
using SignalWatch.Assessment;
using SignalWatch.Packs;

namespace SignalWatch.Cli.Commands;

/// <summary>The options that say what an analyst wants, shared by <c>analysts add</c> and <c>analysts set</c>. One left out changes nothing.</summary>
internal static class AnalystSettings
{
    private const string None = "none";
    private const string All = "all";

    private static readonly Option<string?> Address = Text("--address", "ADDRESS", "The mail address.");
    private static readonly Option<string?> Zone = Text("--zone", "ZONE", "The time zone of quiet hours and digests, such as Europe/Berlin.");
    private static readonly Option<string?> Indicators = Text("--indicators", "A,B,...", "The indicators to watch, or 'all'.");
    private static readonly Option<string?> Scenarios = Text("--scenarios", "A,B,...", "The scenarios to watch, or 'all'.");
    private static readonly Option<string?> Sources = Text("--sources", "A,B,...", "The sources whose single stories may be announced, or 'all'.");
    private static readonly Option<string?> MinimumLevel = Text("--level", "elevated|high|critical", "The lowest level to be told of.");
    private static readonly Option<string?> Probability = Text("--probability", "P", "Announce a single story from this probability on, or 'none'.");
    private static readonly Option<string?> Publishers = Text("--publishers", "N", "How many independent publishers must tell such a story.");
    private static readonly Option<string?> Falls = Text("--falls", "yes|no", "Whether a level's return to quiet is told too.");
    private static readonly Option<string?> Immediate = Text("--immediate", "yes|no", "Whether changes are sent as they happen; otherwise they wait for the digest.");
    private static readonly Option<string?> Digest = Text("--digest", "none|daily|weekly", "How often to send a digest.");
    private static readonly Option<string?> DigestHour = Text("--digest-hour", "0..23", "The local hour of the digest.");
    private static readonly Option<string?> DigestDay = Text("--digest-day", "DAY", "The day of a weekly digest, such as monday.");
    private static readonly Option<string?> EmptyDigest = Text("--empty-digest", "yes|no", "Whether a digest without news is sent as one line.");
    private static readonly Option<string?> Quiet = Text("--quiet", "HH:MM-HH:MM", "Local hours without immediate mail, such as 22:00-07:00, or 'none'.");
    private static readonly Option<string?> Cap = Text("--cap", "N", "The most immediate mails a day; more wait for the digest.");

    /// <summary>The options, in the order in which help lists them.</summary>
    public static IReadOnlyList<Symbol> Options { get; } =
    [
        Address, Zone, Indicators, Scenarios, Sources, MinimumLevel, Probability, Publishers, Falls, Immediate, Digest, DigestHour, DigestDay, EmptyDigest, Quiet, Cap,
    ];

    /// <summary>The analyst with the settings of a command line in place of those that were.</summary>
    /// <exception cref="UsageException">A value can't be read; the message names the option.</exception>
    public static Analyst Apply(Analyst analyst, ParseResult parsed) => analyst with
    {
        Address = parsed.GetValue(Address) ?? analyst.Address,
        TimeZone = parsed.GetValue(Zone) ?? analyst.TimeZone,
        Indicators = Ids(parsed, Indicators)?.Select(id => new IndicatorId(id)).ToList() ?? analyst.Indicators,
        Scenarios = Ids(parsed, Scenarios)?.Select(id => new ScenarioId(id)).ToList() ?? analyst.Scenarios,
        Sources = Ids(parsed, Sources)?.Select(id => new SourceId(id)).ToList() ?? analyst.Sources,
        MinimumLevel = Word<Level>(parsed, MinimumLevel) ?? analyst.MinimumLevel,
        MinimumProbability = ProbabilityOf(parsed, analyst.MinimumProbability),
        MinimumPublishers = Number(parsed, Publishers) ?? analyst.MinimumPublishers,
        TellsFalls = YesNo(parsed, Falls) ?? analyst.TellsFalls,
        IsImmediate = YesNo(parsed, Immediate) ?? analyst.IsImmediate,
        Digest = Word<DigestRhythm>(parsed, Digest) ?? analyst.Digest,
        DigestHour = Number(parsed, DigestHour) ?? analyst.DigestHour,
        DigestDay = Word<DayOfWeek>(parsed, DigestDay) ?? analyst.DigestDay,
        WantsEmptyDigest = YesNo(parsed, EmptyDigest) ?? analyst.WantsEmptyDigest,
        QuietHours = QuietOf(parsed, analyst.QuietHours),
        DailyCap = Number(parsed, Cap) ?? analyst.DailyCap,
    };

    private static Option<string?> Text(string name, string helpName, string description) => new(name) { Description = description, HelpName = helpName };

    private static string[]? Ids(ParseResult parsed, Option<string?> option) => parsed.GetValue(option) switch
    {
        null => null,
        All => [],
        var list => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
    };

    private static double? ProbabilityOf(ParseResult parsed, double? before) => parsed.GetValue(Probability) switch
    {
        null => before,
        None => null,
        var text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) => value,
        var text => throw new UsageException($"{Probability.Name}: '{text}' is no probability; write one such as 0.9, or {None}."),
    };

    private static int? Number(ParseResult parsed, Option<string?> option) => parsed.GetValue(option) switch
    {
        null => null,
        var text when int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) => value,
        var text => throw new UsageException($"{option.Name}: '{text}' is not a whole number."),
    };

    private static bool? YesNo(ParseResult parsed, Option<string?> option) => parsed.GetValue(option)?.ToLowerInvariant() switch
    {
        null => null,
        "yes" => true,
        "no" => false,
        var text => throw new UsageException($"{option.Name}: '{text}' is neither yes nor no."),
    };

    private static T? Word<T>(ParseResult parsed, Option<string?> option)
        where T : struct, Enum
    {
        if (parsed.GetValue(option) is not { } text)
        {
            return null;
        }

        var words = Enum.GetNames<T>().Select(name => name.ToLowerInvariant()).ToList();
        return words.Contains(text.ToLowerInvariant(), StringComparer.Ordinal)
            ? Enum.Parse<T>(text, ignoreCase: true)
            : throw new UsageException($"{option.Name}: '{text}' is none of {string.Join(", ", words)}.");
    }

    private static QuietHours? QuietOf(ParseResult parsed, QuietHours? before)
    {
        if (parsed.GetValue(Quiet) is not { } text)
        {
            return before;
        }

        if (text == None)
        {
            return null;
        }

        return text.Split('-') is [var from, var to] && TimeOf(from) is { } first && TimeOf(to) is { } last
            ? new QuietHours(first, last)
            : throw new UsageException($"{Quiet.Name}: '{text}' are no hours; write them such as 22:00-07:00, or {None}.");
    }

    private static TimeOnly? TimeOf(string text) =>
        TimeOnly.TryParseExact(text.Trim(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
