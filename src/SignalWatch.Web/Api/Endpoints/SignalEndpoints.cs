using System.Runtime.CompilerServices;
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
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.GetRows<SignalRow>("/signals", ListAllAsync, new EndpointNote(
            "All indicators' signals", "Indicator by indicator in the pack's order, each newest first: for exports.", QueryParameter.OfRows));
        routes.GetRows<SignalRow>("/indicators/{indicatorId}/signals", ListAsync, new EndpointNote(
            "An indicator's signals", "Each item that is evidence for it, with why, newest first. As ndjson or csv the whole history is streamed.", QueryParameter.OfRows));
    }

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

    private static Task<IResult> ListAllAsync(HttpContext context, Pack pack, SignalHistory signals, Rows rows)
    {
        var request = new ApiRequest(context);
        var (from, to) = request.Period();
        return rows.AnswerAsync(request, new RowSource<SignalRow>(
            ApiJson.Default.SignalRow,
            (behind, limit) => AllAsync(pack, signals, from, to, behind, request.Ending).Take(limit ?? int.MaxValue).Select(RowOf),
            row => $"{row.IndicatorId} {SignalHistory.KeyOf(row.Time, new SourceId(row.SourceId), new ItemId(row.ItemId))}"));
    }

    // A position is the indicator and, within it, the signal's key.
    private static async IAsyncEnumerable<Signal> AllAsync(
        Pack pack, SignalHistory signals, DateTimeOffset from, DateTimeOffset to, string? behind, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var place = behind?.Split(' ', 2);
        var begun = pack.Indicators.SkipWhile(indicator => place is not null && indicator.Id.Value != place[0]);
        foreach (var indicator in begun.Select(indicator => indicator.Id))
        {
            var key = place is not null && indicator.Value == place[0] ? place[1] : null;
            await foreach (var signal in signals.NewestFirstAsync(indicator, from, to, key, null, cancellationToken))
            {
                yield return signal;
            }
        }
    }
}
