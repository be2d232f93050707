using SignalWatch.Feeds.Parsing;

namespace SignalWatch.Tests.Feeds;

public sealed class UnreadableDateTests
{
    [Theory]
    [InlineData("<pubDate>Fri, 13 Jun 2025 03:40:00 GMT</pubDate>", true, false)]
    [InlineData("<pubDate>the day before yesterday</pubDate>", false, true)]
    [InlineData("<pubDate> </pubDate>", false, false)]
    [InlineData("", false, false)]
    [InlineData("<pubDate>nonsense</pubDate><dc:date xmlns:dc='http://purl.org/dc/elements/1.1/'>2025-06-13</dc:date>", true, false)]
    public void An_item_tells_an_unreadable_date_from_none(string date, bool hasDate, bool isUnreadable)
    {
        var feed = System.Text.Encoding.UTF8.GetBytes($"<rss version='2.0'><channel><item><title>News</title><guid>1</guid>{date}</item></channel></rss>");

        var item = Assert.Single(Assert.IsType<FeedParseResult.Parsed>(FeedParser.Parse(feed, null, null)).Feed.Items);

        Assert.Equal((hasDate, isUnreadable), (item.Published is not null, item.HasUnreadableDate));
    }
}
