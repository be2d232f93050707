using SignalWatch.Feeds;
using SignalWatch.History.Tables;
using SignalWatch.Packs;

namespace SignalWatch.History;

/// <summary>Signals as rows and back: partition <c>indicator|yyyyMM</c>, row <c>reversed ticks|source id|item id</c>, so that a month reads newest first.</summary>
internal static class SignalRows
{
    /// <summary>The row of a signal.</summary>
    public static Row From(Signal signal)
    {
        var properties = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [nameof(signal.Probability)] = signal.Probability,
            [nameof(signal.IsBackfill)] = signal.IsBackfill,
        };
        properties.AddText(nameof(signal.Title), signal.Title);
        properties.AddText(nameof(signal.Publisher), signal.Publisher);
        properties.AddText(nameof(signal.Outlet), signal.Outlet);
        properties.AddText(nameof(signal.Url), signal.Url);
        properties.AddText(nameof(signal.Why), signal.Why);
        properties.AddText(nameof(signal.Sentence), signal.Sentence);
        properties.AddText(nameof(signal.ModelVersion), signal.ModelVersion);
        return new Row
        {
            PartitionKey = MonthlyRows.PartitionOf(signal.IndicatorId, signal.Time),
            RowKey = SignalHistory.KeyOf(signal.Time, signal.SourceId, signal.ItemId),
            Properties = properties,
        };
    }

    /// <summary>The signal of a row.</summary>
    public static Signal ToSignal(Row row)
    {
        var key = row.RowKey;
        var (source, item) = (key.IndexOf('|', StringComparison.Ordinal) + 1, key.LastIndexOf('|') + 1);
        return new Signal
        {
            IndicatorId = new IndicatorId(row.PartitionKey[..row.PartitionKey.LastIndexOf('|')]),
            Time = ReversedTicks.TimeOf(key),
            SourceId = new SourceId(key[source..(item - 1)]),
            ItemId = new ItemId(key[item..]),
            Probability = row.Value<double>(nameof(Signal.Probability)),
            Title = row.Get<string>(nameof(Signal.Title)) ?? "",
            Publisher = row.Get<string>(nameof(Signal.Publisher)) ?? "",
            Outlet = row.Get<string>(nameof(Signal.Outlet)) ?? "",
            Url = row.Get<string>(nameof(Signal.Url)),
            Why = row.Get<string>(nameof(Signal.Why)) ?? "",
            Sentence = row.Get<string>(nameof(Signal.Sentence)) ?? "",
            ModelVersion = row.Get<string>(nameof(Signal.ModelVersion)) ?? "",
            IsBackfill = row.Value<bool>(nameof(Signal.IsBackfill)),
        };
    }
}
