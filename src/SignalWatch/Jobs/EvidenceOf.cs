using SignalWatch.Assessment;
using SignalWatch.History;
using SignalWatch.Packs;
using SignalWatch.Stories;

namespace SignalWatch.Jobs;

/// <summary>What stories and days add up to, from their signals.</summary>
internal static class EvidenceOf
{
    /// <summary>What a story says about each indicator that any of its items is evidence for.</summary>
    /// <param name="items">The story's items in order; at least one.</param>
    /// <param name="indicators">The pack's indicators.</param>
    /// <param name="sources">The pack's sources; another source is trusted fully and not official.</param>
    public static IEnumerable<StoredStory> Story(
        IReadOnlyList<RecountItem> items, IReadOnlyList<IndicatorId> indicators, IReadOnlyDictionary<SourceId, Source> sources)
    {
        var first = items[0].Item;
        foreach (var indicator in indicators)
        {
            var signals = items.SelectMany(item => item.Signals.Where(signal => signal.IndicatorId == indicator)).ToList();
            if (signals.Count > 0)
            {
                var keys = items.Where(item => item.Signals.Exists(signal => signal.IndicatorId == indicator)).Select(item => item.Item.Key);
                yield return new StoredStory(Story(StoryWindow.IdOf(first), first.Time, signals, sources), [.. keys]);
            }
        }
    }

    /// <summary>What a day adds up to for an indicator.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <param name="day">The day.</param>
    /// <param name="stories">The stories that began on it, as evidence for the indicator.</param>
    /// <param name="items">The day's items.</param>
    public static DayCount Day(IndicatorId indicator, DateOnly day, IReadOnlyList<StoryEvidence> stories, IReadOnlyList<RecountItem> items)
    {
        var signals = items.SelectMany(item => item.Signals).Where(signal => signal.IndicatorId == indicator).ToList();
        var byItem = signals.GroupBy(signal => signal.ItemId).Select(one => one.Max(signal => signal.Probability)).ToList();
        return new DayCount
        {
            IndicatorId = indicator,
            Day = day,
            Items = byItem.Count,
            Publishers = stories.SelectMany(story => story.Publishers).Distinct(StringComparer.Ordinal).Count(),
            ProbabilitySum = byItem.Sum(),
            Stories = stories.Count,
            StoryProbability = stories.Sum(story => story.Probability),
            StoryWeight = stories.Sum(EvidenceWeight.Of),
            TopTitle = signals.Count == 0 ? null : Strongest(signals).Title,
        };
    }

    private static StoryEvidence Story(
        StoryId id, DateTimeOffset time, List<Signal> signals, IReadOnlyDictionary<SourceId, Source> sources)
    {
        var strongest = Strongest(signals);
        var known = signals.Select(signal => sources.GetValueOrDefault(signal.SourceId)).ToList();
        return new StoryEvidence
        {
            IndicatorId = strongest.IndicatorId,
            StoryId = id,
            Time = time,
            Probability = strongest.Probability,
            Items = signals.DistinctBy(signal => signal.ItemId).Count(),
            Publishers = [.. signals.Select(signal => signal.Publisher).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Trust = known.Max(source => source?.Trust ?? 1),
            IsOfficial = known.Exists(source => source is { IsOfficial: true }),
            IsBackfill = signals.TrueForAll(signal => signal.IsBackfill),
            Title = strongest.Title,
            Outlet = strongest.Outlet,
            Url = strongest.Url,
            SourceId = strongest.SourceId,
            ItemId = strongest.ItemId,
            Why = strongest.Why,
            Sentence = strongest.Sentence,
        };
    }

    // The first of the most probable: items come in order, so that the same signals give the same one.
    private static Signal Strongest(List<Signal> signals) => signals.MaxBy(signal => signal.Probability) ?? signals[0];
}
