using SignalWatch.Feeds;
using SignalWatch.History.Tables;
using SignalWatch.Packs;

namespace SignalWatch.History;

public sealed partial class ItemHistory
{
    private const string LinksTable = "links";
    private const string PublishedName = "Published";

    /// <summary>
    /// A page at which something new is published this much later is a standing page, such as a daily report that is always at one
    /// address: what it brings then is another item.
    /// </summary>
    private static readonly TimeSpan SameItem = TimeSpan.FromDays(1);

    /// <summary>
    /// Which of these items are known by their links under another id: publishers that change guids when they edit do not make
    /// news again. Table <c>links</c>: partition = source id, row = the id that the link alone would give.
    /// </summary>
    /// <param name="source">The source.</param>
    /// <param name="items">Items not known by id, each with its link's id and the publication time that it states.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlySet<ItemId>> KnownByLinkAsync(
        SourceId source, IReadOnlyList<(ItemId Id, ItemId Link, DateTimeOffset? Published)> items, CancellationToken cancellationToken)
    {
        var known = new HashSet<ItemId>();
        if (items.Count == 0)
        {
            return known;
        }

        var table = await store.OpenAsync(LinksTable, cancellationToken);
        var rows = items.Count > MostFinds
            ? await ScannedLinksAsync(table, source, items.Select(item => item.Link.Value).ToHashSet(StringComparer.Ordinal), cancellationToken)
            : null;
        foreach (var (id, link, published) in items)
        {
            var row = rows is null ? await table.FindAsync(source.Value, link.Value, cancellationToken) : rows.GetValueOrDefault(link.Value);
            if (row is not null && IsSame(row.Properties.GetValueOrDefault(PublishedName) as DateTimeOffset?, published))
            {
                known.Add(id);
            }
        }

        return known;
    }

    /// <summary>Remembers the links of items that are complete; a link that is known already keeps its first item's time.</summary>
    public async Task RememberLinksAsync(
        SourceId source, IReadOnlyList<(ItemId Link, DateTimeOffset? Published)> links, CancellationToken cancellationToken)
    {
        if (links.Count == 0)
        {
            return;
        }

        var table = await store.OpenAsync(LinksTable, cancellationToken);
        await table.InsertAsync([.. links.Select(link => LinkRow(source, link.Link, link.Published))], cancellationToken);
    }

    private static Row LinkRow(SourceId source, ItemId link, DateTimeOffset? published)
    {
        var properties = new Dictionary<string, object>(StringComparer.Ordinal);
        if (published is { Year: >= 1970 } time)
        {
            properties[PublishedName] = time;
        }

        return new Row { PartitionKey = source.Value, RowKey = link.Value, Properties = properties };
    }

    private static bool IsSame(DateTimeOffset? first, DateTimeOffset? now) => first is null || now is null || now - first < SameItem;

    private static async Task<Dictionary<string, Row>> ScannedLinksAsync(
        ITable table, SourceId source, HashSet<string> wanted, CancellationToken cancellationToken)
    {
        var rows = new Dictionary<string, Row>(StringComparer.Ordinal);
        var (least, beyond) = (wanted.Min(StringComparer.Ordinal), wanted.Max(StringComparer.Ordinal) + '~');
        await foreach (var row in table.ScanAsync(source.Value, least, beyond, null, cancellationToken))
        {
            if (wanted.Contains(row.RowKey))
            {
                rows[row.RowKey] = row;
            }
        }

        return rows;
    }
}
