using System.Globalization;
using System.Reflection;
using SignalWatch.Assessment;
using SignalWatch.Packs;

namespace SignalWatch.Cli.Commands;

/// <summary>One way to make alerts of daily counts: how levels are set, and which of them people are told.</summary>
/// <param name="Levels">How levels are set.</param>
/// <param name="Rule">When a level is an alert.</param>
internal sealed record ReplaySetting(LevelOptions Levels, AlertRule Rule)
{
    private const string Threshold = "threshold";
    private const string CoolDown = "cool-down-days";
    private const string Evidence = "minimum-evidence";
    private const int LongestCoolDown = 365;
    private static readonly Dictionary<string, PropertyInfo> Properties =
        typeof(LevelOptions).GetProperties().Where(property => property.CanWrite).ToDictionary(property => NameOf(property.Name), StringComparer.Ordinal);

    /// <summary>What a pair may name.</summary>
    public static IReadOnlyList<string> Names { get; } = [Threshold, CoolDown, Evidence, .. Properties.Keys];

    /// <summary>The setting that pairs of <c>name=value</c> describe; where a name comes twice, the later pair holds.</summary>
    /// <param name="pairs">The option that each pair was given to, to be named in errors, and the pair.</param>
    /// <exception cref="UsageException">A pair is not understood; the message says what to write.</exception>
    public static ReplaySetting Of(IEnumerable<(string Option, string Pair)> pairs)
    {
        var setting = new ReplaySetting(new LevelOptions(), AlertRule.Default);
        var last = "--set";
        foreach (var (option, pair) in pairs)
        {
            setting = setting.With(option, pair);
            last = option;
        }

        var validation = new LevelOptionsValidator().Validate(null, setting.Levels);
        return validation.Failed ? throw new UsageException($"{last}: {string.Join(' ', validation.Failures)}") : setting;
    }

    private static string NameOf(string property) =>
        string.Concat(property.Select((letter, place) => char.IsUpper(letter) ? (place > 0 ? "-" : "") + char.ToLowerInvariant(letter) : letter.ToString()));

    private static double NumberOf(string option, string name, string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw new UsageException($"{option}: '{value}' is not a number; write {name}=NUMBER.");

    private static int CountOf(string option, string name, string value, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= most
            ? count
            : throw new UsageException(FormattableString.Invariant($"{option}: {name} takes a whole number from 0 to {most}, not '{value}'."));

    private ReplaySetting With(string option, string pair)
    {
        if (pair.Split('=', 2) is not [var name, var value])
        {
            throw new UsageException($"{option}: '{pair}' is not a setting; write NAME=VALUE, such as threshold=elevated.");
        }

        if (name == Threshold)
        {
            return Enum.TryParse<Level>(value, ignoreCase: true, out var level) && level > Level.Quiet && char.IsLetter(value[0])
                ? this with { Rule = Rule with { Threshold = level } }
                : throw new UsageException($"{option}: '{value}' is none of elevated, high, critical.");
        }

        if (name == CoolDown)
        {
            return this with { Rule = Rule with { CoolDownDays = CountOf(option, name, value, LongestCoolDown) } };
        }

        if (name == Evidence)
        {
            return this with { Rule = Rule with { MinimumEvidence = NumberOf(option, name, value) } };
        }

        if (!Properties.TryGetValue(name, out var property))
        {
            throw new UsageException($"{option}: there is no setting '{name}'. {Nearest.Suggest(name, Names)}");
        }

        property.SetValue(Levels, property.PropertyType == typeof(int) ? (object)CountOf(option, name, value, int.MaxValue) : NumberOf(option, name, value));
        return this;
    }
}
