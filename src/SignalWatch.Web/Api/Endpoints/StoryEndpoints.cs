using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SignalWatch.Assessment;
using SignalWatch.History;
using SignalWatch.Packs;
using SignalWatch.Stories;
using SignalWatch.Web.Api.Answers;

namespace SignalWatch.Web.Api.Endpoints;

/// <summary>The stories: items about one event, however many outlets carried it.</summary>
internal static class StoryEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.GetRows<StoryRow>("/indicators/{indicatorId}/stories", ListAsync, new EndpointNote(
            "An indicator's stories", "What each story says about the indicator, newest first.", QueryParameter.OfRows));
        routes.Get<StoryAnswer>("/stories/{storyId}", GetAsync, new EndpointNote(
            "A story", "What it says about each indicator, and its items. An earlier item that comes late gives a story another id.", []));
    }

    /// <summary>A story as it is answered.</summary>
    public static StoryRow RowOf(StoryEvidence story) => new()
    {
        Id = story.StoryId.Value,
        IndicatorId = story.IndicatorId.Value,
        Time = story.Time,
        Probability = story.Probability,
        Weight = EvidenceWeight.Of(story),
        Items = story.Items,
        Publishers = story.Publishers,
        Trust = story.Trust,
        IsOfficial = story.IsOfficial,
        IsBackfill = story.IsBackfill,
        Title = story.Title,
        Outlet = story.Outlet,
        Url = ApiText.Followable(story.Url),
        Why = story.Why,
        Sentence = story.Sentence,
    };

    private static Task<IResult> ListAsync(string indicatorId, HttpContext context, Pack pack, StoryHistory stories, Rows rows)
    {
        var request = new ApiRequest(context);
        var indicator = Known.Indicator(pack, indicatorId).Id;
        var (from, to) = request.Period();
        return rows.AnswerAsync(request, new RowSource<StoryRow>(
            ApiJson.Default.StoryRow,
            (behind, limit) => stories.NewestFirstAsync(indicator, from, to, behind, limit, request.Ending).Select(RowOf),
            row => StoryHistory.KeyOf(row.Time, new StoryId(row.Id))));
    }

    private static async Task<WholeAnswer> GetAsync(string storyId, HttpContext context, Pack pack, StoryHistory stories, ItemHistory items)
    {
        // A story is named for its first item, whose time is where the story stands.
        var first = storyId.IndexOf('.', StringComparison.Ordinal) is var dot and > 0 && dot < storyId.Length - 1
            ? await Known.ItemAsync(pack, items, storyId[..dot], storyId[(dot + 1)..], context.RequestAborted)
            : throw Missing(storyId);
        var found = new List<StoredStory>();
        foreach (var indicator in pack.Indicators)
        {
            if (await stories.FindAsync(indicator.Id, first.Time, new StoryId(storyId), context.RequestAborted) is { } story)
            {
                found.Add(story);
            }
        }

        return found.Count == 0 ? throw Missing(storyId) : ApiText.Answer(
            new StoryAnswer
            {
                Id = storyId,
                Time = first.Time,
                Evidence = [.. found.Select(story => RowOf(story.Evidence))],
                Items = [.. found.SelectMany(story => story.Items).Distinct(StringComparer.Ordinal).Select(key => key.Split('|', 2))
                    .Where(key => key.Length == 2).Select(key => new ItemReference { SourceId = key[0], ItemId = key[1] })],
            },
            ApiJson.Default.StoryAnswer);
    }

    private static QueryProblemException Missing(string storyId) => QueryProblemException.Unknown(
        "storyId", $"There is no story {QueryProblemException.Quote(storyId)}; an indicator's stories name theirs. A story that got an earlier item has another id now.");
}
