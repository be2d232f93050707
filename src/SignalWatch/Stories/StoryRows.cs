using System.Globalization;
using SignalWatch.Feeds;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Packs;

namespace SignalWatch.Stories;

/// <summary>Stories as rows and back: partition <c>indicator|yyyyMM</c>, row <c>reversed ticks|story id</c>, so that a month reads newest first.</summary>
internal static class StoryRows
{
    private const string ItemsPrefix = "Members";
    private const char Separator = ' ';

    /// <summary>The row of a story.</summary>
    public static Row From(StoredStory story)
    {
        var evidence = story.Evidence;
        var properties = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [nameof(evidence.Probability)] = evidence.Probability,
            [nameof(evidence.Items)] = (long)evidence.Items,
            [nameof(evidence.Trust)] = evidence.Trust,
            [nameof(evidence.IsOfficial)] = evidence.IsOfficial,
            [nameof(evidence.IsBackfill)] = evidence.IsBackfill,
        };
        properties.AddText(nameof(evidence.Publishers), string.Join('\n', evidence.Publishers));
        properties.AddText(nameof(evidence.Title), evidence.Title);
        properties.AddText(nameof(evidence.Outlet), evidence.Outlet);
        properties.AddText(nameof(evidence.Url), evidence.Url);
        properties.AddText(nameof(evidence.SourceId), evidence.SourceId?.Value);
        properties.AddText(nameof(evidence.ItemId), evidence.ItemId?.Value);
        properties.AddText(nameof(evidence.Why), evidence.Why);
        properties.AddText(nameof(evidence.Sentence), evidence.Sentence);
        foreach (var (number, part) in string.Join(Separator, story.Items).Chunk(RowText.MaximumLength).Index())
        {
            properties[ItemsName(number)] = new string(part);
        }

        return new Row
        {
            PartitionKey = MonthlyRows.PartitionOf(evidence.IndicatorId, evidence.Time),
            RowKey = StoryHistory.KeyOf(evidence.Time, evidence.StoryId),
            Properties = properties,
        };
    }

    /// <summary>The story of a row.</summary>
    public static StoredStory ToStory(Row row) => new(ToEvidence(row), ToItems(row));

    /// <summary>The evidence of a row.</summary>
    public static StoryEvidence ToEvidence(Row row)
    {
        var key = row.RowKey.Split('|', 2);
        return new StoryEvidence
        {
            IndicatorId = new IndicatorId(row.PartitionKey[..row.PartitionKey.LastIndexOf('|')]),
            StoryId = new StoryId(key[1]),
            Time = ReversedTicks.TimeOf(key[0]),
            Probability = row.Value<double>(nameof(StoryEvidence.Probability)),
            Items = (int)row.Value<long>(nameof(StoryEvidence.Items)),
            Publishers = (row.Get<string>(nameof(StoryEvidence.Publishers)) ?? "").Split('\n'),
            Trust = row.Value<double>(nameof(StoryEvidence.Trust)),
            IsOfficial = row.Value<bool>(nameof(StoryEvidence.IsOfficial)),
            IsBackfill = row.Value<bool>(nameof(StoryEvidence.IsBackfill)),
            Title = row.Get<string>(nameof(StoryEvidence.Title)) ?? "",
            Outlet = row.Get<string>(nameof(StoryEvidence.Outlet)) ?? "",
            Url = row.Get<string>(nameof(StoryEvidence.Url)),
            SourceId = row.Get<string>(nameof(StoryEvidence.SourceId)) is { } source ? new SourceId(source) : null,
            ItemId = row.Get<string>(nameof(StoryEvidence.ItemId)) is { } item ? new ItemId(item) : null,
            Why = row.Get<string>(nameof(StoryEvidence.Why)) ?? "",
            Sentence = row.Get<string>(nameof(StoryEvidence.Sentence)) ?? "",
        };
    }

    private static string[] ToItems(Row row)
    {
        var parts = new List<string>();
        while (row.Get<string>(ItemsName(parts.Count)) is { } part)
        {
            parts.Add(part);
        }

        return string.Concat(parts).Split(Separator);
    }

    private static string ItemsName(int number) => string.Create(CultureInfo.InvariantCulture, $"{ItemsPrefix}{number}");
}
