using System.Buffers.Text;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SignalWatch.Alerts.Analysts;
using SignalWatch.Alerts.Links;
using SignalWatch.Feeds;
using SignalWatch.History;
using SignalWatch.Packs;
using SignalWatch.Tests.History;

namespace SignalWatch.Tests.Web;

public sealed class LinkSignerTests
{
    private static readonly DateTimeOffset Now = new(2025, 6, 13, 15, 0, 0, TimeSpan.Zero);
    private static readonly AnalystId Nino = new("nino");
    private static readonly MailLink.Judge Judge =
        new(Nino, new SourceId("outlet"), new ItemId("abc2defghijklmnopqrstuvwxy"), new IndicatorId("georgian-protests"), Judgement.Wrong);

    private readonly FakeTimeProvider _clock = new(Now);
    private readonly LinkKeys _keys = KeysOf(1);

    public static TheoryData<MailLink> Links() => [Judge, new MailLink.Mute(Nino, Judge.IndicatorId), new MailLink.Mute(Nino, null), new MailLink.Unsubscribe(Nino)];

    [Theory]
    [MemberData(nameof(Links))]
    public void A_link_comes_back_as_it_was_made(MailLink link)
    {
        var url = Signer().UrlOf(link);

        Assert.StartsWith("https://watch.example/desk/m/", url.AbsoluteUri, StringComparison.Ordinal);
        Assert.InRange(url.AbsoluteUri.Length, 60, 250);
        Assert.Equal(link, Assert.IsType<LinkCheck.Valid>(Signer().Check(url.Segments[^1])).Link);
    }

    [Fact]
    public void No_two_links_share_a_token()
    {
        var analysts = (AnalystId[])[Nino, new("nin")];
        var links = analysts.SelectMany(analyst => (MailLink[])
            [Judge with { AnalystId = analyst }, Judge with { AnalystId = analyst, Judgement = Judgement.Correct }, new MailLink.Mute(analyst, null), new MailLink.Mute(analyst, new("o")), new MailLink.Unsubscribe(analyst)]);

        var tokens = links.Select(Signer().TokenOf).ToList();

        Assert.Equal(10, tokens.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_token_edited_anywhere_is_refused()
    {
        var token = Signer().TokenOf(Judge);
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

        var edited = Enumerable.Range(0, token.Length).SelectMany(position => Alphabet.Where(letter => letter != token[position])
            .Select(letter => token[..position] + letter + token[(position + 1)..]));
        var cut = Enumerable.Range(0, token.Length).Select(length => token[..length]);

        Assert.All(edited.Concat(cut), other => Assert.True(Signer().Check(other) is LinkCheck.Forged or LinkCheck.Malformed, other));
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("../../etc/passwd")]
    [InlineData("!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!")]
    public void What_is_no_token_is_malformed(string token) => Assert.IsType<LinkCheck.Malformed>(Signer().Check(token));

    [Fact]
    public void White_space_padding_and_endless_text_are_malformed()
    {
        var token = Signer().TokenOf(Judge);

        Assert.All(
            (string[])[token + "=", token + " ", " " + token, token.Insert(9, "\n"), token + new string('A', 5000)],
            other => Assert.IsType<LinkCheck.Malformed>(Signer().Check(other)));
    }

    [Fact]
    public void What_is_well_signed_but_no_link_is_refused()
    {
        // As only an older or newer release could have made it: a wrong format byte under a good signature.
        var token = Base64Url.DecodeFromChars(Signer().TokenOf(new MailLink.Unsubscribe(Nino)));
        token[0] = 2;

        Assert.IsType<LinkCheck.Forged>(Signer().Check(Base64Url.EncodeToString(token)));
        Assert.Null(LinkText.Read(token));
    }

    [Theory]
    [MemberData(nameof(Links))]
    public void A_link_lasts_as_long_as_the_options_say_and_to_the_end_of_that_day(MailLink link)
    {
        var token = Signer().TokenOf(link);
        var lifetime = link switch { MailLink.Judge => 30, MailLink.Mute => 7, _ => 730 };

        _clock.Advance(TimeSpan.FromDays(lifetime));
        var last = Signer().Check(token);
        _clock.Advance(TimeSpan.FromHours(9));
        var late = Signer().Check(token);

        Assert.IsType<LinkCheck.Valid>(last);
        Assert.Equal(new LinkCheck.Expired(new(Now.Date.AddDays(lifetime + 1), TimeSpan.Zero)), late);
    }

    [Fact]
    public void A_mail_composed_anew_on_the_same_day_has_the_same_links()
    {
        var first = Signer().UrlOf(Judge);
        _clock.Advance(TimeSpan.FromHours(8));

        Assert.Equal(first, Signer().UrlOf(Judge));
    }

    [Fact]
    public void An_older_key_is_accepted_while_it_is_rotated_out_and_another_never()
    {
        var token = Signer().TokenOf(Judge);

        var rotated = new LinkSigner(new LinkKeys(BytesOf(2), BytesOf(1)), null, new LinkOptions(), _clock);
        var gone = new LinkSigner(KeysOf(2), null, new LinkOptions(), _clock);

        Assert.IsType<LinkCheck.Valid>(rotated.Check(token));
        Assert.False(string.Equals(token, rotated.TokenOf(Judge), StringComparison.Ordinal));
        Assert.IsType<LinkCheck.Forged>(gone.Check(token));
        Assert.Throws<InvalidOperationException>(() => gone.UrlOf(Judge));
    }

    [Fact]
    public void A_data_directory_makes_its_key_once_and_keeps_it_from_others()
    {
        using var directory = new TemporaryDirectory();
        var token = new LinkSigner(LinkKeys.ReadOrMake(directory.FullName), null, new LinkOptions(), _clock).TokenOf(Judge);

        var again = new LinkSigner(LinkKeys.ReadOrMake(directory.FullName), null, new LinkOptions(), _clock).Check(token);
        File.Move(directory.Combine(LinkKeys.FileName), directory.Combine(LinkKeys.OlderFileName));
        var rotated = new LinkSigner(LinkKeys.ReadOrMake(directory.FullName), null, new LinkOptions(), _clock);

        Assert.IsType<LinkCheck.Valid>(again);
        Assert.IsType<LinkCheck.Valid>(rotated.Check(token));
        Assert.Equal(2, Directory.GetFiles(directory.FullName).Length);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(directory.Combine(LinkKeys.FileName)));
        }
    }

    [Fact]
    public void A_damaged_key_is_named_and_never_shown()
    {
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory.Combine(LinkKeys.FileName), "c2hvcnQ=");

        var fromFile = Assert.Throws<InvalidDataException>(() => LinkKeys.ReadOrMake(directory.FullName));
        var fromSetting = Assert.Throws<InvalidDataException>(() => LinkKeys.Of("c2hvcnQ=", null));

        Assert.Contains(LinkKeys.FileName, fromFile.Message, StringComparison.Ordinal);
        Assert.Contains("Links:Key", fromSetting.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("c2hvcnQ", fromFile.Message + fromSetting.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lifetimes_out_of_bounds_are_refused()
    {
        var result = new LinkOptionsValidator().Validate(null, new LinkOptions { UnsubscribeLifetime = TimeSpan.FromDays(3) });

        Assert.Contains(nameof(LinkOptions.UnsubscribeLifetime), result.FailureMessage, StringComparison.Ordinal);
        Assert.Equal(ValidateOptionsResult.Success, new LinkOptionsValidator().Validate(null, new LinkOptions()));
    }

    private static byte[] BytesOf(byte seed) => [.. Enumerable.Repeat(seed, 32)];

    private static LinkKeys KeysOf(byte seed) => new(BytesOf(seed));

    private LinkSigner Signer() => new(_keys, new Uri("https://watch.example/desk"), new LinkOptions(), _clock);
}
