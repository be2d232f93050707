using System.Globalization;
using SignalWatch.History;
using SignalWatch.History.Tables;

namespace SignalWatch.Jobs;

/// <summary>
/// Removes old items, signals and stories, month by month, oldest first. Daily counts, levels and likelihoods stay: they are small, and
/// they are the history. Purged items stay known by their keys and links, so that none comes back when a feed still lists it.
/// Safe to stop anywhere and to run again.
/// </summary>
/// <param name="store">Where all history is.</param>
/// <param name="time">The clock.</param>
public sealed class PurgeMonths(ITableStore store, TimeProvider time)
{
    private const string MonthFormat = "yyyyMM";

    // Sources tell of the last week still, and the levels of its days are not settled.
    private const int DaysInUse = 7;

    private readonly ItemHistory _items = new(store);
    private readonly MonthlyPurge _signals = new(store, "signals");
    private readonly MonthlyPurge _stories = new(store, "stories");
    private readonly PurgeMark _mark = new(store);

    /// <summary>The latest day before which may be purged.</summary>
    public DateOnly Latest => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(-DaysInUse);

    /// <summary>Purges.</summary>
    /// <param name="before">What is of this day, UTC, or later stays.</param>
    /// <param name="isDryRun">Whether to count only, and change nothing.</param>
    /// <param name="progress">Told each month when it is done; null when nobody listens.</param>
    /// <param name="cancellationToken">Stops between batches; the next run goes on from there.</param>
    /// <returns>The months of which there was anything, oldest first.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="before"/> is after <see cref="Latest"/>.</exception>
    /// <exception cref="StoreException">Days before it wait to be counted: what they are counted from must not go first.</exception>
    public async Task<IReadOnlyList<PurgedMonth>> RunAsync(
        DateOnly before, bool isDryRun, IProgress<PurgedMonth>? progress, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(before, Latest);
        await RefuseUncountedAsync(before, cancellationToken);
        if (!isDryRun)
        {
            // First of all: from here on no day that loses something is counted anew.
            await _mark.RaiseAsync(before, cancellationToken);
            await _items.PurgeUnscoredAsync(before, cancellationToken);
        }

        var stories = (await _stories.PartitionsAsync(before, cancellationToken)).ToLookup(one => one.Month, one => one.Partition, StringComparer.Ordinal);
        var signals = (await _signals.PartitionsAsync(before, cancellationToken)).ToLookup(one => one.Month, one => one.Partition, StringComparer.Ordinal);
        var days = (await _items.DaysAsync(DateOnly.MinValue, before.AddDays(-1), cancellationToken)).ToLookup(MonthOf, StringComparer.Ordinal);
        var months = stories.Select(one => one.Key).Union(signals.Select(one => one.Key), StringComparer.Ordinal).Union(days.Select(one => one.Key), StringComparer.Ordinal);
        var purged = new List<PurgedMonth>();
        foreach (var month in months.Order(StringComparer.Ordinal))
        {
            var removed = new PurgedMonth(
                DateOnly.ParseExact(month + "01", MonthFormat + "dd", CultureInfo.InvariantCulture),
                Stories: await RemoveAsync(_stories, stories[month], before, isDryRun, cancellationToken),
                Signals: await RemoveAsync(_signals, signals[month], before, isDryRun, cancellationToken),
                Items: await RemoveAsync(days[month], isDryRun, cancellationToken));
            if (removed is not { Items: 0, Signals: 0, Stories: 0 })
            {
                purged.Add(removed);
                progress?.Report(removed);
            }
        }

        return purged;
    }

    private static string MonthOf(DateOnly day) => day.ToString(MonthFormat, CultureInfo.InvariantCulture);

    private static async Task<int> RemoveAsync(
        MonthlyPurge purge, IEnumerable<string> partitions, DateOnly before, bool isDryRun, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var partition in partitions)
        {
            count += await purge.RunAsync(partition, before, isDryRun, cancellationToken);
        }

        return count;
    }

    private async Task<int> RemoveAsync(IEnumerable<DateOnly> days, bool isDryRun, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var day in days)
        {
            count += await _items.PurgeDayAsync(day, time.GetUtcNow(), isDryRun, cancellationToken);
        }

        return count;
    }

    private async Task RefuseUncountedAsync(DateOnly before, CancellationToken cancellationToken)
    {
        var first = await _mark.FirstCountableAsync(cancellationToken) ?? DateOnly.MinValue;
        var waiting = (await new DueRecounts(store).PendingAsync(cancellationToken))
            .Select(marker => marker.Day).Where(day => day >= first && day < before.AddDays(PurgeMark.StoryDays)).Distinct().Count();
        if (waiting > 0)
        {
            throw new StoreException(string.Create(
                CultureInfo.InvariantCulture, $"{waiting} days before {before:yyyy-MM-dd} wait to be counted, and their counts are what stays; let `signalwatch run --once` end, or the app assess, and purge then."));
        }
    }
}
