using SignalWatch.History;
using SignalWatch.Stories;

namespace SignalWatch.Jobs;

/// <summary>An item with what it says about each indicator.</summary>
/// <param name="Item">The item, as stories are made of it.</param>
/// <param name="Signals">Its signals, at least one.</param>
internal sealed record RecountItem(StoryItem Item, List<Signal> Signals)
{
    /// <summary>The item of one of its signals.</summary>
    public static RecountItem Of(Signal signal) => new(
        new StoryItem
        {
            SourceId = signal.SourceId,
            ItemId = signal.ItemId,
            Time = signal.Time,
            Title = signal.Title,
            Lead = signal.Sentence,
            Url = signal.Url,
            Outlet = signal.Outlet,
        },
        []);
}
