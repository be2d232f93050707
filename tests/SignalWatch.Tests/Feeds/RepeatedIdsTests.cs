using SignalWatch.Feeds;

namespace SignalWatch.Tests.Feeds;

public sealed class RepeatedIdsTests
{
    [Fact]
    public void Items_of_one_guid_are_told_apart_whatever_their_order()
    {
        var (a, b, c) = (Item("https://x.example/a", "A"), Item("https://x.example/b", "B"), Item("https://x.example/b", "C"));

        var forward = RepeatedIds.Part([a, b, c]);
        var backward = RepeatedIds.Part([c, b, a]);

        Assert.Equal(3, forward.Select(item => item.Id).Distinct().Count());
        Assert.Equal(forward.Select(item => item.Id), backward.Select(item => item.Id).Reverse());
        Assert.All(forward, item => Assert.Equal("news", item.StatedId));
    }

    [Fact]
    public void An_item_listed_twice_and_items_of_their_own_guids_stay_as_they_are()
    {
        var twice = Item("https://x.example/a?utm_source=rss", "A");
        var again = Item("https://x.example/a", "A");
        var other = Item("https://x.example/b", "B", "other");

        var parted = RepeatedIds.Part([twice, again, other]);

        Assert.Equal([twice.Id, again.Id, other.Id], parted.Select(item => item.Id));
    }

    private static FeedItem Item(string link, string title, string guid = "news") => new()
    {
        Id = ItemIdentity.Of(guid, new Uri(link), title, null),
        StatedId = guid,
        Title = title,
        Link = new Uri(link),
    };
}
