using System.Globalization;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using MimeKit;
using SignalWatch.Alerts.Delivery;
using SignalWatch.Alerts.Mail;

namespace SignalWatch.Tests.Alerts;

public sealed class HostileMailTests
{
    private const int TextColumns = 76;

    private static readonly string[] OwnLinks =
    [
        MailSamples.StoryUrl, "https://watch.example/m/judge-Correct", "https://watch.example/m/judge-Wrong",
        "https://watch.example/m/mute", "https://watch.example/m/mute-one", "https://watch.example/m/unsubscribe",
    ];

    public static TheoryData<string> Kinds => ["alert", "digest", "trouble"];

    [Theory, MemberData(nameof(Kinds))]
    public void No_text_changes_headers_parts_elements_or_link_targets(string kind)
    {
        using var ofWord = MailSamples.Received(Compose(kind, "Word"));
        using var ofNothing = MailSamples.Received(Compose(kind, ""));
        var (word, nothing) = (ShapeOf(ofWord), ShapeOf(ofNothing));

        Assert.Equal(300, HostileText.Texts.Distinct(StringComparer.Ordinal).Count());
        Assert.All(HostileText.Texts, text =>
        {
            using var mail = MailSamples.Received(Compose(kind, text));

            Assert.Equal(MailText.Line(text, MailLimits.Line).Length == 0 ? nothing : word, ShapeOf(mail));
            AssertHeaders(mail);
            AssertBodies(mail, OwnLinks);
        });
    }

    [Theory, InlineData("alert"), InlineData("digest")]
    public void No_address_leads_elsewhere_than_it_says_or_by_another_scheme(string kind)
    {
        Assert.Equal(300, HostileText.Urls.Distinct(StringComparer.Ordinal).Count());
        Assert.All(HostileText.Urls, url =>
        {
            using var mail = MailSamples.Received(Compose(kind, "Word", url));

            var link = StoryLink.Of(url);
            AssertHeaders(mail);
            AssertBodies(mail, link is null ? OwnLinks : [.. OwnLinks, link.Target.AbsoluteUri]);
            if (link is not null)
            {
                var stated = new Uri(url);
                Assert.Contains(link.Target.Scheme, new[] { "http", "https" }, StringComparer.Ordinal);
                Assert.Equal((stated.IdnHost, stated.Port, stated.PathAndQuery, ""), (link.Target.IdnHost, link.Target.Port, link.Target.PathAndQuery, link.Target.UserInfo));
                Assert.True(Ascii.IsValid(link.Target.AbsoluteUri));
            }
        });
    }

    [Fact]
    public void Ids_that_no_pack_could_have_reach_no_header_as_they_are()
    {
        Assert.All(HostileText.Texts, text =>
        {
            var alert = MailSamples.AlertOf("Word") with { Episode = text, IndicatorId = new(text), ScenarioId = new(text) };

            using var mail = MailSamples.Received(MailSamples.ComposerOf("Word").Compose(alert, MailSamples.Nino with { TimeZone = text }, new OutboxId(text), MailSamples.Now));

            Assert.Matches("^[A-Za-z0-9._-]+@signals[.]example$", mail.MessageId);
            Assert.Matches("^[A-Za-z0-9._-]+@signals[.]example$", Assert.Single(mail.References));
            AssertHeaders(mail);
            AssertBodies(mail, OwnLinks);
        });
    }

    [Fact]
    public void The_titles_of_stories_are_shown_as_they_were_written_but_for_what_can_not_be_seen()
    {
        Assert.All(HostileText.Texts.Where(text => MailText.Line(text, MailLimits.Line).Length > 0), text =>
        {
            using var mail = MailSamples.Received(Compose("alert", text));

            var link = DocumentOf(mail).QuerySelector($"a[href='{MailSamples.StoryUrl}']");
            Assert.NotNull(link);
            Assert.Equal(MailText.Line(text, MailLimits.Line), link.TextContent);
        });
    }

    private static MimeMessage Compose(string kind, string text, string? url = MailSamples.StoryUrl) => kind switch
    {
        "alert" => MailSamples.ComposerOf(text).Compose(MailSamples.AlertOf(text, url), MailSamples.Nino, MailSamples.Id, MailSamples.Now),
        "digest" => MailSamples.ComposerOf(text).Compose(MailSamples.DigestOf(text, url), MailSamples.Nino, OutboxId.OfDigest(MailSamples.Nino.Id, MailSamples.Today), MailSamples.Now),
        _ => MailSamples.ComposerOf(text).Compose(MailSamples.TroubleOf(text), OutboxId.OfTrouble("sources", MailSamples.Today), MailSamples.Now),
    };

    /// <summary>Header names, parts with their types, and the HTML's elements with the names of their attributes.</summary>
    private static List<string> ShapeOf(MimeMessage mail) =>
    [
        .. mail.Headers.Select(header => header.Field),
        .. PartsOf(mail.Body!),
        .. mail.HtmlBody is null ? [] : DocumentOf(mail).All.Select(element => $"{element.LocalName} {string.Join(' ', element.Attributes.Select(attribute => attribute.Name))}"),
    ];

    private static IEnumerable<string> PartsOf(MimeEntity entity) =>
        entity is Multipart multipart ? [entity.ContentType.MimeType, .. multipart.SelectMany(PartsOf)] : [entity.ContentType.MimeType];

    private static IHtmlDocument DocumentOf(MimeMessage mail) => new HtmlParser().ParseDocument(mail.HtmlBody!);

    private static void AssertHeaders(MimeMessage mail)
    {
        Assert.Equal("watch@signals.example", Assert.Single(mail.From.Mailboxes).Address);
        Assert.Contains(Assert.Single(mail.To.Mailboxes).Address, new[] { "nino@example.org", "operator@example.org" }, StringComparer.Ordinal);
        Assert.Empty(mail.Cc.Concat(mail.Bcc).Concat(mail.ReplyTo));
        Assert.InRange(mail.Subject!.Length, 1, MailLimits.Subject);
        Assert.All(mail.Headers, header => Assert.DoesNotContain(header.Value.EnumerateRunes(), IsActive));
    }

    private static void AssertBodies(MimeMessage mail, IReadOnlyCollection<string> links)
    {
        Assert.DoesNotContain(mail.TextBody!.ReplaceLineEndings("").EnumerateRunes(), IsActive);
        Assert.All(mail.TextBody!.Split('\n'), line =>
            Assert.True(line.Trim().StartsWith("https://", StringComparison.Ordinal) || new StringInfo(line).LengthInTextElements <= TextColumns, line));
        if (mail.HtmlBody is null)
        {
            return;
        }

        var document = DocumentOf(mail);
        Assert.DoesNotContain(document.Body!.TextContent.Replace("\n", "", StringComparison.Ordinal).EnumerateRunes(), IsActive);
        Assert.All(document.QuerySelectorAll("[href]"), link => Assert.Contains(link.GetAttribute("href"), links, StringComparer.Ordinal));
        Assert.All(document.QuerySelectorAll("[src]"), picture => Assert.Equal($"cid:{Assert.Single(mail.BodyParts, part => part.ContentType.IsMimeType("image", "png")).ContentId}", picture.GetAttribute("src")));
        Assert.Empty(document.QuerySelectorAll("script, link, base, form, iframe, object, embed, svg, input"));
        Assert.Single(document.QuerySelectorAll("style"));
        Assert.Contains("https://watch.example/m/unsubscribe", document.QuerySelectorAll("a").Select(link => link.GetAttribute("href")), StringComparer.Ordinal);
    }

    private static bool IsActive(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate => true,
        UnicodeCategory.Format => rune.Value is not (0x200C or 0x200D),
        _ => rune.Value == 0xFFFD,
    };
}
