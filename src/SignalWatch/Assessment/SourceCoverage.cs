using SignalWatch.Feeds;
using SignalWatch.History;
using SignalWatch.Packs;

namespace SignalWatch.Assessment;

/// <summary>How much of what was to be heard was heard: sources heard on a day as a share of the pack's that have not retired.</summary>
/// <param name="pack">The sources that are expected.</param>
/// <param name="heard">The sources heard on each day.</param>
/// <param name="sources">Which sources have retired.</param>
public sealed class SourceCoverage(Pack pack, CoverageHistory heard, SourceHistory sources)
{
    /// <summary>
    /// A source that answers counts as heard on up to this many days before, back to when it last did. Feeds hold their newest items
    /// only: what was published longer ago may have left a feed unseen.
    /// </summary>
    public const int SettlingDays = 7;

    /// <summary>The source that stands for an archive: a day on which it was heard is wholly heard.</summary>
    public static readonly SourceId ArchiveSource = new("archive");

    /// <summary>The share of each day, above 0 to 1, both ends included; a day on which nobody was heard is not in it.</summary>
    /// <remarks>A source that joined the pack later was not heard before it did: the days before count as less covered, so more is expected since.</remarks>
    public async Task<IReadOnlyDictionary<DateOnly, double>> SharesAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var states = await sources.AllAsync(cancellationToken);
        var expected = pack.Sources.Select(source => source.Id)
            .Where(id => !(states.TryGetValue(id, out var state) && PollState.FromProperties(state).IsRetired)).ToHashSet();
        var days = await heard.ReadAsync(from, to, cancellationToken);
        return days.ToDictionary(
            day => day.Key, day => day.Value.Contains(ArchiveSource) ? 1 : day.Value.Count(expected.Contains) / Math.Max(expected.Count, 1.0));
    }
}
