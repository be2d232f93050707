using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SignalWatch.Feeds;
using SignalWatch.History;
using SignalWatch.Packs;
using SignalWatch.Web.Api.Answers;

namespace SignalWatch.Web.Api.Endpoints;

/// <summary>The signals of an indicator: the evidence itself.</summary>
internal static class SignalEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.GetRows<SignalRow>("/indicators/{indicatorId}/signals", ListAsync, new EndpointNote(
            "An indicator's signals", "Each item that is evidence for it, with why, newest first. As ndjson or csv the whole history is streamed.", QueryParameter.OfRows));

    /// <summary>A signal as it is answered.</summary>
    public static SignalRow RowOf(Signal signal) => new()
    {
        Time = signal.Time,
        IndicatorId = signal.IndicatorId.Value,
        SourceId = signal.SourceId.Value,
        ItemId = signal.ItemId.Value,
        Probability = signal.Probability,
        Title = signal.Title,
        Outlet = signal.Outlet,
        Publisher = signal.Publisher,
        Url = ApiText.Followable(signal.Url),
        Why = signal.Why,
        Sentence = signal.Sentence,
        ModelVersion = signal.ModelVersion,
        IsBackfill = signal.IsBackfill,
    };

    private static Task<IResult> ListAsync(string indicatorId, HttpContext context, Pack pack, SignalHistory signals, Rows rows)
    {
        var request = new ApiRequest(context);
        var indicator = Known.Indicator(pack, indicatorId).Id;
        var (from, to) = request.Period();
        return rows.AnswerAsync(request, new RowSource<SignalRow>(
            ApiJson.Default.SignalRow,
            (behind, limit) => signals.NewestFirstAsync(indicator, from, to, behind, limit, request.Ending).Select(RowOf),
            row => SignalHistory.KeyOf(row.Time, new SourceId(row.SourceId), new ItemId(row.ItemId))));
    }
}
