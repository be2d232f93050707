using SignalWatch.Assessment;
using SignalWatch.Feeds;
using SignalWatch.History;
using SignalWatch.Packs;

namespace SignalWatch.Jobs;

/// <summary>Runs an archive through scoring, history and assessment with a simulated clock, as fast as the machine goes.</summary>
public sealed class ReplayArchive(RecordItems record, CoverageHistory coverage, AssessIndicators assess, SimulatedClock clock)
{
    private const int BatchSize = 1024;

    /// <summary>The source under which an archive's items are kept.</summary>
    public static readonly SourceId ArchiveSource = SourceCoverage.ArchiveSource;

    /// <summary>Replays the archive; what an earlier replay recorded is not recorded again.</summary>
    /// <param name="archive">The archive, in file order.</param>
    /// <param name="language">BCP 47 language of its items.</param>
    /// <param name="progress">Told after each batch how far the file has been read, 0 to 1.</param>
    /// <param name="cancellationToken">Stops between batches; all whole batches are kept.</param>
    public async Task<ReplayOutcome> RunAsync(
        ArchiveReader archive, string language, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var outcome = new ReplayOutcome(0, default, null, null);
        var batch = new List<ArchiveItem>(BatchSize);
        await foreach (var item in archive.ReadAsync(cancellationToken))
        {
            batch.Add(item);
            if (batch.Count == BatchSize)
            {
                outcome = await RecordAsync(batch, language, outcome, cancellationToken);
                progress.Report(archive.Progress);
                batch.Clear();
            }
        }

        return batch.Count == 0 ? outcome : await RecordAsync(batch, language, outcome, cancellationToken);
    }

    private static StoredItem ItemOf(ArchiveItem item, string language) => new()
    {
        SourceId = ArchiveSource,
        ItemId = ItemIdentity.Of(null, null, item.Text, null),
        Title = item.Text,
        Url = null,
        Publisher = item.Publisher,
        Outlet = item.Publisher,
        Language = language,
        Published = item.Date,
        FirstSeen = item.Date,
        Time = item.Date,
        IsBackfill = false,
        Text = "",
        TextOrigin = TextOrigin.Title,
    };

    private async Task<ReplayOutcome> RecordAsync(List<ArchiveItem> batch, string language, ReplayOutcome before, CancellationToken cancellationToken)
    {
        var first = DateOnly.FromDateTime(batch.Min(item => item.Date).UtcDateTime);
        var last = DateOnly.FromDateTime(batch.Max(item => item.Date).UtcDateTime);
        clock.AdvanceTo(batch.Max(item => item.Date).AddDays(1));
        var items = batch.Select(item => ItemOf(item, language)).DistinctBy(item => item.ItemId).ToList();
        var recorded = await record.RunAsync(items, cancellationToken);
        var (earliest, latest) = (Earlier(before.First, first), Later(before.Last, last));
        await coverage.MarkAsync(ArchiveSource, earliest, latest, cancellationToken);
        await assess.RunAsync(cancellationToken);
        return new ReplayOutcome(
            before.Lines + batch.Count,
            before.Recorded + recorded,
            earliest,
            latest);
    }

    private static DateOnly Earlier(DateOnly? one, DateOnly other) => one is { } day && day < other ? day : other;

    private static DateOnly Later(DateOnly? one, DateOnly other) => one is { } day && day > other ? day : other;
}
