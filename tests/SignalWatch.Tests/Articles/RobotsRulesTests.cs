using SignalWatch.Articles;

namespace SignalWatch.Tests.Articles;

public sealed class RobotsRulesTests
{
    [Theory]
    [InlineData("", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /", "/a", false)]
    [InlineData("User-agent: *\nDisallow: /", "/robots.txt", true)]
    [InlineData("User-agent: *\nDisallow:", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: signalwatch\nAllow: /", "/a", true)]
    [InlineData("User-agent: SignalWatch/2.0\nDisallow: /private", "/private/x", false)]
    [InlineData("User-agent: SignalWatcher\nDisallow: /", "/a", true)]
    [InlineData("User-agent: other\nUser-agent: signalwatch\nDisallow: /a", "/a", false)]
    [InlineData("User-agent: signalwatch\nDisallow: /a\n\nUser-agent: signalwatch\nDisallow: /b", "/a", false)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z", true)]
    [InlineData("User-agent: *\nDisallow: /x*y*z", "/x1y2z3", false)]
    [InlineData("User-agent: *\nDisallow: /новости", "/%d0%bd%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/1", false)]
    [InlineData("\uFEFFUser-agent: * # all\r\nDisallow: /a # this\r\nnonsense\r\n", "/a", false)]
    [InlineData("Disallow: /a\nUser-agent: *\nSitemap: https://x.example/s\nDisallow: /b", "/a", true)]
    [InlineData("User-agent: *\nCrawl-delay: 5\nDisallow: /b", "/b", false)]
    public void A_path_is_allowed_as_the_standard_says(string text, string path, bool isAllowed)
    {
        Assert.Equal(isAllowed, RobotsRules.Parse(text).IsAllowed("SignalWatch", path));
    }

    [Fact]
    public void A_line_of_stars_costs_little()
    {
        var rules = RobotsRules.Parse($"User-agent: *\nDisallow: /{string.Concat(Enumerable.Repeat("a*", 2000))}b$");

        Assert.True(rules.IsAllowed("SignalWatch", "/" + new string('a', 2000)));
    }
}
