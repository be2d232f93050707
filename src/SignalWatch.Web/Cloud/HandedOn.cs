using System.Diagnostics;

namespace SignalWatch.Web.Cloud;

/// <summary>A queue message: the id of what is to be done and, where traces are kept, that of the span which handed it on. Never content.</summary>
/// <param name="Id">The id; has no space.</param>
/// <param name="Trace">The span; default where none was kept.</param>
internal readonly record struct HandedOn(string Id, ActivityContext Trace)
{
    /// <summary>The message that hands an id on from here.</summary>
    public static string From(string id) => Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } span } ? $"{id} {span}" : id;

    /// <summary>What a message says; one that somebody else put there is taken for an id whole.</summary>
    public static HandedOn Read(string message) =>
        message.Split(' ', 2) is [var id, var span] && ActivityContext.TryParse(span, null, isRemote: true, out var trace)
            ? new HandedOn(id, trace)
            : new HandedOn(message, default);
}
