using SignalWatch.Feeds;
using SignalWatch.History.Tables;
using SignalWatch.Packs;

namespace SignalWatch.History;

/// <summary>Items as rows and back; a null property is absent from the row.</summary>
internal static class ItemRows
{
    private const string CompleteName = "IsComplete";
    private const string PurgedName = "IsPurged";

    /// <summary>The row of an item.</summary>
    public static Row From(StoredItem item, bool isComplete)
    {
        var properties = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [CompleteName] = isComplete,
            [nameof(item.FirstSeen)] = item.FirstSeen,
            [nameof(item.Time)] = StoredTime(item),
            [nameof(item.IsBackfill)] = item.IsBackfill,
            [nameof(item.IsScored)] = item.IsScored,
        };
        if (item.Published is { } published && published >= Earliest)
        {
            properties[nameof(item.Published)] = published;
        }

        properties.AddText(nameof(item.Title), item.Title);
        properties.AddText(nameof(item.Url), item.Url);
        properties.AddText(nameof(item.Publisher), item.Publisher);
        properties.AddText(nameof(item.Outlet), item.Outlet);
        properties.AddText(nameof(item.Language), item.Language);
        properties.AddText(nameof(item.Text), item.Text);
        properties.AddText(nameof(item.TextOrigin), item.TextOrigin);
        properties.AddText(nameof(item.TimeOrigin), item.TimeOrigin);
        properties.AddText(nameof(item.ModelVersion), item.ModelVersion);
        properties.AddText(nameof(item.NotScoredReason), item.NotScoredReason);
        return new Row { PartitionKey = item.SourceId.Value, RowKey = item.ItemId.Value, Properties = properties };
    }

    /// <summary>The item of a row.</summary>
    public static StoredItem ToItem(Row row) => new()
    {
        SourceId = new SourceId(row.PartitionKey),
        ItemId = new ItemId(row.RowKey),
        Title = row.Get<string>(nameof(StoredItem.Title)) ?? "",
        Url = row.Get<string>(nameof(StoredItem.Url)),
        Publisher = row.Get<string>(nameof(StoredItem.Publisher)) ?? "",
        Outlet = row.Get<string>(nameof(StoredItem.Outlet)) ?? "",
        Language = row.Get<string>(nameof(StoredItem.Language)) ?? "",
        Published = row.Properties.GetValueOrDefault(nameof(StoredItem.Published)) as DateTimeOffset?,
        FirstSeen = row.Value<DateTimeOffset>(nameof(StoredItem.FirstSeen)),
        Time = row.Value<DateTimeOffset>(nameof(StoredItem.Time)),
        IsBackfill = row.Value<bool>(nameof(StoredItem.IsBackfill)),
        Text = row.Get<string>(nameof(StoredItem.Text)) ?? "",
        TextOrigin = row.Get<string>(nameof(StoredItem.TextOrigin)) ?? "",
        TimeOrigin = row.Get<string>(nameof(StoredItem.TimeOrigin)) ?? TimeOrigin.Published,
        IsScored = row.Value<bool>(nameof(StoredItem.IsScored)),
        ModelVersion = row.Get<string>(nameof(StoredItem.ModelVersion)),
        NotScoredReason = row.Get<string>(nameof(StoredItem.NotScoredReason)),
    };

    /// <summary>The time that an item is stored under.</summary>
    public static DateTimeOffset StoredTime(StoredItem item) => item.Time >= Earliest ? item.Time : item.FirstSeen;

    /// <summary>Whether the work on the row's item is done.</summary>
    public static bool IsComplete(Row row) => row.Value<bool>(CompleteName);

    /// <summary>Whether the row only remembers that the item was seen.</summary>
    public static bool IsPurged(Row row) => row.Value<bool>(PurgedName);

    /// <summary>The row that remembers the item of a row, complete, and nothing of what it said.</summary>
    public static Row Tombstone(Row row) => row with
    {
        Properties = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [CompleteName] = true,
            [PurgedName] = true,
            [nameof(StoredItem.FirstSeen)] = row.Value<DateTimeOffset>(nameof(StoredItem.FirstSeen)),
            [nameof(StoredItem.Time)] = row.Value<DateTimeOffset>(nameof(StoredItem.Time)),
        },
    };

    /// <summary>Earlier publication times are a feed's mistake, and Azure Tables refuses them.</summary>
    private static DateTimeOffset Earliest { get; } = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
