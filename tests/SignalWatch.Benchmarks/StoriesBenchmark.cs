using System.Diagnostics;
using SignalWatch.Feeds;
using SignalWatch.Packs;
using SignalWatch.Stories;

namespace SignalWatch.Benchmarks;

/// <summary>How fast a window of items is grouped into stories, with how much memory, and whether planted reprints come together.</summary>
public static class StoriesBenchmark
{
    private const int Tellings = 4;

    /// <summary>Makes items, groups them and prints the figures.</summary>
    /// <param name="count">How many items, all within 72 hours; one in four is news, the others are reprints of it.</param>
    public static void Run(int count)
    {
        var words = new InventedNews(seed: 7);
        var items = Enumerable.Range(0, count / Tellings).SelectMany(number => ItemsOf(number, words.Next(), count / Tellings)).ToList();
        var began = Stopwatch.GetTimestamp();
        var stories = StoryGrouper.Group(items);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var storyOf = stories.SelectMany(story => story.Items.Select(item => (item.ItemId, story.Id))).ToDictionary(pair => pair.ItemId, pair => pair.Id);
        var together = items.Chunk(Tellings).Count(tellings => tellings.Select(item => storyOf[item.ItemId]).Distinct().Count() == 1);
        Console.WriteLine(FormattableString.Invariant(
            $"{items.Count:#,0} items in {seconds:0.00} s: {stories.Count:#,0} stories of {items.Count / Tellings:#,0} planted events, {100.0 * together / (items.Count / Tellings):0.0} % of which came together"));
        Console.WriteLine(FormattableString.Invariant($"peak working set {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0:0} MB"));
    }

    private static IEnumerable<StoryItem> ItemsOf(int number, string text, int events)
    {
        var time = new DateTimeOffset(2025, 1, 6, 0, 0, 0, TimeSpan.Zero) + (TimeSpan.FromHours(66) * number / events);
        string[] tellings = [text, $"{text} (Reuters)", $"{text} - Daily Herald", $"AP - {text} today, sources say"];
        return tellings.Select((telling, i) => new StoryItem
        {
            SourceId = new SourceId(FormattableString.Invariant($"outlet-{(number + i) % 100}")),
            ItemId = new ItemId(FormattableString.Invariant($"item{number}n{i}")),
            Time = time.AddHours(i),
            Title = telling,
        });
    }
}
