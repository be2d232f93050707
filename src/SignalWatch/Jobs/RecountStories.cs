using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Packs;
using SignalWatch.Stories;

namespace SignalWatch.Jobs;

/// <summary>
/// Groups signals into stories again from each touched day on, until three days in a row come out as they are stored: an item's
/// story depends only on items of the 72 hours before it, so that all later days would come out as stored too. Reads only.
/// </summary>
internal sealed class RecountStories(Pack pack, SignalHistory signals, StoryHistory stories)
{
    private const int StoryDays = 3;

    private readonly List<IndicatorId> _indicators = [.. pack.Indicators.Select(indicator => indicator.Id)];
    private readonly Dictionary<SourceId, Source> _sources = pack.Sources.ToDictionary(source => source.Id);

    /// <summary>Finds what changes.</summary>
    /// <param name="touched">Indicators and days whose signals changed.</param>
    /// <param name="cancellationToken">Stops the scans.</param>
    public async Task<StoryChanges> RunAsync(IReadOnlySet<(IndicatorId Indicator, DateOnly Day)> touched, CancellationToken cancellationToken)
    {
        var changes = new StoryChanges();
        var days = new SortedSet<int>(touched.Select(one => one.Day.DayNumber));
        while (days.Count > 0)
        {
            var end = await RunFromAsync(days, touched, changes, cancellationToken);
            days.RemoveWhere(day => day < end);
        }

        return changes;
    }

    /// <summary>Regroups from the first of the days on.</summary>
    /// <returns>The first day that was not regrouped.</returns>
    private async Task<int> RunFromAsync(
        SortedSet<int> days, IReadOnlySet<(IndicatorId Indicator, DateOnly Day)> touched, StoryChanges changes, CancellationToken cancellationToken)
    {
        var reader = new RecountDays(_indicators, signals, stories);
        var grouping = new Regrouping();
        for (var day = days.Min - StoryDays; day < days.Min; day++)
        {
            grouping.Restore(await reader.ReadAsync(day, LastWanted(days), cancellationToken));
        }

        var next = days.Min;
        for (var calm = 0; calm < StoryDays; next++)
        {
            var isSame = grouping.Regroup(await reader.ReadAsync(next, next, cancellationToken));
            calm = isSame && !days.Contains(next) ? calm + 1 : 0;
            var settled = next - StoryDays;
            Settle(settled, await reader.ReadAsync(settled, settled, cancellationToken), grouping.Close(settled), touched, changes);
            reader.Forget(settled);
        }

        return next;
    }

    // Days up to a story's length after the last of an unbroken run of touched days are read for certain.
    private static int LastWanted(SortedSet<int> days)
    {
        var last = days.Min;
        foreach (var day in days)
        {
            last = day - last <= StoryDays ? day : last;
        }

        return last + StoryDays;
    }

    /// <summary>Compares the stories that began on a day, which are complete now, with those stored, and counts the day where needed.</summary>
    private void Settle(
        int day, RecountDay stored, List<List<RecountItem>> began, IReadOnlySet<(IndicatorId Indicator, DateOnly Day)> touched, StoryChanges changes)
    {
        var found = began.SelectMany(items => EvidenceOf.Story(items, _indicators, _sources)).ToList();
        var rows = found.Select(story => (story.Evidence.IndicatorId, Row: StoryRows.From(story))).ToList();
        var before = stored.Stories.ToDictionary(row => (row.PartitionKey, row.RowKey));
        var changed = new HashSet<IndicatorId>();
        foreach (var (indicator, row) in rows)
        {
            if (!before.Remove((row.PartitionKey, row.RowKey), out var old) || !RowEquality.AreSame(old, row))
            {
                changes.Rows.Add(row);
                changed.Add(indicator);
            }
        }

        foreach (var old in before.Values)
        {
            changes.Stale.Add((old.PartitionKey, old.RowKey));
            changed.Add(StoryRows.ToEvidence(old).IndicatorId);
        }

        foreach (var indicator in _indicators)
        {
            if (day >= 0 && DateOnly.FromDayNumber(Math.Min(day, DateOnly.MaxValue.DayNumber)) is var date
                && (changed.Contains(indicator) || touched.Contains((indicator, date))))
            {
                var evidence = found.Where(story => story.Evidence.IndicatorId == indicator).Select(story => story.Evidence).ToList();
                changes.Counts.Add(EvidenceOf.Day(indicator, date, evidence, stored.Items));
            }
        }
    }
}
