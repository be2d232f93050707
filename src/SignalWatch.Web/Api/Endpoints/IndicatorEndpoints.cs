using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SignalWatch.Assessment;
using SignalWatch.History;
using SignalWatch.Packs;
using SignalWatch.Web.Api.Answers;

namespace SignalWatch.Web.Api.Endpoints;

/// <summary>How each indicator stands, and its levels day by day.</summary>
internal static class IndicatorEndpoints
{
    private const int TrendDays = 60;
    private const int WeekDays = 7;

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Get<IReadOnlyList<IndicatorCard>>("/indicators", ListAsync, new EndpointNote(
            "The indicators now", "Level, stories and the last 60 days of each, in the pack's order. At most two seconds old.", [QueryParameter.At, QueryParameter.Fields]));
        routes.Get<IndicatorCard>("/indicators/{indicatorId}", GetAsync, new EndpointNote("An indicator now", "As in the list.", [QueryParameter.At]));
        routes.GetRows<LevelRow>("/indicators/{indicatorId}/levels", LevelsAsync, new EndpointNote(
            "An indicator's level, day by day", "With the counts and the baseline behind it, oldest first.", QueryParameter.OfDays));
    }

    private static Task<WholeAnswer> ListAsync(
        HttpContext context, Pack pack, LevelHistory levels, DailyCounts counts, TimeProvider time, ShortCache cache)
    {
        var request = new ApiRequest(context);
        var at = request.Day(QueryParameter.At);
        var shape = RowShape<IndicatorCard>.Of(ApiJson.Default.IndicatorCard, request);
        return cache.GetAsync(
            string.Create(CultureInfo.InvariantCulture, $"indicators {at:yyyyMMdd} {shape.Key}"),
            async token =>
            {
                var cards = new List<IndicatorCard>();
                foreach (var indicator in pack.Indicators)
                {
                    cards.Add(await CardAsync(indicator, levels, counts, at ?? Today(time), token));
                }

                return shape.ListOf(cards);
            },
            context.RequestAborted);
    }

    private static async Task<WholeAnswer> GetAsync(
        string indicatorId, HttpContext context, Pack pack, LevelHistory levels, DailyCounts counts, TimeProvider time)
    {
        var at = new ApiRequest(context).Day(QueryParameter.At);
        var card = await CardAsync(Known.Indicator(pack, indicatorId), levels, counts, at ?? Today(time), context.RequestAborted);
        return ApiText.Answer(card, ApiJson.Default.IndicatorCard);
    }

    private static Task<IResult> LevelsAsync(string indicatorId, HttpContext context, Pack pack, LevelHistory levels, Rows rows)
    {
        var request = new ApiRequest(context);
        var indicator = Known.Indicator(pack, indicatorId).Id;
        var (from, to) = request.Days();
        return rows.AnswerAsync(request, new RowSource<LevelRow>(
            ApiJson.Default.LevelRow,
            (behind, limit) => levels.ReadAsync(indicator, DayPosition.Behind(behind, from), to.AddDays(-1), request.Ending).Take(limit ?? int.MaxValue).Select(RowOf),
            row => DayPosition.Of(row.Day)));
    }

    private static LevelRow RowOf(DayLevel level) => new()
    {
        Day = level.Evidence.Day,
        Level = NameOf(level.Level),
        Stories = level.Evidence.Stories,
        ProbableStories = level.Evidence.Probability,
        ExpectedStories = level.Expected,
        PValue = level.PValue,
        CusumNats = level.Cusum,
        Publishers = level.Evidence.Publishers,
        Coverage = level.Evidence.Coverage,
        CalmDays = level.CalmDays,
        IsConfident = level.IsConfident,
    };

    private static string NameOf(Level level) => level.ToString().ToLowerInvariant();

    private static DateOnly Today(TimeProvider time) => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private static async Task<IndicatorCard> CardAsync(
        Indicator indicator, LevelHistory levels, DailyCounts counts, DateOnly notAfter, CancellationToken cancellationToken)
    {
        var level = await levels.LastBeforeAsync(indicator.Id, notAfter.AddDays(1), cancellationToken);
        var day = level?.Evidence.Day ?? notAfter;
        var first = day.AddDays(1 - TrendDays);
        var trend = new int[TrendDays];
        await foreach (var count in counts.ReadAsync(indicator.Id, first, day, cancellationToken))
        {
            trend[count.Day.DayNumber - first.DayNumber] = count.Stories;
        }

        return new IndicatorCard
        {
            Id = indicator.Id.Value,
            Title = indicator.Title,
            Question = indicator.Question,
            Day = level?.Evidence.Day,
            Level = level is null ? null : NameOf(level.Level),
            IsConfident = level?.IsConfident,
            Stories = trend[^1],
            ExpectedStories = level?.Expected,
            StoriesOf7Days = trend[^WeekDays..].Sum(),
            StoriesOf7DaysBefore = trend[^(2 * WeekDays)..^WeekDays].Sum(),
            Trend = [.. trend.Select((stories, number) => new CountPoint { Day = first.AddDays(number), Stories = stories })],
        };
    }
}
