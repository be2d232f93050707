using SignalWatch.Feeds.Parsing;

namespace SignalWatch.Tests.Feeds;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("  plain \n text ", "plain text")]
    [InlineData("<p>One</p><p>two<br>three</p>", "One two three")]
    [InlineData("a<b>b</b>c", "abc")]
    [InlineData("Fish &amp; chips &lt;3&nbsp;&#8217;&hellip;", "Fish & chips <3 ’…")]
    [InlineData("&amp;amp;", "&amp;")]
    [InlineData("?a=1&copy=2", "?a=1&copy=2")]
    [InlineData("1 < 2 and 3 > 2", "1 < 2 and 3 > 2")]
    [InlineData("a<script>if (a < b) { x('<p>') }</script>b<style>p{}</style>c", "a b c")]
    [InlineData("a<!-- hidden <b> -->b", "ab")]
    [InlineData("<a title='x > y' href=\"u\">link</a>", "link")]
    [InlineData("un<wbr>break\u00adable", "unbreakable")]
    [InlineData("text <script>never ends", "text")]
    [InlineData("<a href=\"", "<a href=\"")]
    public void Html_becomes_the_text_that_a_reader_sees(string html, string expected) => Assert.Equal(expected, PlainText.FromHtml(html));

    [Theory]
    [InlineData("What List<String> is for", "What List<String> is for")]
    [InlineData("Never use <script> again", "Never use <script> again")]
    [InlineData("<b>Bold</b> news", "Bold news")]
    public void In_titles_only_known_elements_are_markup(string html, string expected) => Assert.Equal(expected, PlainText.FromHtmlTitle(html));
}
