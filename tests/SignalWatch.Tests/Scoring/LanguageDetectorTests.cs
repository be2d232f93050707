using SignalWatch.Scoring;

namespace SignalWatch.Tests.Scoring;

public sealed class LanguageDetectorTests
{
    private static readonly LanguageDetector Detector = new(["en", "ru", "en-GB", "az", "fa", "hy", "ka", "tr"]);

    public static TheoryData<string, string> Sentences => new()
    {
        { "en", "Iran and Armenia sign an agreement on a road to the Persian Gulf" },
        { "en", "Police Clear Barricades Outside Parliament In Tbilisi" },
        { "en", "Erdoğan meets Aliyev in Şuşa and says the Zəngəzur road will be built" },
        { "en", "Iran strikes Israel" },
        { "ru", "Россия и Иран договорились достроить железную дорогу" },
        { "ru", "Путин прибыл в Баку" },
        { "ru", "«Газпром» и NIOC подписали договор о поставках газа" },
        { "ka", "პოლიციამ პარლამენტთან აქციის მონაწილეები დაშალა" },
        { "az", "Azərbaycan və Gürcüstan arasında yük daşımaları bu il artıb" },
        { "az", "Bakıda iki ölkənin nazirləri qaz nəqli haqqında danışıblar" },
        { "fa", "ایران و روسیه درباره بهای گاز به توافق رسیدند" },
        { "hy", "Հայաստանն ու Իրանը ստորագրեցին ճանապարհի համաձայնագիր" },
        { "tr", "Türkiye ile Gürcistan arasındaki demiryolu yeniden açılıyor" },
        { "tr", "Ankara yeni koridor için komşularıyla anlaşma imzaladı" },
    };

    [Theory]
    [MemberData(nameof(Sentences))]
    public void A_sentence_is_known_whatever_its_feed_says(string language, string text)
    {
        foreach (var stated in new[] { "en", "ru", "az", language })
        {
            // A few words without a mark of their own could be of any language in that script: there the feed is believed.
            if (text.Length > 30 || stated is "ru" or "en" || stated == language)
            {
                Assert.Equal(language, Detector.LanguageOf(new NewsText(text, "", stated)));
            }
        }
    }

    [Fact]
    public void A_feed_of_two_languages_is_told_apart_item_by_item()
    {
        var feed = new[]
        {
            new NewsText("Мост через реку открыли", "Его строили три года, и стоил он вдвое дороже.", "en"),
            new NewsText("The bridge over the river is open", "It took three years and cost twice as much.", "ru"),
        };

        Assert.Equal(["ru", "en"], feed.Select(Detector.LanguageOf), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("", "en-GB")]
    [InlineData("Баку 2025", "en-GB")]
    [InlineData("Tehran", "ru")]
    [InlineData("12 345 / 67 890 - 11.11.2024, 00:00-23:59", "fr")]
    [InlineData("Путин Putin Лавров Lavrov Песков Peskov", "en")]
    public void A_text_that_says_too_little_keeps_the_language_stated(string text, string stated) =>
        Assert.Equal(stated, Detector.LanguageOf(new NewsText(text, "", stated)));

    [Fact]
    public void A_stated_variant_of_the_language_found_is_kept() =>
        Assert.Equal("en-GB", Detector.LanguageOf(new NewsText("The railway to the south will be finished in three years", "", "en-GB")));

    [Theory]
    [InlineData("Οι δύο χώρες υπέγραψαν συμφωνία για το λιμάνι", "el")]
    [InlineData("两国签署铁路建设协议并将在三年内完工", "zh")]
    [InlineData("Die beiden Länder haben in Tiflis ein Abkommen über die Bahn unterzeichnet", "de")]
    public void A_language_that_nobody_expects_is_not_taken_for_a_known_one(string text, string language) =>
        Assert.Equal(language, Detector.LanguageOf(new NewsText(text, "", language == "de" ? "de" : "en")));

    [Fact]
    public void A_script_of_several_languages_none_of_them_expected_is_named_by_itself() =>
        Assert.Equal("und-Arab", new LanguageDetector(["en"]).LanguageOf(new NewsText("ایران و روسیه درباره گاز به توافق رسیدند", "", "en")));
}
