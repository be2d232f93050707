using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SignalWatch.History;
using SignalWatch.Jobs;
using SignalWatch.Packs;
using SignalWatch.Scoring;
using SignalWatch.Web.Api.Answers;

namespace SignalWatch.Web.Api.Endpoints;

/// <summary>The items themselves, and why they are evidence.</summary>
internal static class ItemEndpoints
{
    private const int MostContributions = 40;

    private static readonly QueryParameter Day = new("day", ParameterKind.Day, "The day of the items' times, UTC.") { IsRequired = true, Example = "2025-06-13" };
    private static readonly QueryParameter Indicator = new("indicator", ParameterKind.Text, "The indicator's id.") { IsRequired = true };

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.GetRows<ItemRow>("/items", ListAsync, new EndpointNote(
            "The items of a day", "All that was read, evidence or not, by source and id.", [Day, QueryParameter.Limit, QueryParameter.Cursor, QueryParameter.Fields, QueryParameter.Format]));
        routes.Get<ItemAnswer>("/items/{sourceId}/{itemId}", GetAsync, new EndpointNote("An item", "With its text, and with what it is evidence for and why.", []));
        routes.Get<ExplanationAnswer>("/items/{sourceId}/{itemId}/explanation", ExplainAsync, new EndpointNote(
            "Why an item is evidence", "What history keeps of it, and, where this server has the model, what each feature adds to its log-odds.", [Indicator]));
    }

    private static Task<IResult> ListAsync(HttpContext context, ItemHistory items, Rows rows)
    {
        var request = new ApiRequest(context);
        var day = request.Day(Day) ?? throw new InvalidOperationException("A required parameter was passed over.");
        return rows.AnswerAsync(request, new RowSource<ItemRow>(
            ApiJson.Default.ItemRow,
            (behind, limit) => items.OfDayAsync(day, behind, null, request.Ending).Take(limit ?? int.MaxValue).Select(RowOf),
            row => $"{row.SourceId}|{row.ItemId}"));
    }

    private static async Task<WholeAnswer> GetAsync(
        string sourceId, string itemId, HttpContext context, Pack pack, ItemHistory items, SignalHistory signals)
    {
        var item = await Known.ItemAsync(pack, items, sourceId, itemId, context.RequestAborted);
        var found = new List<SignalRow>();
        foreach (var indicator in pack.Indicators)
        {
            if (await signals.FindAsync(indicator.Id, item.Time, item.SourceId, item.ItemId, context.RequestAborted) is { } signal)
            {
                found.Add(SignalEndpoints.RowOf(signal));
            }
        }

        return ApiText.Answer(
            new ItemAnswer { Item = RowOf(item), TimeOrigin = item.TimeOrigin, Text = item.Text, TextOrigin = item.TextOrigin, Signals = found },
            ApiJson.Default.ItemAnswer);
    }

    private static async Task<WholeAnswer> ExplainAsync(
        string sourceId, string itemId, HttpContext context, Pack pack, ItemHistory items, SignalHistory signals)
    {
        var request = new ApiRequest(context);
        var indicator = Known.Indicator(pack, request.Text(Indicator) ?? "", Indicator.Name).Id;
        var item = await Known.ItemAsync(pack, items, sourceId, itemId, request.Ending);
        var signal = await signals.FindAsync(indicator, item.Time, item.SourceId, item.ItemId, request.Ending);

        // A host that reads no sources has no model, and history says why by itself.
        var classifier = context.RequestServices.GetService<IClassifier>();
        var explained = classifier?.Knows(item.Language) == true ? classifier.Explain(RecordItems.TextOf(item), indicator) : null;
        return ApiText.Answer(
            new ExplanationAnswer
            {
                SourceId = item.SourceId.Value,
                ItemId = item.ItemId.Value,
                IndicatorId = indicator.Value,
                Probability = signal?.Probability,
                ModelVersion = signal?.ModelVersion,
                Why = signal?.Why,
                Sentence = signal?.Sentence,
                LogOdds = explained?.LogOdds,
                Contributions = [.. (explained?.Contributions ?? []).Take(MostContributions).Select(one => new ContributionLine { Feature = one.Feature, Nats = one.Nats })],
                ExplainedBy = explained is null ? null : classifier?.ModelVersion,
            },
            ApiJson.Default.ExplanationAnswer);
    }

    private static ItemRow RowOf(StoredItem item) => new()
    {
        Time = item.Time,
        SourceId = item.SourceId.Value,
        ItemId = item.ItemId.Value,
        Title = item.Title,
        Outlet = item.Outlet,
        Publisher = item.Publisher,
        Language = item.Language,
        Url = ApiText.Followable(item.Url),
        Published = item.Published,
        FirstSeen = item.FirstSeen,
        IsBackfill = item.IsBackfill,
        IsScored = item.IsScored,
        ModelVersion = item.ModelVersion,
        NotScoredReason = item.NotScoredReason,
    };
}
