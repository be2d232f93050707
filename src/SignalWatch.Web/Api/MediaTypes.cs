using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace SignalWatch.Web.Api;

/// <summary>Which form of an answer a client wants: its <c>format</c> parameter, else its Accept header (RFC 9110, section 12.5.1).</summary>
internal static class MediaTypes
{
    /// <summary>JSON.</summary>
    public const string Json = "application/json";

    /// <summary>JSON, a line for each object.</summary>
    public const string Ndjson = "application/x-ndjson";

    /// <summary>Comma-separated values.</summary>
    public const string Csv = "text/csv";

    private const int MostRanges = 20;

    private static readonly (string Type, RowFormat Format)[] OfRows =
    [
        (Json, RowFormat.Json), (Ndjson, RowFormat.Ndjson), ("application/jsonl", RowFormat.Ndjson), (Csv, RowFormat.Csv),
    ];

    /// <summary>The form of rows that is wanted.</summary>
    /// <exception cref="QueryProblemException">None that is wanted can be given.</exception>
    public static RowFormat RowFormatOf(ApiRequest request) => request.Text(QueryParameter.Format) switch
    {
        "json" => RowFormat.Json,
        "ndjson" => RowFormat.Ndjson,
        "csv" => RowFormat.Csv,
        _ => Accepted(request.Context.Request, OfRows),
    };

    /// <summary>Refuses a request that does not take this type.</summary>
    /// <exception cref="QueryProblemException">It does not.</exception>
    public static void Require(HttpRequest request, string type) => Accepted(request, [(type, RowFormat.Json)]);

    private static RowFormat Accepted(HttpRequest request, (string Type, RowFormat Format)[] offered)
    {
        if (request.Headers.Accept.Count == 0 || !MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var ranges) || ranges.Count == 0)
        {
            return offered[0].Format;
        }

        var wanted = ranges.Take(MostRanges).Where(range => range.Quality is not 0).OrderByDescending(range => range.Quality ?? 1).ToList();
        foreach (var range in wanted)
        {
            foreach (var (type, format) in offered)
            {
                if (new MediaTypeHeaderValue(type).IsSubsetOf(range))
                {
                    return format;
                }
            }
        }

        throw new QueryProblemException(
            HttpStatusCode.NotAcceptable, "Accept", "None of the types that it names can be given here.", [.. offered.Select(one => one.Type)]);
    }
}
