using SignalWatch.Web.Dashboard;

namespace SignalWatch.Tests.Web;

public sealed class DashboardTextTests
{
    [Theory]
    [InlineData("https://news.example/a?b=c#d", "https://news.example/a?b=c#d")]
    [InlineData("HTTP://news.example", "http://news.example/")]
    [InlineData("javascript:alert(1)", null)]
    [InlineData(" java\nscript:alert(1)", null)]
    [InlineData("data:text/html,<script>alert(1)</script>", null)]
    [InlineData("file:///etc/passwd", null)]
    [InlineData("//news.example/a", null)]
    [InlineData("/a", null)]
    [InlineData("https://user:secret@news.example/", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Only_addresses_of_the_web_become_links(string? url, string? link) => Assert.Equal(link, SafeLink.Of(url));

    [Theory]
    [InlineData("A dredger, a Dredger's crew and dredging", "dredgers +2.0", "A [dredger], a [Dredger]'s crew and dredging")]
    [InlineData("Crew of Olsen; crew off duty", "canal side + strike +0.4", "[Crew of] Olsen; crew off duty")]
    [InlineData("Missiles hit, missiles miss", "missiles > hit +1.5, hit -0.2", "[Missiles hit], [missiles] miss")]
    [InlineData("No word of it", "", "No word of it")]
    [InlineData("", "dredgers +2.0", "")]
    [InlineData("<b>dredger</b>\u202E\uD800*", "dredgers +2.0", "<b>[dredger]</b>\u202E\uD800*")]
    public void The_words_behind_a_probability_are_marked_and_the_text_is_kept(string text, string why, string marked)
    {
        var parts = new EvidenceMarks(DashboardNews.Pack).Of(text, why);

        Assert.Equal(text, string.Concat(parts.Select(part => part.Text)));
        Assert.Equal(marked, string.Concat(parts.Select(part => part.IsEvidence ? $"[{part.Text}]" : part.Text)));
    }

    [Theory]
    [InlineData(0, "0 %")]
    [InlineData(0.001, "< 1 %")]
    [InlineData(0.149, "15 %")]
    [InlineData(0.9999, "> 99 %")]
    [InlineData(1, "100 %")]
    public void A_probability_never_looks_more_certain_than_it_is(double share, string text) => Assert.Equal(text, DashboardText.Percent(share));
}
