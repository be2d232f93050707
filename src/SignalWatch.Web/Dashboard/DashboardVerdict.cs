using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using SignalWatch.Feeds;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Jobs;
using SignalWatch.Packs;
using SignalWatch.Web.Access;

namespace SignalWatch.Web.Dashboard;

/// <summary>Takes an analyst's word on a signal from an indicator's page.</summary>
internal static class DashboardVerdict
{
    private const string ScriptHeader = "X-Dashboard-Script";

    /// <summary>Stores the verdict, and goes back to the page that it was given on; the page's script is answered by 204 instead.</summary>
    /// <param name="id">The indicator.</param>
    /// <param name="source">The item's source.</param>
    /// <param name="item">The item.</param>
    /// <param name="judgement"><c>correct</c> or <c>wrong</c>.</param>
    /// <param name="view">The page's query, to come back to.</param>
    /// <param name="pack">Gives the indicators.</param>
    /// <param name="items">Where the item is.</param>
    /// <param name="judge">Stores verdicts.</param>
    /// <param name="context">Says who gives it; requests of other sites and of readers never come here.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    public static async Task<IResult> GiveAsync(
        string id, [FromForm] string? source, [FromForm] string? item, [FromForm] string? judgement, [FromForm] string? view,
        Pack pack, ItemHistory items, JudgeItem judge, HttpContext context, CancellationToken cancellationToken)
    {
        if (pack.Indicators.FirstOrDefault(one => string.Equals(one.Id.Value, id, StringComparison.Ordinal)) is not { } indicator)
        {
            return DashboardEndpoints.NotFound("indicator", id, pack.Indicators.Select(one => one.Id.Value));
        }

        if (JudgementOf(judgement) is not { } said)
        {
            return DashboardEndpoints.BadRequest("judgement: write correct or wrong.");
        }

        if (await FindAsync(items, source ?? "", item ?? "", cancellationToken) is not { } found)
        {
            return DashboardEndpoints.NotFound("item", $"{source}/{item}", ["one that an indicator's page lists"]);
        }

        return await judge.RunAsync(context.Caller().Name, found, [(indicator.Id, said)], cancellationToken) switch
        {
            JudgeOutcome.NotScored not => DashboardEndpoints.BadRequest($"item: it was not scored ({not.Reason}), so that a verdict on it would teach nothing."),
            _ when context.Request.Headers.ContainsKey(ScriptHeader) => Results.NoContent(),
            _ => Results.LocalRedirect($"/indicators/{indicator.Id}{Safe(view)}#item-{found.SourceId}-{found.ItemId}"),
        };
    }

    private static Judgement? JudgementOf(string? word) => word switch { "correct" => Judgement.Correct, "wrong" => Judgement.Wrong, _ => null };

    // Only a query of our own pages: what else stood here could lead elsewhere.
    private static string Safe(string? view) =>
        view is ['?', ..] && view.Length < 500 && view.All(c => char.IsAsciiLetterOrDigit(c) || c is '?' or '=' or '&' or '-' or '.' or '~' or '%') ? view : "";

    private static bool IsKey(string text) =>
        text.Length is > 0 and <= RowKeys.MaximumLength && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    private static async Task<StoredItem?> FindAsync(ItemHistory items, string source, string item, CancellationToken cancellationToken) =>
        IsKey(source) && IsKey(item) ? await items.FindAsync(new SourceId(source), new ItemId(item), cancellationToken) : null;
}
