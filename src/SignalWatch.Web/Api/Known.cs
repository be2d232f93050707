using SignalWatch.Feeds;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Packs;

namespace SignalWatch.Web.Api;

/// <summary>Finds what an id in an address names, or says which id may have been meant.</summary>
internal static class Known
{
    private const int MostSuggested = 5;

    /// <summary>The pack's indicator.</summary>
    /// <exception cref="QueryProblemException">It has none of that id.</exception>
    public static Indicator Indicator(Pack pack, string id, string parameter = "indicatorId") =>
        pack.Indicators.FirstOrDefault(indicator => indicator.Id.Value == id)
        ?? throw Missing(parameter, "indicator", id, [.. pack.Indicators.Select(indicator => indicator.Id.Value)]);

    /// <summary>The pack's scenario.</summary>
    /// <exception cref="QueryProblemException">It has none of that id.</exception>
    public static Scenario Scenario(Pack pack, string id) =>
        pack.Scenarios.FirstOrDefault(scenario => scenario.Id.Value == id)
        ?? throw Missing("scenarioId", "scenario", id, [.. pack.Scenarios.Select(scenario => scenario.Id.Value)]);

    /// <summary>The pack's source.</summary>
    /// <exception cref="QueryProblemException">It has none of that id.</exception>
    public static Source Source(Pack pack, string id) =>
        pack.Sources.FirstOrDefault(source => source.Id.Value == id)
        ?? throw Missing("sourceId", "source", id, [.. pack.Sources.Select(source => source.Id.Value)]);

    /// <summary>The item of that source, which may be one that the pack has no more.</summary>
    /// <exception cref="QueryProblemException">There is none; items whose ids begin so are named.</exception>
    public static async Task<StoredItem> ItemAsync(Pack pack, ItemHistory items, string source, string item, CancellationToken cancellationToken)
    {
        if (!IsKey(source))
        {
            throw QueryProblemException.Unknown("sourceId", $"{QueryProblemException.Quote(source)} is no source.");
        }

        if (!IsKey(item))
        {
            throw QueryProblemException.Unknown("itemId", $"{QueryProblemException.Quote(item)} is no item.");
        }

        if (await items.FindAsync(new SourceId(source), new ItemId(item), cancellationToken) is { } found)
        {
            return found;
        }

        var near = await items.BeginningWithAsync(new SourceId(source), item, MostSuggested, cancellationToken);
        if (near.Count == 0)
        {
            _ = Source(pack, source);
        }

        throw QueryProblemException.Unknown(
            "itemId",
            $"The source {QueryProblemException.Quote(source)} has no item {QueryProblemException.Quote(item)}; {(near.Count == 0 ? "an indicator's signals name the items that are evidence." : "some ids begin so: give the whole id.")}",
            [.. near.Select(one => one.ItemId.Value)]);
    }

    /// <summary>Whether the text can be a table key, so that a store may be asked for it.</summary>
    public static bool IsKey(string text)
    {
        try
        {
            RowKeys.Validate(text);
            return text.Length <= RowKeys.MaximumLength / 2;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static QueryProblemException Missing(string parameter, string what, string id, IReadOnlyList<string> known) =>
        QueryProblemException.Unknown(parameter, $"There is no {what} {QueryProblemException.Quote(id)}. {ApiRequest.Suggestion(id, known)}", known);
}
