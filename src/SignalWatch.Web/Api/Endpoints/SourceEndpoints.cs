using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SignalWatch.Feeds;
using SignalWatch.History;
using SignalWatch.Packs;
using SignalWatch.Web.Api.Answers;

namespace SignalWatch.Web.Api.Endpoints;

/// <summary>The sources and how they fare.</summary>
internal static class SourceEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Get<IReadOnlyList<SourceCard>>("/sources", ListAsync, new EndpointNote(
            "The sources", "What is polled, how each fares, and what there is to do about it, in the pack's order. At most two seconds old.", [QueryParameter.Fields]));
        routes.Get<SourceCard>("/sources/{sourceId}", GetAsync, new EndpointNote("A source", "As in the list.", []));
    }

    /// <summary>A source's state as it is answered.</summary>
    public static string NameOf(SourceState state) => JsonNamingPolicy.CamelCase.ConvertName(state.ToString());

    private static Task<WholeAnswer> ListAsync(HttpContext context, Pack pack, SourceHistory sources, TimeProvider time, ShortCache cache)
    {
        var shape = RowShape<SourceCard>.Of(ApiJson.Default.SourceCard, new ApiRequest(context));
        return cache.GetAsync(
            $"sources {shape.Key}",
            async token =>
            {
                var states = await sources.AllAsync(token);
                return shape.ListOf(pack.Sources.Select(source => AnswerOf(source, states.GetValueOrDefault(source.Id), time)));
            },
            context.RequestAborted);
    }

    private static async Task<WholeAnswer> GetAsync(string sourceId, HttpContext context, Pack pack, SourceHistory sources, TimeProvider time)
    {
        var source = Known.Source(pack, sourceId);
        return ApiText.Answer(AnswerOf(source, await sources.FindAsync(source.Id, context.RequestAborted), time), ApiJson.Default.SourceCard);
    }

    private static SourceCard AnswerOf(Source source, IReadOnlyDictionary<string, object>? properties, TimeProvider time)
    {
        var state = properties is null ? new PollState() : PollState.FromProperties(properties);
        var health = SourceHealth.Of(source, state, time.GetUtcNow());
        return new SourceCard
        {
            Id = source.Id.Value,
            Title = source.Title,
            Url = source.Url.AbsoluteUri,
            Publisher = source.Publisher,
            Language = source.Language,
            IntervalSeconds = source.Interval.TotalSeconds,
            Trust = source.Trust,
            IsOfficial = source.IsOfficial,
            State = NameOf(health.State),
            Since = health.Since,
            Advice = health.Message,
            LastPolled = state.LastPolled,
            LastSucceeded = state.LastSucceeded,
            LastNewItem = state.LastNewItem,
            NextPoll = state.NextPoll,
            ConsecutiveFailures = state.ConsecutiveFailures,
            NewItems = state.ItemsSeen,
            Outcomes = state.Outcomes,
        };
    }
}
