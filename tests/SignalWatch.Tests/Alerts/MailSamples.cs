using MimeKit;
using SignalWatch.Alerts;
using SignalWatch.Alerts.Analysts;
using SignalWatch.Alerts.Delivery;
using SignalWatch.Alerts.Digests;
using SignalWatch.Alerts.Links;
using SignalWatch.Alerts.Mail;
using SignalWatch.Assessment;
using SignalWatch.Feeds;
using SignalWatch.Packs;
using SignalWatch.Stories;
using SignalWatch.Tests.Assessment;

namespace SignalWatch.Tests.Alerts;

/// <summary>An alert, a digest and a trouble whose every text is the one asked for, and mails as a reader receives them: written and parsed again.</summary>
internal static class MailSamples
{
    public const string StoryUrl = "https://herald.example/2025/06/13/square";
    public static readonly DateTimeOffset Now = new(2025, 6, 13, 19, 50, 0, TimeSpan.Zero);
    public static readonly DateOnly Today = new(2025, 6, 13);
    public static readonly AlertId AlertId = new("20250613.talks.high");
    public static readonly Analyst Nino = new() { Id = new AnalystId("nino"), Address = "nino@example.org", TimeZone = "Asia/Tbilisi", Since = Now.AddDays(-90) };
    public static readonly OutboxId Id = OutboxId.Of(AlertId, Nino.Id);

    public static MailOptions Options => new() { From = "watch@signals.example", Operator = "operator@example.org" };

    public static Uri UrlOf(MailLink link) => link switch
    {
        MailLink.Judge judge => new Uri($"https://watch.example/m/judge-{judge.Judgement}"),
        MailLink.Mute { IndicatorId: null } => new Uri("https://watch.example/m/mute"),
        MailLink.Mute => new Uri("https://watch.example/m/mute-one"),
        _ => new Uri("https://watch.example/m/unsubscribe"),
    };

    public static Pack PackOf(string text) => SmallPack.Create() with
    {
        Title = text,
        Indicators = [.. SmallPack.Create().Indicators.Select(indicator => indicator with { Title = text })],
        Scenarios = [.. SmallPack.Create().Scenarios.Select(scenario => scenario with { Title = text })],
    };

    public static Alert AlertOf(string text, string? url = StoryUrl) => new()
    {
        Id = AlertId,
        Kind = AlertKind.LevelRose,
        Raised = Now,
        Day = Today,
        Episode = "talks.20250611",
        Headline = text,
        Reason = text,
        IndicatorId = SmallPack.Talks,
        Level = Level.High,
        Was = text,
        Publishers = 2,
        Stories = [StoryOf(text, url), StoryOf(text, url)],
        Days = [.. Enumerable.Range(-59, 60).Select(back => new AlertDay(Today.AddDays(back), Math.Max(5 + back, 0), back > -3 ? Level.High : Level.Quiet))],
        Effects = [new ScenarioEffect(SmallPack.Thaw, 0.2, text, 0.7, text, 1.2), new ScenarioEffect(SmallPack.North, 0.5, text, 0.5, text, 0)],
        Coverage = 0.9,
        Confidence = text,
    };

    public static AlertStory StoryOf(string text, string? url) => new()
    {
        Time = Now.AddHours(-3),
        IndicatorId = SmallPack.Talks,
        Title = text,
        Outlet = text,
        Url = url,
        Probability = 0.93,
        Publishers = [text, text],
        Why = text,
        Sentence = text,
        SourceId = new SourceId("herald"),
        ItemId = new ItemId("k3fq2a7x"),
    };

    public static DigestContent DigestOf(string text, string? url = StoryUrl) => new()
    {
        LocalDay = Today,
        From = Now.AddDays(-1),
        Until = Now,
        IsEmpty = false,
        Scenarios = [new DigestScenario(SmallPack.Thaw, 0.7, text, 0.2, text, text, [0.2, 0.5, 0.7])],
        Indicators = [new DigestIndicator(SmallPack.Talks, Level.High, Level.Quiet, 9, 2, true, [0, 0, 2, 9])],
        Stories = [new DigestStory(new StoryId(text), SmallPack.Talks, StoryOf(text, url))],
        StoriesTotal = 3,
        Held = [new DigestHeld(Now.AddHours(-2), text, text)],
        HeldTotal = 1,
        Sources = [new DigestSource(new SourceId("radio"), text, SourceState.Silent, Now.AddDays(-9))],
        SourcesDown = 1,
        SourcesTotal = 8,
    };

    public static Trouble TroubleOf(string text) => new("sources", text, text, text, Now.AddHours(-5));

    public static MailComposer ComposerOf(string text) => new(PackOf(text), Options, UrlOf);

    public static byte[] Written(MimeMessage message)
    {
        using var stream = new MemoryStream();
        message.WriteTo(stream, TestContext.Current.CancellationToken);
        return stream.ToArray();
    }

    public static MimeMessage Received(MimeMessage message) => MimeMessage.Load(new MemoryStream(Written(message)), TestContext.Current.CancellationToken);
}
