using AngleSharp.Html.Parser;
using MimeKit;
using SignalWatch.Alerts;
using SignalWatch.Alerts.Delivery;
using SignalWatch.Alerts.Mail;

namespace SignalWatch.Tests.Alerts;

public sealed class MailComposerTests
{
    private const string Headline = "Talks: high (was quiet) - 14 stories, 6 publishers";
    private static readonly MailComposer Composer = MailSamples.ComposerOf("Talks");

    [Fact]
    public void The_subject_says_what_changed_and_the_headers_what_kind_of_mail_it_is()
    {
        using var mail = MailSamples.Received(Compose(Composer));

        Assert.Equal(Headline, mail.Subject);
        Assert.Equal(MailSamples.Now, mail.Date);
        Assert.Equal("auto-generated", mail.Headers[HeaderId.AutoSubmitted]);
        Assert.Equal("\"Talks\" <small.signalwatch.signals.example>", mail.Headers[HeaderId.ListId]);
        Assert.Equal("<https://watch.example/m/unsubscribe>", mail.Headers[HeaderId.ListUnsubscribe]);
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers["List-Unsubscribe-Post"]);
        Assert.False(mail.Headers.Contains(HeaderId.Precedence));
    }

    [Fact]
    public void A_mail_sent_again_has_the_same_id_and_the_same_bytes()
    {
        using var first = Compose(Composer);
        using var second = Compose(MailSamples.ComposerOf("Talks"));

        Assert.Equal("20250613.talks.high.nino@signals.example", first.MessageId);
        Assert.Equal(MailSamples.Written(first), MailSamples.Written(second));
    }

    [Fact]
    public void Mails_of_one_episode_share_a_root_that_none_of_them_is()
    {
        using var rise = MailSamples.Received(Compose(Composer));
        using var fall = MailSamples.Received(Composer.Compose(MailSamples.AlertOf(Headline) with { Kind = AlertKind.LevelFell }, MailSamples.Nino, new OutboxId("20250616.talks.quiet.nino"), MailSamples.Now));

        Assert.Equal("episode.talks.20250611@signals.example", Assert.Single(rise.References));
        Assert.Equal(rise.References, fall.References, StringComparer.Ordinal);
        Assert.Equal(rise.InReplyTo, fall.InReplyTo);
        Assert.NotEqual(rise.MessageId, fall.MessageId, StringComparer.Ordinal);
    }

    [Fact]
    public void Text_and_html_stand_beside_each_other_and_the_picture_is_shown_in_its_place()
    {
        using var mail = MailSamples.Received(Compose(Composer));

        var related = Assert.IsType<MultipartRelated>(mail.Body);
        var alternative = Assert.IsType<MultipartAlternative>(related[0]);
        Assert.Equal(["text/plain", "text/html"], alternative.Select(part => part.ContentType.MimeType), StringComparer.Ordinal);
        var picture = Assert.IsType<MimePart>(related[1]);
        Assert.Equal(("image/png", ContentDisposition.Inline), (picture.ContentType.MimeType, picture.ContentDisposition?.Disposition));
        var shown = Assert.Single(new HtmlParser().ParseDocument(mail.HtmlBody!).Images);
        Assert.Equal($"cid:{picture.ContentId}", shown.GetAttribute("src"));
        Assert.Contains("most on 13 June (5). The level: quiet, then high from 11 June.", shown.AlternativeText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("High since 11 June 2025, was quiet before.")]
    [InlineData("Fourteen stories where two are expected.")]
    [InlineData("Crowds in the square")]
    [InlineData("Herald (herald.example) · Fri 13 June, 20:50")]
    [InlineData("Probability: likely (0.93) · 2 publishers: herald-group, wire")]
    [InlineData("square + night +2.1")]
    [InlineData("The square was full by ten.")]
    [InlineData("likely (0.70), was unlikely (0.20)")]
    [InlineData("The indicator's news speaks for it: +1.20 nats.")]
    [InlineData("Coverage: 90 % of the sources were heard. Confidence in the evidence: moderate.")]
    [InlineData("Times are those of Asia/Tbilisi")]
    public void Both_parts_say(string words)
    {
        using var mail = MailSamples.Received(Compose(Composer));

        Assert.Contains(words, string.Join(' ', mail.TextBody!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Contains(words, new HtmlParser().ParseDocument(mail.HtmlBody!).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_public_address_the_mail_names_the_command_that_does_it()
    {
        using var mail = MailSamples.Received(Compose(new MailComposer(MailSamples.PackOf("Talks"), MailSamples.Options, null)));

        Assert.Contains("signalwatch verdict herald/k3fq2a7x wrong talks", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("signalwatch analysts mute nino", mail.HtmlBody, StringComparison.Ordinal);
        Assert.False(mail.Headers.Contains(HeaderId.ListUnsubscribe));
        Assert.Equal([MailSamples.StoryUrl], new HtmlParser().ParseDocument(mail.HtmlBody!).Links.Select(link => link.GetAttribute("href")), StringComparer.Ordinal);
    }

    [Fact]
    public void One_click_is_promised_only_where_the_address_is_https()
    {
        using var mail = Compose(new MailComposer(MailSamples.PackOf("Talks"), MailSamples.Options, _ => new Uri("http://desk.example/m/x")));

        Assert.Equal("<http://desk.example/m/x>", mail.Headers[HeaderId.ListUnsubscribe]);
        Assert.False(mail.Headers.Contains("List-Unsubscribe-Post"));
    }

    [Fact]
    public void A_long_address_to_unsubscribe_arrives_whole()
    {
        var address = new Uri($"https://watch.example/m/{new string('t', 400)}");

        using var mail = MailSamples.Received(Compose(new MailComposer(MailSamples.PackOf("Talks"), MailSamples.Options, _ => address)));

        Assert.Equal($"<{address}>", mail.Headers[HeaderId.ListUnsubscribe]);
    }

    [Fact]
    public void A_story_without_item_has_no_verdict_links_and_one_without_page_no_link()
    {
        var alert = MailSamples.AlertOf(Headline) with { Stories = [MailSamples.StoryOf("Crowds", null) with { SourceId = null, ItemId = null }] };

        using var mail = MailSamples.Received(Composer.Compose(alert, MailSamples.Nino, MailSamples.Id, MailSamples.Now));

        Assert.Equal(["Mute this indicator for 24 h", "Mute everything for 24 h", "Unsubscribe"], new HtmlParser().ParseDocument(mail.HtmlBody!).Links.Select(link => link.TextContent), StringComparer.Ordinal);
    }

    [Fact]
    public void A_mail_stays_under_100_KB_by_leaving_out_stories_and_keeps_its_links()
    {
        var longest = string.Concat(Enumerable.Repeat("漢字ქართული ", 200));
        var stories = Enumerable.Range(0, 12).Select(_ => MailSamples.StoryOf(longest, $"https://herald.example/{new string('x', 1900)}")).ToList();

        using var mail = Composer.Compose(MailSamples.AlertOf(longest) with { Stories = stories }, MailSamples.Nino, MailSamples.Id, MailSamples.Now);

        Assert.InRange(MailSamples.Written(mail).Length, 1, 100_000);
        Assert.Contains("left out to keep this mail short", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("https://watch.example/m/unsubscribe", mail.TextBody, StringComparison.Ordinal);
        Assert.NotEmpty(new HtmlParser().ParseDocument(mail.HtmlBody!).QuerySelectorAll("a[href^='https://herald.example']"));
    }

    [Fact]
    public void Mails_written_at_once_are_those_written_one_by_one()
    {
        var alone = MailSamples.Written(Compose(Composer));
        var shared = MailSamples.ComposerOf("Talks");

        var mails = Enumerable.Range(0, 40).AsParallel().WithDegreeOfParallelism(8).Select(_ => MailSamples.Written(Compose(shared))).ToList();

        Assert.All(mails, mail => Assert.Equal(alone, mail));
    }

    [Fact]
    public void A_change_of_word_names_the_scenario_and_mutes_everything_or_nothing()
    {
        var alert = MailSamples.AlertOf(Headline) with { Kind = AlertKind.WordChanged, IndicatorId = null, ScenarioId = new("thaw"), Level = null, Days = [], Trend = Trend(0.2, 0.7), Was = "unlikely", Confidence = "moderate" };

        using var mail = MailSamples.Received(Composer.Compose(alert, MailSamples.Nino, MailSamples.Id, MailSamples.Now));

        var text = string.Join(' ', mail.TextBody!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.IsType<MultipartRelated>(mail.Body);
        Assert.Contains("[Chart] Probability from 12 June to 13 June 2025: unlikely (0.20) at first, likely (0.70) at last", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Mute this indicator", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("Coverage: 90 % of the sources were heard over the time that its evidence is from. Confidence in the evidence: moderate.", text, StringComparison.Ordinal);
        Assert.Contains("https://watch.example/m/judge-Wrong", mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_story_is_dated_and_set_beside_its_indicators_level()
    {
        var alert = MailSamples.AlertOf(Headline) with { Kind = AlertKind.OfficialReport };

        using var mail = MailSamples.Received(Composer.Compose(alert, MailSamples.Nino, MailSamples.Id, MailSamples.Now));

        Assert.Contains("Reported on 13 June 2025. The indicator's level is high.", mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sentence_that_is_the_headline_is_not_said_twice()
    {
        var alert = MailSamples.AlertOf(Headline) with { Stories = [MailSamples.StoryOf("Crowds in the square", MailSamples.StoryUrl) with { Outlet = "Herald", Why = "square", Publishers = ["herald"], Sentence = "Crowds in the square." }] };

        using var mail = MailSamples.Received(Composer.Compose(alert, MailSamples.Nino, MailSamples.Id, MailSamples.Now));

        Assert.Equal(1, mail.TextBody!.Split("Crowds in the square").Length - 1);
    }

    [Fact]
    public void The_operators_mail_is_plain_and_says_since_when_and_what_to_do()
    {
        var trouble = new Trouble("sources", "Two sources are down", "Herald: 503\nWire: timeout", "See whether they still publish.", MailSamples.Now.AddHours(-5));

        using var mail = MailSamples.Received(Composer.Compose(trouble, OutboxId.OfTrouble("sources", MailSamples.Today), MailSamples.Now));

        Assert.Equal(("SignalWatch: Two sources are down", "operator@example.org"), (mail.Subject, Assert.Single(mail.To.Mailboxes).Address));
        Assert.Equal("text/plain", mail.Body!.ContentType.MimeType);
        Assert.All(["Since 13 June 2025, 14:50 UTC.", "Herald: 503\n", "Wire: timeout\n", "WHAT TO DO", "See whether they still publish."], words => Assert.Contains(words, mail.TextBody!.ReplaceLineEndings("\n"), StringComparison.Ordinal));
        Assert.Equal(trouble, Trouble.FromJson(trouble.ToJson()));
    }

    [Fact]
    public void Without_an_operator_trouble_is_refused_with_the_setting_to_make()
    {
        var composer = new MailComposer(MailSamples.PackOf("Talks"), new MailOptions(), null);

        var refusal = Assert.Throws<InvalidOperationException>(() => composer.Compose(MailSamples.TroubleOf("x"), new OutboxId("trouble.20250613.x"), MailSamples.Now));

        Assert.Contains("Mail:Operator", refusal.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<AlertLikelihood> Trend(params IReadOnlyList<double> probabilities) =>
        [.. probabilities.Select((probability, number) => new AlertLikelihood(MailSamples.Today.AddDays(number - probabilities.Count + 1), probability))];

    private static MimeMessage Compose(MailComposer composer)
    {
        var story = MailSamples.StoryOf("Crowds in the square", MailSamples.StoryUrl) with
        {
            Outlet = "Herald", Publishers = ["herald-group", "wire"], Why = "square + night +2.1", Sentence = "The square was full by ten.",
        };
        var alert = MailSamples.AlertOf("Fourteen stories where two are expected.") with { Headline = Headline, Was = "quiet", Confidence = "moderate", Stories = [story] };
        alert = alert with { Effects = [alert.Effects[0] with { BeforeWord = "unlikely", NowWord = "likely" }] };
        return composer.Compose(alert, MailSamples.Nino, MailSamples.Id, MailSamples.Now);
    }
}
