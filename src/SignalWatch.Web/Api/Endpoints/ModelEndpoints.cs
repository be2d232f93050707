using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Packs;
using SignalWatch.Scoring;
using SignalWatch.Web.Api.Answers;

namespace SignalWatch.Web.Api.Endpoints;

/// <summary>The classifier's trainings and how they were judged.</summary>
internal static class ModelEndpoints
{
    private const int MostListed = 1000;

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.GetRows<ModelRow>("/models", ListAsync, new EndpointNote(
            "The classifier's trainings", "Each with what came of it, newest first.", [QueryParameter.Limit, QueryParameter.Cursor, QueryParameter.Fields, QueryParameter.Format]));
        routes.Get<ModelAnswer>("/models/{version}", GetAsync, new EndpointNote(
            "A training with its evaluation", "The newest training of that version: how candidate and model in use compared on the frozen set and on the newest verdicts.", []));
    }

    private static async Task<IResult> ListAsync(HttpContext context, Pack pack, ModelHistory models, Rows rows)
    {
        var request = new ApiRequest(context);
        var trainings = await models.NewestFirstAsync(pack.Id, request.Ending).Take(MostListed).Select(RowOf).ToListAsync(request.Ending);
        return await rows.AnswerAsync(request, new RowSource<ModelRow>(
            ApiJson.Default.ModelRow,
            (behind, limit) => trainings.Where(row => behind is null || string.CompareOrdinal(PositionOf(row), behind) > 0).Take(limit ?? int.MaxValue).ToAsyncEnumerable(),
            PositionOf));
    }

    private static string PositionOf(ModelRow row) => $"{ReversedTicks.Of(row.Trained)}|{row.Version}";

    private static async Task<WholeAnswer> GetAsync(string version, HttpContext context, Pack pack, ModelHistory models)
    {
        if (await models.FindAsync(pack.Id, version, context.RequestAborted) is { } found)
        {
            return ApiText.Answer(
                new ModelAnswer { Training = RowOf(found), Evaluation = found.Comparison is { } comparison ? EvaluationOf(comparison) : null },
                ApiJson.Default.ModelAnswer);
        }

        var known = await models.NewestFirstAsync(pack.Id, context.RequestAborted).Take(MostListed).Select(model => model.Version).Distinct().Take(20).ToListAsync(context.RequestAborted);
        throw QueryProblemException.Unknown("version", $"There was no training of {QueryProblemException.Quote(version)}. {ApiRequest.Suggestion(version, known)}", known);
    }

    private static ModelRow RowOf(ModelRecord model) => new()
    {
        Version = model.Version,
        Trained = model.Trained,
        Examples = model.Examples,
        Verdicts = model.Verdicts,
        VerdictsUntil = model.VerdictsUntil,
        IsPromoted = model.IsPromoted,
        Reason = model.Reason,
        Before = model.Before,
        F1 = model.Comparison?.CandidateF1,
        F1Before = model.Comparison?.CurrentF1,
    };

    private static EvaluationAnswer EvaluationOf(ModelComparison comparison) => new()
    {
        FrozenTexts = comparison.FrozenTexts,
        F1 = comparison.CandidateF1,
        F1Before = comparison.CurrentF1,
        Verdicts = comparison.Verdicts,
        Agrees = comparison.CandidateAgrees,
        AgreesBefore = comparison.CurrentAgrees,
        Objection = comparison.Objection,
        Indicators = [.. comparison.Indicators.Select(one => new IndicatorEvaluation { IndicatorId = one.Indicator.Value, F1 = one.Candidate, F1Before = one.Current })],
    };
}
