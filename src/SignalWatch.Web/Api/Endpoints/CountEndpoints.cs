using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SignalWatch.Alerts.Analysts;
using SignalWatch.Assessment;
using SignalWatch.History;
using SignalWatch.Packs;
using SignalWatch.Web.Api.Answers;

namespace SignalWatch.Web.Api.Endpoints;

/// <summary>What an indicator's evidence adds up to by day, week or month, in a time zone.</summary>
internal static class CountEndpoints
{
    private const int LongestZone = 64;

    private static readonly QueryParameter PeriodWanted = new("period", ParameterKind.Text, "The length over which to add up; weeks begin on Monday (ISO 8601). Left out: day.")
    {
        Values = ["day", "week", "month"],
    };

    private static readonly QueryParameter Zone = new("zone", ParameterKind.Text, "The IANA time zone whose days are meant. Left out: UTC, for which daily sums are kept; in another zone the period's signals and stories are read.")
    {
        Example = "Asia/Tbilisi",
    };

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.GetRows<CountRow>("/indicators/{indicatorId}/counts", ListAsync, new EndpointNote(
            "An indicator's daily counts",
            "Items, stories and publishers by day, week or month, oldest first, empty periods included. from and to are days in the time zone; a week or month that they cut counts only what lies within.",
            [PeriodWanted, Zone, .. QueryParameter.OfDays]));

    private static async Task<IResult> ListAsync(
        string indicatorId, HttpContext context, Pack pack, DailyCounts counts, ZonedCounts zoned, TimeProvider time, Rows rows)
    {
        var request = new ApiRequest(context);
        var indicator = Known.Indicator(pack, indicatorId).Id;
        var period = request.Text(PeriodWanted) switch { "week" => Period.Week, "month" => Period.Month, _ => Period.Day };
        var zone = ZoneOf(request);
        var (from, to) = request.Days();
        var (first, last) = await EndsAsync(counts, indicator, from, to, zone, time, request.Ending);
        var days = zone.Equals(TimeZoneInfo.Utc)
            ? await StoredAsync(counts, indicator, first, last, period, request.Ending)
            : await zoned.ReadAsync(indicator, first, last, period, zone, request.Ending);
        return await rows.AnswerAsync(request, new RowSource<CountRow>(
            ApiJson.Default.CountRow,
            (behind, limit) => days.Where(row => behind is null || row.Start >= DayPosition.Behind(behind, from)).Take(limit ?? int.MaxValue).ToAsyncEnumerable(),
            row => DayPosition.Of(row.Start)));
    }

    private static TimeZoneInfo ZoneOf(ApiRequest request) => request.Text(Zone) is not { } name || name == "UTC" ? TimeZoneInfo.Utc
        : TimeZones.Find(name) ?? throw QueryProblemException.Bad(Zone.Name, $"There is no time zone {QueryProblemException.Quote(name)}. {TimeZones.Suggest(name.Length <= LongestZone ? name : "")}");

    // Where no end is given, the history's own: its first day with evidence, and today, which further east has come already. In another
    // zone than UTC that evidence may be of the local day before.
    private static async Task<(DateOnly First, DateOnly Last)> EndsAsync(
        DailyCounts counts, IndicatorId indicator, DateOnly from, DateOnly to, TimeZoneInfo zone, TimeProvider time, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime);
        var oldest = await counts.ReadAsync(indicator, from, to, cancellationToken).FirstOrDefaultAsync(cancellationToken);
        var isOpen = from == ApiRequest.FirstDay;
        var first = isOpen ? oldest?.Day.AddDays(zone.Equals(TimeZoneInfo.Utc) ? 0 : -1) ?? today.AddDays(1) : from;
        return (first, to == ApiRequest.LastDay ? Later(today, oldest?.Day ?? today) : to.AddDays(-1));
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static async Task<IReadOnlyList<CountRow>> StoredAsync(
        DailyCounts counts, IndicatorId indicator, DateOnly first, DateOnly last, Period period, CancellationToken cancellationToken)
    {
        var sums = new CountSums(first, last, period);
        await foreach (var count in counts.ReadAsync(indicator, first, last, cancellationToken))
        {
            sums.Add(count);
        }

        return sums.ToRows();
    }
}
