using System.Text.Json;
using SignalWatch.Alerts.Analysts;
using SignalWatch.Assessment;
using SignalWatch.Packs;
using SignalWatch.Web.Api.Answers;

namespace SignalWatch.Web.Api;

/// <summary>Analysts as the API answers and reads them.</summary>
internal static class AnalystForm
{
    /// <summary>An analyst as it is answered.</summary>
    public static AnalystAnswer Of(Analyst analyst) => new()
    {
        Id = analyst.Id.Value,
        Address = analyst.Address,
        TimeZone = analyst.TimeZone,
        Since = analyst.Since,
        IndicatorIds = [.. analyst.Indicators.Select(id => id.Value)],
        ScenarioIds = [.. analyst.Scenarios.Select(id => id.Value)],
        SourceIds = [.. analyst.Sources.Select(id => id.Value)],
        MinimumLevel = NameOf(analyst.MinimumLevel),
        MinimumProbability = analyst.MinimumProbability,
        MinimumPublishers = analyst.MinimumPublishers,
        TellsFalls = analyst.TellsFalls,
        IsImmediate = analyst.IsImmediate,
        Digest = NameOf(analyst.Digest),
        DigestHour = analyst.DigestHour,
        DigestDay = NameOf(analyst.DigestDay),
        WantsEmptyDigest = analyst.WantsEmptyDigest,
        QuietFrom = analyst.QuietHours?.From,
        QuietTo = analyst.QuietHours?.To,
        DailyCap = analyst.DailyCap,
        MutedUntil = analyst.MutedUntil,
        MutedIndicators = [.. analyst.MutedIndicators.Select(one => new MutedIndicator { IndicatorId = one.Key.Value, Until = one.Value })],
        PausedBecause = analyst.PausedBecause,
    };

    /// <summary>The analyst of a body; what is left out is as it is for a new one.</summary>
    /// <exception cref="QueryProblemException">A word is none of those that there are.</exception>
    public static Analyst Read(AnalystInput input, AnalystId id, DateTimeOffset since)
    {
        var fresh = new Analyst { Id = id, Address = input.Address, TimeZone = input.TimeZone, Since = since.ToUniversalTime() };
        return fresh with
        {
            Indicators = [.. Ids("indicatorIds", input.IndicatorIds).Select(one => new IndicatorId(one))],
            Scenarios = [.. Ids("scenarioIds", input.ScenarioIds).Select(one => new ScenarioId(one))],
            Sources = [.. Ids("sourceIds", input.SourceIds).Select(one => new SourceId(one))],
            MinimumLevel = Word("minimumLevel", input.MinimumLevel, fresh.MinimumLevel),
            MinimumProbability = input.MinimumProbability,
            MinimumPublishers = input.MinimumPublishers ?? fresh.MinimumPublishers,
            TellsFalls = input.TellsFalls ?? fresh.TellsFalls,
            IsImmediate = input.IsImmediate ?? fresh.IsImmediate,
            Digest = Word("digest", input.Digest, fresh.Digest),
            DigestHour = input.DigestHour ?? fresh.DigestHour,
            DigestDay = Word("digestDay", input.DigestDay, fresh.DigestDay),
            WantsEmptyDigest = input.WantsEmptyDigest ?? fresh.WantsEmptyDigest,
            QuietHours = QuietHoursOf(input),
            DailyCap = input.DailyCap ?? fresh.DailyCap,
            MutedUntil = input.MutedUntil?.ToUniversalTime(),
            PausedBecause = input.PausedBecause,
        };
    }

    /// <summary>The field that holds a property of <see cref="Analyst"/>.</summary>
    public static string FieldOf(string property) => property switch
    {
        nameof(Analyst.Indicators) => "indicatorIds",
        nameof(Analyst.Scenarios) => "scenarioIds",
        nameof(Analyst.Sources) => "sourceIds",
        nameof(Analyst.QuietHours) => "quietFrom",
        _ => JsonNamingPolicy.CamelCase.ConvertName(property),
    };

    // What a list holds is not checked where it is read.
    private static IEnumerable<string> Ids(string field, IReadOnlyList<string?>? ids) =>
        (ids ?? []).Select(id => id ?? throw QueryProblemException.Bad(field, "It has a null in it; write ids only."));

    private static QuietHours? QuietHoursOf(AnalystInput input) => (input.QuietFrom, input.QuietTo) switch
    {
        (null, null) => null,
        ({ } from, { } to) => new QuietHours(from, to),
        (null, _) => throw QueryProblemException.Bad("quietFrom", "Quiet hours have a beginning and an end; write both, or neither."),
        _ => throw QueryProblemException.Bad("quietTo", "Quiet hours have a beginning and an end; write both, or neither."),
    };

    private static string NameOf<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static T Word<T>(string field, string? word, T left)
        where T : struct, Enum
    {
        if (word is null)
        {
            return left;
        }

        foreach (var value in Enum.GetValues<T>())
        {
            if (NameOf(value) == word)
            {
                return value;
            }
        }

        // Quiet is no level whose reaching is announced.
        string[] known = [.. Enum.GetValues<T>().Where(value => value is not Level.Quiet).Select(NameOf)];
        throw QueryProblemException.Bad(field, $"{QueryProblemException.Quote(word)} is none of its words. {ApiRequest.Suggestion(word, known)}", known);
    }
}
