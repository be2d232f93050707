using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SignalWatch.Assessment;
using SignalWatch.Packs;
using SignalWatch.Stories;
using SignalWatch.Web.Api.Answers;

namespace SignalWatch.Web.Api.Endpoints;

/// <summary>The arithmetic behind a scenario's likelihood on a day.</summary>
internal static class WaterfallEndpoint
{
    private static readonly QueryParameter StoriesWanted = new("stories", ParameterKind.Integer, "The most stories of each step; 3 unless told.")
    {
        Minimum = 0,
        Maximum = 20,
        Example = "5",
    };

    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.Get<WaterfallAnswer>("/scenarios/{scenarioId}/waterfall", GetAsync, new EndpointNote(
            "Why a scenario is as likely as it is",
            "From the published word, indicator by indicator, to the likelihood of a day, with the stories that carry each step. Worked out with the pack as it is now.",
            [QueryParameter.At, StoriesWanted]));

    private static async Task<WholeAnswer> GetAsync(
        string scenarioId, HttpContext context, Pack pack, LikelihoodHistory likelihoods, SupportHistory supports, PackNotes notes, StoryHistory stories, TimeProvider time)
    {
        var request = new ApiRequest(context);
        var scenario = Known.Scenario(pack, scenarioId);
        var limit = request.Integer(StoriesWanted) ?? 3;
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var day = request.Day(QueryParameter.At)
            ?? await likelihoods.LastDayAsync(scenario.Id, today, request.Ending)
            ?? throw QueryProblemException.Unknown("at", "Nothing was assessed yet.");
        var support = await supports.OnAsync(pack.Indicators, day, request.Ending);
        var likelihood = Likelihoods.Of(pack, support, day, new LikelihoodOptions()).First(one => one.ScenarioId == scenario.Id);
        var steps = await StepsAsync(pack, likelihood, stories, limit, request.Ending);
        var changes = await notes.ReadAsync(pack.Id, request.Ending);
        return ApiText.Answer(AnswerOf(scenario, likelihood, steps, changes), ApiJson.Default.WaterfallAnswer);
    }

    private static WaterfallAnswer AnswerOf(
        Scenario scenario, ScenarioLikelihood likelihood, IReadOnlyList<WaterfallLine> steps, IReadOnlyList<PackNote> changes) => new()
        {
            ScenarioId = scenario.Id.Value,
            Day = likelihood.Day,
            PublishedWord = scenario.PublishedWord,
            PublishedProbability = likelihood.Prior,
            Steps = steps,
            RivalNats = likelihood.RivalNats,
            Probability = likelihood.Probability,
            Word = likelihood.Word,
            Confidence = new ConfidenceAnswer
            {
                Word = likelihood.Confidence.Word,
                Coverage = likelihood.Confidence.Coverage,
                Corroboration = likelihood.Confidence.Corroboration,
                Reliability = likelihood.Confidence.Reliability,
            },
            Notes = [.. changes.Where(note => note.Day <= likelihood.Day).Select(note => new NoteLine { Day = note.Day, Text = note.Text })],
        };

    private static async Task<IReadOnlyList<WaterfallLine>> StepsAsync(
        Pack pack, ScenarioLikelihood likelihood, StoryHistory stories, int limit, CancellationToken cancellationToken)
    {
        var steps = new List<WaterfallLine>();
        var logOdds = Math.Log(likelihood.Prior / (1 - likelihood.Prior));
        foreach (var contribution in likelihood.Contributions.Where(one => one.Nats != 0).OrderByDescending(one => Math.Abs(one.Nats)))
        {
            logOdds += contribution.Nats;
            var indicator = pack.Indicators.First(one => one.Id == contribution.Indicator);
            var heaviest = await WeighedStory.HeaviestAsync(stories, indicator, likelihood.Day, limit, cancellationToken);
            steps.Add(new WaterfallLine
            {
                IndicatorId = indicator.Id.Value,
                Title = indicator.Title,
                Bearing = contribution.Bearing.Symbol,
                Reason = contribution.Bearing.Reason,
                Stories = contribution.Support.Stories,
                Weight = contribution.Support.Weight,
                ExpectedWeight = contribution.Support.Expected,
                Nats = contribution.Nats,
                ProbabilityAfter = 1 / (1 + Math.Exp(-logOdds)),
                Heaviest = [.. heaviest.Select(one => new WeighedStoryLine { Weight = one.Weight, Story = StoryEndpoints.RowOf(one.Story) })],
            });
        }

        return steps;
    }
}
