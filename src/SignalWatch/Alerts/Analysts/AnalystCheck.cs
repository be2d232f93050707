using SignalWatch.Assessment;
using SignalWatch.Packs;

namespace SignalWatch.Alerts.Analysts;

/// <summary>Checks analysts' settings.</summary>
public static class AnalystCheck
{
    private const int LongestId = 40;
    private const int MostPublishers = 50;
    private const int HighestCap = 100;
    private const int MostWatched = 200;
    private static readonly DateTimeOffset Earliest = new(1970, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>All that is wrong with an analyst, whatever the pack; empty when nothing is.</summary>
    public static IReadOnlyList<AnalystProblem> Of(Analyst analyst) => [.. WhoAndWhen(analyst), .. Thresholds(analyst), .. Choices(analyst), .. Watched(analyst)];

    /// <summary>All that is wrong with an analyst of a pack: also what is watched and not in it.</summary>
    public static IReadOnlyList<AnalystProblem> Of(Analyst analyst, Pack pack) =>
    [
        .. Of(analyst),
        .. Unknown(nameof(Analyst.Indicators), "indicator", analyst.Indicators.Select(id => id.Value), [.. pack.Indicators.Select(one => one.Id.Value)], pack),
        .. Unknown(nameof(Analyst.Scenarios), "scenario", analyst.Scenarios.Select(id => id.Value), [.. pack.Scenarios.Select(one => one.Id.Value)], pack),
        .. Unknown(nameof(Analyst.Sources), "source", analyst.Sources.Select(id => id.Value), [.. pack.Sources.Select(one => one.Id.Value)], pack),
    ];

    /// <summary>Whether a text is an analyst's id: 1 to 40 lower-case letters, digits and inner hyphens.</summary>
    public static bool IsId(string text) => text.Length <= LongestId && Identifier.IsValid(text);

    private static IEnumerable<AnalystProblem> WhoAndWhen(Analyst analyst)
    {
        if (!IsId(analyst.Id.Value))
        {
            yield return new(nameof(Analyst.Id), $"Id: {Quote.Of(analyst.Id.Value)} can't be an id; write 1 to {LongestId} lower-case letters, digits and inner hyphens, such as nino or desk-2.");
        }

        if (MailAddress.ProblemOf(analyst.Address) is { } address)
        {
            yield return new(nameof(Analyst.Address), $"Address: {Quote.Of(analyst.Address)} {address}.");
        }

        if (TimeZones.Find(analyst.TimeZone) is null)
        {
            yield return new(nameof(Analyst.TimeZone), $"TimeZone: there is no time zone {Quote.Of(analyst.TimeZone)}. {TimeZones.Suggest(analyst.TimeZone)}");
        }

        if (analyst.Since < Earliest)
        {
            yield return new(nameof(Analyst.Since), "Since: say when the subscription begins; news from before is not announced.");
        }

        if (analyst.PausedBecause is { } reason && string.IsNullOrWhiteSpace(reason))
        {
            yield return new(nameof(Analyst.PausedBecause), "PausedBecause: say why, or leave it out so that mail is sent.");
        }
    }

    private static IEnumerable<AnalystProblem> Thresholds(Analyst analyst)
    {
        if (analyst.MinimumLevel == Level.Quiet || !Enum.IsDefined(analyst.MinimumLevel))
        {
            yield return new(nameof(Analyst.MinimumLevel), "MinimumLevel: write elevated, high or critical.");
        }

        if (analyst.MinimumProbability is { } probability && probability is not (> 0 and <= 1))
        {
            yield return new(nameof(Analyst.MinimumProbability), FormattableString.Invariant($"MinimumProbability: {probability} is not above 0 and at most 1; write one such as 0.9, or none so that no story is announced on its own."));
        }

        if (analyst.MinimumPublishers is < 1 or > MostPublishers)
        {
            yield return new(nameof(Analyst.MinimumPublishers), FormattableString.Invariant($"MinimumPublishers: {analyst.MinimumPublishers} is not from 1 to {MostPublishers}."));
        }

        if (analyst.DailyCap is < 1 or > HighestCap)
        {
            yield return new(nameof(Analyst.DailyCap), FormattableString.Invariant($"DailyCap: {analyst.DailyCap} is not from 1 to {HighestCap}; to have no immediate mail at all, choose digests only."));
        }
    }

    private static IEnumerable<AnalystProblem> Choices(Analyst analyst)
    {
        if (!Enum.IsDefined(analyst.Digest))
        {
            yield return new(nameof(Analyst.Digest), "Digest: write none, daily or weekly.");
        }

        if (analyst.DigestHour is < 0 or > 23)
        {
            yield return new(nameof(Analyst.DigestHour), FormattableString.Invariant($"DigestHour: {analyst.DigestHour} is no hour of a day; write one from 0 to 23."));
        }

        if (!Enum.IsDefined(analyst.DigestDay))
        {
            yield return new(nameof(Analyst.DigestDay), "DigestDay: write a day of the week, such as monday.");
        }

        if (analyst.QuietHours is { } quiet && quiet.From == quiet.To)
        {
            yield return new(nameof(Analyst.QuietHours), "QuietHours: they begin and end at the same minute; write two different times such as 22:00-07:00.");
        }
    }

    // What is kept in one row is bounded.
    private static IEnumerable<AnalystProblem> Watched(Analyst analyst) =>
        new (string Field, int Count)[]
        {
            (nameof(Analyst.Indicators), analyst.Indicators.Count),
            (nameof(Analyst.Scenarios), analyst.Scenarios.Count),
            (nameof(Analyst.Sources), analyst.Sources.Count),
            (nameof(Analyst.MutedIndicators), analyst.MutedIndicators.Count),
        }
        .Where(list => list.Count > MostWatched)
        .Select(list => new AnalystProblem(list.Field, FormattableString.Invariant($"{list.Field}: {list.Count} are too many; write at most {MostWatched}, or none for all.")));

    private static IEnumerable<AnalystProblem> Unknown(string field, string kind, IEnumerable<string> ids, IReadOnlyCollection<string> known, Pack pack) =>
        ids.Where(id => !known.Contains(id, StringComparer.Ordinal))
            .Select(id => new AnalystProblem(field, $"{field}: {Quote.Of(id)} is no {kind} of {pack.Id}. {Nearest.Suggest(id, known)}"));
}
