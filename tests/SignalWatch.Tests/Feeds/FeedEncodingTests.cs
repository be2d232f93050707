using System.Text;
using SignalWatch.Feeds;
using SignalWatch.Feeds.Parsing;

namespace SignalWatch.Tests.Feeds;

public sealed class FeedEncodingTests
{
    private const string Russian = "Россия и Иран обсудили поставки газа через Азербайджан";

    static FeedEncodingTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("windows-1250", "Łódź, příliš žluťoučký kůň")]
    [InlineData("windows-1251", Russian)]
    [InlineData("windows-1252", "“Überraschung” – naïve café")]
    [InlineData("windows-1254", "İstanbul'da görüşme: Ağrı Dağı")]
    [InlineData("windows-1256", "إيران وروسيا")]
    [InlineData("koi8-r", Russian)]
    [InlineData("iso-8859-1", "déjà vu")]
    [InlineData("iso-8859-2", "Łódź")]
    [InlineData("iso-8859-5", Russian)]
    [InlineData("iso-8859-9", "Ağrı")]
    [InlineData("gb18030", "伊朗与俄罗斯签署协议")]
    [InlineData("gb2312", "伊朗与俄罗斯签署协议")]
    [InlineData("big5", "伊朗與俄羅斯")]
    [InlineData("shift_jis", "イランとロシアの協定")]
    [InlineData("euc-jp", "イランとロシアの協定")]
    [InlineData("euc-kr", "이란과 러시아")]
    [InlineData("utf-8", Russian)]
    public void A_declared_encoding_is_used(string encoding, string title)
    {
        var declared = Parse(Encoding.GetEncoding(encoding).GetBytes(Rss(title, $"<?xml version='1.0' encoding='{encoding}'?>")), null);
        var overHttp = Parse(Encoding.GetEncoding(encoding).GetBytes(Rss(title, "")), $"text/xml; charset=\"{encoding}\"");

        Assert.Equal(title, declared.Items[0].Title);
        Assert.EndsWith("(XML declaration)", declared.Encoding, StringComparison.Ordinal);
        Assert.Equal(title, overHttp.Items[0].Title);
        Assert.EndsWith("(HTTP)", overHttp.Encoding, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-32", true)]
    [InlineData("utf-32BE", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", false)]
    [InlineData("utf-32", false)]
    public void Unicode_is_known_by_its_mark_or_pattern(string encoding, bool hasMark)
    {
        var unicode = Encoding.GetEncoding(encoding);
        byte[] bytes = [.. hasMark ? unicode.GetPreamble() : [], .. unicode.GetBytes(Rss(Russian, "<?xml version='1.0'?>"))];

        var feed = Parse(bytes, "text/xml; charset=iso-8859-1");

        Assert.Equal(Russian, feed.Items[0].Title);
        Assert.Contains(hasMark ? "byte order mark" : "pattern of bytes", feed.Encoding, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("windows-1251")]
    [InlineData("koi8-r")]
    [InlineData("iso-8859-5")]
    public void Text_stated_to_be_utf_8_that_is_not_is_detected(string encoding)
    {
        var bytes = Encoding.GetEncoding(encoding).GetBytes(Rss(Russian, "<?xml version='1.0' encoding='utf-8'?>"));

        var feed = Parse(bytes, "application/rss+xml; charset=utf-8");

        Assert.Equal(Russian, feed.Items[0].Title);
        Assert.Equal($"{encoding} (detected; utf-8 was stated)", feed.Encoding);
        Assert.True(feed.WasRepaired);
    }

    [Theory]
    [InlineData("windows-1251", Russian + ". Стороны договорились продолжить переговоры о строительстве железной дороги.")]
    [InlineData("windows-1252", "Perché la città è più povera: «così non si può andare avanti», dirà il sindaco à la carte")]
    [InlineData("windows-1256", "ناقش الرئيسان الروسي والإيراني مشروع ممر الشمال والجنوب وتوريد الغاز عبر أذربيجان خلال لقاء في موسكو")]
    [InlineData("gb18030", "伊朗与俄罗斯签署全面战略伙伴关系条约，双方讨论了经阿塞拜疆供应天然气的问题。")]
    [InlineData("shift_jis", "イランとロシアは包括的戦略パートナーシップ条約に署名し、天然ガスの供給について協議した。")]
    [InlineData("euc-kr", "이란과 러시아는 포괄적 전략 동반자 조약에 서명하고 아제르바이잔을 통한 가스 공급을 논의했다.")]
    public void Text_that_states_nothing_is_detected(string encoding, string title)
    {
        var feed = Parse(Encoding.GetEncoding(encoding).GetBytes(Rss(title, "")), null);

        Assert.Equal(title, feed.Items[0].Title);
        Assert.EndsWith("(detected)", feed.Encoding, StringComparison.Ordinal);
    }

    [Fact]
    public void Utf_8_stated_to_be_something_else_is_read_as_utf_8()
    {
        var feed = Parse(Encoding.UTF8.GetBytes(Rss(Russian, "<?xml version='1.0' encoding='windows-1251'?>")), "text/xml; charset=iso-8859-1");

        Assert.Equal(Russian, feed.Items[0].Title);
    }

    [Theory]
    [InlineData(Russian)]
    [InlineData("Überraschung im Café – “naïve”")]
    public void Utf_8_encoded_twice_is_undone(string title)
    {
        var once = Encoding.UTF8.GetBytes(Rss(title, "<?xml version='1.0' encoding='utf-8'?>"));
        var twice = string.Concat(once.Select(value => value is >= 0x80 and <= 0x9f && Encoding.GetEncoding(1252).GetString([value]) is [var c] ? c : (char)value));

        var feed = Parse(Encoding.UTF8.GetBytes(twice), null);

        Assert.Equal(title, feed.Items[0].Title);
        Assert.Equal("utf-8 (encoded twice)", feed.Encoding);
    }

    [Fact]
    public void A_broken_byte_does_not_turn_utf_8_into_something_else()
    {
        var bytes = Encoding.UTF8.GetBytes(Rss(Russian + " #", "<?xml version='1.0' encoding='utf-8'?>"));
        bytes[Array.IndexOf(bytes, (byte)'#')] = 0xd0;

        var feed = Parse(bytes, null);

        Assert.StartsWith(Russian, feed.Items[0].Title, StringComparison.Ordinal);
        Assert.True(feed.WasRepaired);
    }

    private static string Rss(string title, string declaration) =>
        $"{declaration}<rss version='2.0'><channel><title>t</title><item><title>{title}</title></item></channel></rss>";

    private static Feed Parse(byte[] bytes, string? contentType) =>
        Assert.IsType<FeedParseResult.Parsed>(FeedParser.Parse(bytes, null, contentType)).Feed;
}
