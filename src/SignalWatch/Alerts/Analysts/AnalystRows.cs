using System.Globalization;
using SignalWatch.Assessment;
using SignalWatch.History.Tables;
using SignalWatch.Packs;

namespace SignalWatch.Alerts.Analysts;

/// <summary>Analysts as rows and back: partition <c>analyst</c>, row = the analyst's id. Lists are kept one entry a line.</summary>
internal static class AnalystRows
{
    /// <summary>The one partition: there are hundreds of analysts at most, and all are read at once.</summary>
    public const string Partition = "analyst";

    private const string TimeFormat = "HH:mm";

    /// <summary>The row of an analyst.</summary>
    public static Row From(Analyst analyst)
    {
        var properties = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [nameof(Analyst.Address)] = analyst.Address,
            [nameof(Analyst.TimeZone)] = analyst.TimeZone,
            [nameof(Analyst.Since)] = analyst.Since,
            [nameof(Analyst.MinimumLevel)] = analyst.MinimumLevel.ToString(),
            [nameof(Analyst.MinimumPublishers)] = (long)analyst.MinimumPublishers,
            [nameof(Analyst.TellsFalls)] = analyst.TellsFalls,
            [nameof(Analyst.IsImmediate)] = analyst.IsImmediate,
            [nameof(Analyst.Digest)] = analyst.Digest.ToString(),
            [nameof(Analyst.DigestHour)] = (long)analyst.DigestHour,
            [nameof(Analyst.DigestDay)] = analyst.DigestDay.ToString(),
            [nameof(Analyst.WantsEmptyDigest)] = analyst.WantsEmptyDigest,
            [nameof(Analyst.DailyCap)] = (long)analyst.DailyCap,
        };
        AddList(properties, nameof(Analyst.Indicators), analyst.Indicators.Select(id => id.Value));
        AddList(properties, nameof(Analyst.Scenarios), analyst.Scenarios.Select(id => id.Value));
        AddList(properties, nameof(Analyst.Sources), analyst.Sources.Select(id => id.Value));
        AddList(properties, nameof(Analyst.MutedIndicators), analyst.MutedIndicators.OrderBy(one => one.Key.Value, StringComparer.Ordinal)
            .Select(one => $"{one.Key.Value} {one.Value.ToString("O", CultureInfo.InvariantCulture)}"));
        AddList(properties, nameof(Analyst.QuietHours), analyst.QuietHours is { } quiet ? [TextOf(quiet.From), TextOf(quiet.To)] : []);
        properties.AddText(nameof(Analyst.PausedBecause), analyst.PausedBecause);
        AddValue(properties, nameof(Analyst.MinimumProbability), analyst.MinimumProbability);
        AddValue(properties, nameof(Analyst.MutedUntil), analyst.MutedUntil);
        return new Row { PartitionKey = Partition, RowKey = analyst.Id.Value, Properties = properties };
    }

    /// <summary>The analyst of a row.</summary>
    public static Analyst ToAnalyst(Row row) => new()
    {
        Id = new AnalystId(row.RowKey),
        Address = row.Get<string>(nameof(Analyst.Address)) ?? "",
        TimeZone = row.Get<string>(nameof(Analyst.TimeZone)) ?? "",
        Since = row.Value<DateTimeOffset>(nameof(Analyst.Since)),
        Indicators = [.. ListOf(row, nameof(Analyst.Indicators)).Select(id => new IndicatorId(id))],
        Scenarios = [.. ListOf(row, nameof(Analyst.Scenarios)).Select(id => new ScenarioId(id))],
        Sources = [.. ListOf(row, nameof(Analyst.Sources)).Select(id => new SourceId(id))],
        MinimumLevel = WordOf<Level>(row, nameof(Analyst.MinimumLevel)),
        MinimumProbability = row.Properties.GetValueOrDefault(nameof(Analyst.MinimumProbability)) as double?,
        MinimumPublishers = (int)row.Value<long>(nameof(Analyst.MinimumPublishers)),
        TellsFalls = row.Value<bool>(nameof(Analyst.TellsFalls)),
        IsImmediate = row.Value<bool>(nameof(Analyst.IsImmediate)),
        Digest = WordOf<DigestRhythm>(row, nameof(Analyst.Digest)),
        DigestHour = (int)row.Value<long>(nameof(Analyst.DigestHour)),
        DigestDay = WordOf<DayOfWeek>(row, nameof(Analyst.DigestDay)),
        WantsEmptyDigest = row.Value<bool>(nameof(Analyst.WantsEmptyDigest)),
        QuietHours = ListOf(row, nameof(Analyst.QuietHours)) is [var from, var to] ? new QuietHours(TimeOf(from), TimeOf(to)) : null,
        DailyCap = (int)row.Value<long>(nameof(Analyst.DailyCap)),
        MutedUntil = row.Properties.GetValueOrDefault(nameof(Analyst.MutedUntil)) as DateTimeOffset?,
        MutedIndicators = ListOf(row, nameof(Analyst.MutedIndicators)).Select(line => line.Split(' ')).ToDictionary(
            words => new IndicatorId(words[0]), words => DateTimeOffset.Parse(words[1], CultureInfo.InvariantCulture)),
        PausedBecause = row.Get<string>(nameof(Analyst.PausedBecause)),
    };

    private static void AddList(Dictionary<string, object> properties, string name, IEnumerable<string> values)
    {
        var lines = string.Join('\n', values);
        if (lines.Length > 0)
        {
            properties[name] = lines;
        }
    }

    private static void AddValue<T>(Dictionary<string, object> properties, string name, T? value)
        where T : struct
    {
        if (value is { } known)
        {
            properties[name] = known;
        }
    }

    private static string[] ListOf(Row row, string name) => row.Get<string>(name) is { Length: > 0 } lines ? lines.Split('\n') : [];

    private static T WordOf<T>(Row row, string name)
        where T : struct, Enum => Enum.TryParse<T>(row.Get<string>(name), out var word) ? word : default;

    private static string TextOf(TimeOnly time) => time.ToString(TimeFormat, CultureInfo.InvariantCulture);

    private static TimeOnly TimeOf(string text) => TimeOnly.ParseExact(text, TimeFormat, CultureInfo.InvariantCulture);
}
