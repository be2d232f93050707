using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SignalWatch.Packs;
using SignalWatch.Web.Api.Answers;

namespace SignalWatch.Web.Api.Endpoints;

/// <summary>Search in the headlines of a period.</summary>
internal static class SearchEndpoint
{
    private const int LongestText = 200;
    private const int DefaultDays = 90;

    private static readonly QueryParameter Words = new("q", ParameterKind.Text, "Words, of which a headline must hold all, in any order, as parts of words, whatever their case; 2 to 200 characters.")
    {
        IsRequired = true,
        Example = "gas pipeline",
    };

    private static readonly QueryParameter Indicator = new("indicator", ParameterKind.Text, "Ids of the indicators whose items are searched, separated by commas. Left out: all.");

    private static readonly QueryParameter From = QueryParameter.From with { Description = QueryParameter.From.Description.Replace("from the beginning", "90 days before the end", StringComparison.Ordinal) };

    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.Get<Page<SearchRow>>("/search", SearchAsync, new EndpointNote(
            "Search in headlines",
            "The items that are evidence and whose headline holds the words, newest first. A page may hold fewer than asked for, even none, and still have a cursor: it has then read all that one request may.",
            [Words, Indicator, From, QueryParameter.To, QueryParameter.Limit, QueryParameter.Cursor, QueryParameter.Fields]));

    private static async Task<IResult> SearchAsync(HttpContext context, Pack pack, TitleSearch search, CursorSigner signer, Rows rows, TimeProvider time)
    {
        var request = new ApiRequest(context);
        MediaTypes.Require(context.Request, MediaTypes.Json);
        var words = WordsOf(request);
        var indicators = IndicatorsOf(request, pack);
        var limit = request.Limit(RowFormat.Json) ?? 1;
        var (from, to) = request.Period();
        if (request.Text(From) is null)
        {
            var end = request.Text(QueryParameter.To) is null ? time.GetUtcNow() : to;
            from = end.AddDays(-DefaultDays) is var begin && begin < to ? begin : to.AddDays(-DefaultDays);
        }

        var shape = RowShape<SearchRow>.Of(ApiJson.Default.SearchRow, request);
        var (found, position) = await search.FindAsync(words, indicators, from, to, await signer.ReadAsync(request), limit, request.Ending);
        return await rows.PageAsync(request, shape, found, position);
    }

    private static string[] WordsOf(ApiRequest request)
    {
        var text = request.Text(Words) ?? "";
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return text.Length is >= 2 and <= LongestText && words.Length > 0
            ? words
            : throw QueryProblemException.Bad(Words.Name, FormattableString.Invariant($"Write 2 to {LongestText} characters with at least one word; this has {text.Length}."));
    }

    private static IReadOnlyList<IndicatorId> IndicatorsOf(ApiRequest request, Pack pack)
    {
        if (request.Text(Indicator) is not { } text)
        {
            return [.. pack.Indicators.Select(indicator => indicator.Id)];
        }

        var ids = text.Split(',', StringSplitOptions.TrimEntries);
        return ids.Length <= pack.Indicators.Count
            ? [.. ids.Select(id => Known.Indicator(pack, id, Indicator.Name).Id).Distinct()]
            : throw QueryProblemException.Bad(
                Indicator.Name,
                FormattableString.Invariant($"It names {ids.Length:#,0} indicators, and there are {pack.Indicators.Count}."),
                [.. pack.Indicators.Select(indicator => indicator.Id.Value)]);
    }
}
