using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SignalWatch.Assessment;
using SignalWatch.Packs;
using SignalWatch.Web.Api.Answers;

namespace SignalWatch.Web.Api.Endpoints;

/// <summary>The analysis itself: what is watched, and how it bears on what.</summary>
internal static class PackEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Get<IReadOnlyList<PackCard>>("/packs", List, new EndpointNote("The analyses that are watched", "One installation watches one analysis.", []));
        routes.Get<PackAnswer>("/packs/{packId}", GetAsync, new EndpointNote(
            "An analysis", "Its scale, scenarios, indicators with their bearings, sources, and what was changed in it.", []));
    }

    private static WholeAnswer List(Pack pack) => ApiText.Answer(
        [
            new PackCard
            {
                Id = pack.Id,
                Title = pack.Title,
                Scenarios = pack.Scenarios.Count,
                Indicators = pack.Indicators.Count,
                Sources = pack.Sources.Count,
            },
        ],
        ApiJson.Default.PackCards);

    private static async Task<WholeAnswer> GetAsync(string packId, HttpContext context, Pack pack, PackNotes notes)
    {
        if (packId != pack.Id)
        {
            throw QueryProblemException.Unknown("packId", $"There is no analysis {QueryProblemException.Quote(packId)}. {ApiRequest.Suggestion(packId, [pack.Id])}", pack.Id);
        }

        return ApiText.Answer(AnswerOf(pack, await notes.ReadAsync(pack.Id, context.RequestAborted)), ApiJson.Default.PackAnswer);
    }

    private static PackAnswer AnswerOf(Pack pack, IReadOnlyList<PackNote> notes) => new()
    {
        Id = pack.Id,
        Title = pack.Title,
        ScaleName = pack.Scale.Name,
        Scale = [.. pack.Scale.Words.Select(word => new ScaleWord
        {
            Word = word.Word,
            LowestProbability = word.Lowest,
            HighestProbability = word.Highest,
            PointProbability = word.Point,
        })],
        Scenarios = [.. pack.Scenarios.Select(scenario => new ScenarioOutline
        {
            Id = scenario.Id.Value,
            Title = scenario.Title,
            Statement = scenario.Statement,
            Group = scenario.Group,
            PublishedWord = scenario.PublishedWord,
            PublishedProbability = pack.Scale.Find(scenario.PublishedWord)?.Point ?? 0,
        })],
        Indicators = [.. pack.Indicators.Select(OutlineOf)],
        Sources = [.. pack.Sources.Select(OutlineOf)],
        Notes = [.. notes.Select(note => new NoteLine { Day = note.Day, Text = note.Text })],
    };

    private static IndicatorOutline OutlineOf(Indicator indicator) => new()
    {
        Id = indicator.Id.Value,
        Title = indicator.Title,
        Question = indicator.Question,
        HalfLifeDays = indicator.HalfLife.TotalDays,
        ExpectedStoriesIn30Days = indicator.ExpectedStories,
        DiagnosticityNats = Diagnosticity.Of(indicator),
        Bearings = [.. indicator.Bearings.Select(bearing => new BearingLine
        {
            ScenarioId = bearing.Key.Value,
            Symbol = bearing.Value.Symbol,
            Steps = bearing.Value.Steps,
            Reason = bearing.Value.Reason,
        })],
    };

    private static SourceOutline OutlineOf(Source source) => new()
    {
        Id = source.Id.Value,
        Title = source.Title,
        Url = source.Url.AbsoluteUri,
        Publisher = source.Publisher,
        Language = source.Language,
        IntervalSeconds = source.Interval.TotalSeconds,
        Trust = source.Trust,
        IsOfficial = source.IsOfficial,
    };
}
