using System.Globalization;
using SignalWatch.Feeds;
using SignalWatch.Packs;
using SignalWatch.Stories;

namespace SignalWatch.Tests.Stories;

public sealed class StoryGrouperTests
{
    private const string Blast = "Blast at a gas terminal near Anzali kills four workers";
    private static readonly DateTimeOffset Noon = new(2025, 6, 9, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Blast at a gas terminal near Anzali kills four workers (Reuters)")]
    [InlineData("Blast at a gas terminal near Anzali kills four workers - BBC News")]
    [InlineData("AP - Blast at a gas terminal near Anzali kills four workers")]
    [InlineData("UPDATE 2-Blast at a gas terminal near Anzali kills four workers")]
    [InlineData("BLAST AT A GAS TERMINAL NEAR ANZALI KILLS FOUR WORKERS")]
    public void A_reprint_joins_whatever_marks_its_outlet_adds(string reprint)
    {
        Assert.Single(StoryGrouper.Group([Item("a", 0, Blast), Item("b", 5, reprint)]));
    }

    [Theory]
    [InlineData(72, 1)]
    [InlineData(73, 2)]
    public void A_story_takes_nothing_later_than_72_hours_after_its_first_item(int hours, int stories)
    {
        Assert.Equal(stories, StoryGrouper.Group([Item("a", 0, Blast), Item("b", hours, Blast)]).Count);
    }

    [Fact]
    public void A_long_crisis_is_a_story_every_72_hours_and_not_one_without_end()
    {
        var items = Enumerable.Range(0, 20).Select(day => Item(day.ToString("D2", CultureInfo.InvariantCulture), day * 24, Blast)).ToList();

        var stories = StoryGrouper.Group(items);

        Assert.Equal(5, stories.Count);
        Assert.All(stories, story => Assert.True(story.Items[^1].Time - story.Items[0].Time <= TimeSpan.FromHours(72)));
    }

    [Fact]
    public void Items_of_one_page_are_one_story_even_when_the_headline_was_rewritten()
    {
        var first = Item("a", 0, Blast) with { Url = "https://news.example/blast?utm_source=feed" };
        var second = Item("b", 2, "What we know so far") with { Url = "https://NEWS.example/blast#top" };

        Assert.Single(StoryGrouper.Group([first, second]));
    }

    [Fact]
    public void The_same_thing_at_another_place_is_another_story()
    {
        Assert.Equal(2, StoryGrouper.Group([Item("a", 0, Blast), Item("b", 1, "Blast at a gas terminal near Tarragona kills two workers")]).Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_order_in_which_items_are_given_changes_nothing(int seed)
    {
        string[] tellings = [Blast, "Four dead in explosion at Anzali gas terminal", "Fire at Rasht bazaar", "Anzali: terminal explosion kills workers", "Rasht bazaar burns"];
        var items = Enumerable.Range(0, 80).Select(number => Item(FormattableString.Invariant($"i{number:D2}"), number * 7 % 200, tellings[number % tellings.Length])).ToArray();
        var expected = TextOf(StoryGrouper.Group(items));

        new Random(seed).Shuffle(items);

        Assert.Equal(expected, TextOf(StoryGrouper.Group(items)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uD800 \uDC00 \u0000")]
    [InlineData("- (Reuters)")]
    public void Any_text_is_grouped(string text)
    {
        var stories = StoryGrouper.Group([Item("a", 0, text), Item("b", 1, Blast)]);

        Assert.Equal(2, stories.Count);
    }

    [Fact]
    public void A_story_is_full_at_its_bound_and_the_next_item_begins_another()
    {
        var items = Enumerable.Range(0, StoryWindow.MostItems + 1).Select(number => Item(number.ToString("D5", CultureInfo.InvariantCulture), 0, Blast)).ToList();

        Assert.Equal([StoryWindow.MostItems, 1], StoryGrouper.Group(items).Select(story => story.Items.Count));
    }

    private static string TextOf(IEnumerable<Story> stories) =>
        string.Join('\n', stories.Select(story => $"{story.Id}: {string.Join(' ', story.Items.Select(item => item.ItemId))}"));

    private static StoryItem Item(string id, int hours, string title) =>
        new() { SourceId = new SourceId("herald"), ItemId = new ItemId(id), Time = Noon.AddHours(hours), Title = title };
}
