using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Packs;

namespace SignalWatch.Jobs;

/// <summary>What a recount found to be other than it is stored.</summary>
internal sealed class StoryChanges
{
    /// <summary>Rows of stories that are new or different.</summary>
    public List<Row> Rows { get; } = [];

    /// <summary>Keys of stories that are no more.</summary>
    public List<(string PartitionKey, string RowKey)> Stale { get; } = [];

    /// <summary>The counts of every day that was touched or whose stories changed.</summary>
    public List<DayCount> Counts { get; } = [];

    /// <summary>Each indicator's earliest recounted day: what rests on its counts is to be made anew from there on.</summary>
    public IReadOnlyDictionary<IndicatorId, DateOnly> Since =>
        Counts.GroupBy(count => count.IndicatorId).ToDictionary(counts => counts.Key, counts => counts.Min(count => count.Day));
}
