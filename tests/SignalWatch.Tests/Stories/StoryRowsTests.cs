using SignalWatch.Stories;
using SignalWatch.Tests.Alerts;

namespace SignalWatch.Tests.Stories;

public sealed class StoryRowsTests
{
    [Fact]
    public void A_story_comes_back_with_its_most_probable_item()
    {
        var story = Alerting.Stored("s", 0.9, ["a", "b"], ["herald"]);

        Assert.Equivalent(story, StoryRows.ToStory(StoryRows.From(story)), strict: true);
    }

    [Fact]
    public void A_row_from_before_items_were_kept_is_still_a_story()
    {
        var row = StoryRows.From(Alerting.Stored("s", 0.9, ["a"], ["herald"]));
        var old = row with { Properties = row.Properties.Where(one => one.Key is not ("SourceId" or "ItemId")).ToDictionary() };

        var evidence = StoryRows.ToEvidence(old);

        Assert.Equal((null, null, "Rails laid"), (evidence.SourceId, evidence.ItemId, evidence.Title));
    }
}
