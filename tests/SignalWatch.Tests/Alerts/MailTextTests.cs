using SignalWatch.Alerts.Mail;

namespace SignalWatch.Tests.Alerts;

public sealed class MailTextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("  one\r\n two\tthree\u2028four ", "one two three four")]
    [InlineData("a\0b\u001B[31mc", "a b [31mc")]
    [InlineData("safe\u202Egpj.exe\u202C", "safegpj.exe")]
    [InlineData("می\u200Cخواهم", "می\u200Cخواهم")]
    [InlineData("👩\u200D👩\u200D👧", "👩\u200D👩\u200D👧")]
    [InlineData("x\uE000\u3164y", "xy")]
    [InlineData("e\u0301\u0301\u0301\u0301\u0301\u0301z", "e\u0301\u0301\u0301\u0301z")]
    [InlineData("abcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqrs…")]
    [InlineData("abcdefghijklmnopqr 👩 and", "abcdefghijklmnopqr…")]
    public void A_line_keeps_what_can_be_read(string? text, string line)
    {
        Assert.Equal(line, MailText.Line(text, 20));
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_left_out()
    {
        Assert.Equal("a b", MailText.Line("a\uD83D b\uDC00", 20));
    }

    [Theory]
    [InlineData("https://herald.example/a", "https://herald.example/a", "herald.example")]
    [InlineData("HTTP://Herald.Example/A?b=ü", "http://herald.example/A?b=%C3%BC", "herald.example")]
    [InlineData("https://пример.рф/а", "https://xn--e1afmkfd.xn--p1ai/%D0%B0", "пример.рф")]
    [InlineData("https://münchen.example/", "https://xn--mnchen-3ya.example/", "münchen.example")]
    [InlineData("https://gооgle.example/", "https://xn--ggle-55da.example/", "xn--ggle-55da.example")]
    [InlineData("https://аррӏе.example/", "https://xn--80ak6aa92e.example/", "xn--80ak6aa92e.example")]
    [InlineData("https://xn--80ak6aa92e.example/", "https://xn--80ak6aa92e.example/", "xn--80ak6aa92e.example")]
    [InlineData("https://ɡoogle.example/", "https://xn--oogle-qmc.example/", "xn--oogle-qmc.example")]
    public void A_link_shows_its_host_in_punycode_where_scripts_mix(string url, string target, string host)
    {
        var link = StoryLink.Of(url);

        Assert.Equal((target, host), (link?.Target.AbsoluteUri, link?.Host));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("ftp://files.example/x")]
    [InlineData("//herald.example/x")]
    [InlineData("https://good.example@evil.example/")]
    [InlineData("https://herald.example/a b")]
    [InlineData("https://herald.example/\r\nBcc: x")]
    public void What_is_no_open_address_of_the_web_is_no_link(string? url)
    {
        Assert.Null(StoryLink.Of(url));
    }
}
