using SignalWatch.Feeds;

namespace SignalWatch.Tests.Feeds;

public sealed class ItemIdentityTests
{
    private static readonly Uri Page = new("https://example.org/news/1");

    [Fact]
    public void An_id_is_26_characters_of_base32()
    {
        var id = ItemIdentity.Of("tag:example.org,2026:1", Page, "title", "text").Value;

        Assert.Matches("^[a-z2-7]{26}$", id);
    }

    [Fact]
    public void The_guid_goes_before_the_link_and_the_link_before_the_text()
    {
        Assert.Equal(ItemIdentity.Of("1", Page, "a", "b"), ItemIdentity.Of(" 1 ", null, "c", "d"));
        Assert.Equal(ItemIdentity.Of(null, Page, "a", "b"), ItemIdentity.Of("  ", Page, "c", "d"));
        Assert.NotEqual(ItemIdentity.Of(null, null, "a", "b"), ItemIdentity.Of(null, null, "a", "c"));
        Assert.NotEqual(ItemIdentity.Of("https://example.org/news/1", null, "", null), ItemIdentity.Of(null, Page, "", null));
    }

    [Theory]
    [InlineData("HTTPS://Example.ORG:443/News/?b=2&utm_source=rss&a=1&fbclid=x#top", "https://example.org/News?a=1&b=2")]
    [InlineData("http://example.org", "http://example.org/")]
    [InlineData("http://example.org/?utm_campaign=x", "http://example.org/")]
    [InlineData("http://example.org:8080/a/", "http://example.org:8080/a")]
    [InlineData("http://user:secret@example.org/a", "http://example.org/a")]
    [InlineData("http://пример.рф/а", "http://xn--e1afmkfd.xn--p1ai/%D0%B0")]
    [InlineData("http://[::1]/a", "http://[::1]/a")]
    [InlineData("mailto:a@example.org", "mailto:a@example.org")]
    public void A_canonical_url_has_one_spelling(string url, string expected) =>
        Assert.Equal(expected, CanonicalUrl.Of(new Uri(url)));
}
