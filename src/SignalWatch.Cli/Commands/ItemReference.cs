using SignalWatch.Feeds;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Packs;

namespace SignalWatch.Cli.Commands;

/// <summary>How people name an item: its source, a slash, and enough of its id; it stays the same for good.</summary>
internal static class ItemReference
{
    private const int Shown = 8;
    private const int MostCandidates = 5;

    /// <summary>The reference that is printed: 8 of the id's 26 characters, which among a million items of a source rarely meet.</summary>
    public static string Of(SourceId source, ItemId item) => $"{source}/{(item.Value.Length > Shown ? item.Value[..Shown] : item.Value)}";

    /// <summary>The whole reference, for programs.</summary>
    public static string Whole(SourceId source, ItemId item) => $"{source}/{item}";

    /// <summary>The item that a reference, printed or whole, names.</summary>
    /// <exception cref="UsageException">It names none, or several; the message names those.</exception>
    public static async Task<StoredItem> FindAsync(ItemHistory items, string reference, CancellationToken cancellationToken)
    {
        if (reference.Split('/') is not [{ Length: > 0 } source, { Length: > 0 } id] || !(reference.Length <= RowKeys.MaximumLength && reference.All(IsReadable)))
        {
            throw new UsageException($"ITEM: '{reference}' does not name an item; write it as 'items' prints it, such as civil-georgia/k3fq2a7x.");
        }

        var found = await items.BeginningWithAsync(new SourceId(source), id, MostCandidates, cancellationToken);
        return found switch
        {
            [var only] => only,
            [] => throw new UsageException($"ITEM: there is no item '{reference}' in this data directory; 'items INDICATOR' prints the references there are."),
            _ => throw new UsageException($"ITEM: '{reference}' may be one of several; write more of its id:"
                + string.Concat(found.Select(item => $"\n  {Whole(item.SourceId, item.ItemId)}  {item.Title}"))),
        };
    }

    private static bool IsReadable(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/';
}
