using System.Globalization;
using SignalWatch.Stories;

namespace SignalWatch.Tests.History;

public abstract partial class HistoryContract
{
    [Fact]
    public async Task Stories_read_newest_first_across_months_and_come_back_as_they_were()
    {
        var stories = new StoryHistory(await OpenStoreAsync(Ending));
        var kept = new[] { Story("a", January.AddDays(-30)), Story("b", January), Story("c", January.AddHours(1)) };
        await stories.ReplaceAsync([.. kept.Select(StoryRows.From)], [], Ending);

        var read = await stories.NewestFirstAsync(Protests, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, null, Ending).ToListAsync(Ending);
        var page = await stories.NewestFirstAsync(Protests, DateTimeOffset.MinValue, January.AddHours(1), 1, Ending).ToListAsync(Ending);

        Assert.Equal(["c", "b", "a"], read.Select(story => story.StoryId.Value), StringComparer.Ordinal);
        Assert.Equivalent(kept[2].Evidence, read[0], strict: true);
        Assert.Equal("b", Assert.Single(page).StoryId.Value);
    }

    [Fact]
    public async Task Stale_stories_are_deleted_and_others_replaced()
    {
        var stories = new StoryHistory(await OpenStoreAsync(Ending));
        var (stale, kept) = (StoryRows.From(Story("stale", January)), Story("kept", January));
        await stories.ReplaceAsync([stale, StoryRows.From(kept)], [], Ending);

        var grown = kept with { Evidence = kept.Evidence with { Items = 7 } };
        await stories.ReplaceAsync([StoryRows.From(grown)], [(stale.PartitionKey, stale.RowKey)], Ending);

        var read = await stories.NewestFirstAsync(Protests, January, January.AddDays(1), null, Ending).ToListAsync(Ending);
        Assert.Equal(7, Assert.Single(read).Items);
    }

    [Fact]
    public async Task A_story_of_two_thousand_items_is_kept_whole()
    {
        var stories = new StoryHistory(await OpenStoreAsync(Ending));
        var items = Enumerable.Range(0, StoryWindow.MostItems).Select(number => string.Create(CultureInfo.InvariantCulture, $"a-source-with-a-long-name|abcdefghijklmnopqrstuv{number:D4}")).ToList();

        await stories.ReplaceAsync([StoryRows.From(Story("big", January) with { Items = items })], [], Ending);

        var row = Assert.Single(await stories.ScanAsync(Protests, January, January.AddDays(1), null, Ending).ToListAsync(Ending));
        Assert.Equal(items, StoryRows.ToStory(row).Items);
    }

    private static StoredStory Story(string id, DateTimeOffset time) => new(
        new StoryEvidence
        {
            IndicatorId = Protests, StoryId = new StoryId(id), Time = time, Probability = 0.75, Items = 2, Publishers = ["agency", "herald"], Trust = 0.8,
            IsOfficial = true, IsBackfill = false, Title = "Crowds gather", Outlet = "Agency", Url = "https://news.example/a", Why = "crowds", Sentence = "Crowds gather.",
        },
        ["agency|a", "herald|b"]);
}
