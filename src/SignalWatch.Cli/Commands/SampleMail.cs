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

namespace SignalWatch.Cli.Commands;

/// <summary>Mails about invented news, to be looked at before there is any.</summary>
internal static class SampleMail
{
    private static readonly DateTimeOffset Now = new(2025, 6, 13, 19, 50, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = DateOnly.FromDateTime(Now.UtcDateTime);
    private static readonly MailOptions Options = new() { From = "signalwatch@example.org", Operator = "operator@example.org", PublicUrl = new Uri("https://signalwatch.example.org/") };
    private static readonly Analyst Reader = new() { Id = new AnalystId("nino"), Address = "nino@example.org", TimeZone = "Asia/Tbilisi", Since = Now.AddDays(-90) };

    private static readonly (string Title, string Outlet, string Sentence)[] News =
    [
        ("Crowds fill the main square for a third night after talks break off", "Morning Example", "By ten in the evening the square was full, and side streets had been closed to cars."),
        ("Police and demonstrators face each other at the bridge", "Example Wire", "Several hundred officers with shields stood at the northern end of the bridge."),
        ("Ministry calls on all sides to come back to the table", "Ministry of Examples", "The ministry said that its offer of the second of June was still on the table."),
        ("Railwaymen join the strike; no night trains on the coast line", "The Harbour Gazette", "Only one train in four left the central station on Friday."),
        ("Opposition names three conditions for an end to the protests", "Example Radio", "New elections by autumn come first on the list."),
    ];

    /// <summary>The mail of that kind about the pack's first indicators.</summary>
    public static MimeMessage Of(Pack pack, MailKind kind)
    {
        var composer = new MailComposer(pack, Options, UrlOf);
        return kind switch
        {
            MailKind.Digest => composer.Compose(DigestOf(pack), Reader, OutboxId.OfDigest(Reader.Id, Today), Now),
            MailKind.Operator => composer.Compose(Trouble(), OutboxId.OfTrouble("sources", Today), Now),
            _ => composer.Compose(AlertOf(pack), Reader, OutboxId.Of(new AlertId("sample"), Reader.Id), Now),
        };
    }

    private static Uri UrlOf(MailLink link) => new($"https://signalwatch.example.org/m/sample-{link.GetType().Name.ToLowerInvariant()}");

    private static Alert AlertOf(Pack pack)
    {
        var indicator = pack.Indicators[0];
        return new Alert
        {
            Id = new AlertId("sample"),
            Kind = AlertKind.LevelRose,
            Raised = Now,
            Day = Today,
            Episode = $"{indicator.Id}.20250611",
            Headline = $"{indicator.Title}: high (was elevated) - 14 stories, 6 publishers",
            Reason = "14 stories today where 1.8 are expected; so many come by chance on 1 day in 21,000. Six independent publishers report them, and two are needed for this level.",
            IndicatorId = indicator.Id,
            Level = Level.High,
            Was = "elevated",
            Publishers = 6,
            Stories = [.. News.Select((_, number) => StoryOf(pack, number))],
            Days = [.. Enumerable.Range(-59, 60).Select(back => new AlertDay(Today.AddDays(back), StoriesOn(back), LevelOn(back)))],
            Effects = [.. pack.Scenarios.Select((scenario, number) => EffectOf(pack, scenario, number))],
            Coverage = 0.92,
            Confidence = "moderate",
        };
    }

    private static DigestContent DigestOf(Pack pack) => new()
    {
        LocalDay = Today,
        From = Now.AddDays(-1),
        Until = Now,
        IsEmpty = false,
        Scenarios = [.. pack.Scenarios.Select((scenario, number) => ScenarioOf(EffectOf(pack, scenario, number)))],
        Indicators = [.. pack.Indicators.Take(7).Select((indicator, number) => IndicatorOf(indicator, number))],
        Stories = [.. News.Select((_, number) => new DigestStory(new StoryId(FormattableString.Invariant($"sample-{number}")), pack.Indicators[number % pack.Indicators.Count].Id, StoryOf(pack, number) with { Why = "", Sentence = "" }))],
        StoriesTotal = 23,
        Held =
        [
            new DigestHeld(Now.AddHours(-6), $"{pack.Indicators[^1].Title}: elevated (was quiet) - 3 stories, 2 publishers", "The day's six mails had been sent."),
            new DigestHeld(Now.AddHours(-15), $"{pack.Indicators[0].Title}: elevated (was quiet) - 5 stories, 3 publishers", "It had been announced two days before, and nothing new confirmed it."),
        ],
        HeldTotal = 2,
        Sources = [new DigestSource(new SourceId("example-radio"), "Example Radio", SourceState.Silent, Now.AddDays(-9)), new DigestSource(new SourceId("harbour"), "The Harbour Gazette", SourceState.Failing, Now.AddHours(-20))],
        SourcesDown = 2,
        SourcesTotal = 41,
    };

    private static Trouble Trouble() => new(
        "sources",
        "2 of 41 sources are down",
        "Example Radio: nothing new since 4 June; it used to publish every 3 h.\nThe Harbour Gazette: HTTP 503 since 12 June, 23:50 UTC.",
        "See on their sites whether they still publish, and give the new address in the pack. 'signalwatch sources --check' reads each once.",
        Now.AddDays(-9));

    private static AlertStory StoryOf(Pack pack, int number) => new()
    {
        Time = Now.AddHours(-1 - (3 * number)),
        IndicatorId = pack.Indicators[0].Id,
        Title = News[number].Title,
        Outlet = News[number].Outlet,
        Url = FormattableString.Invariant($"https://news-{number + 1}.example/2025/06/13/story"),
        Probability = 0.98 - (0.09 * number),
        Publishers = [.. News.Skip(number).Select(news => news.Outlet.ToLowerInvariant().Replace(' ', '-'))],
        Why = "square + night +2.1, talks + break off +1.4, police +0.8",
        Sentence = News[number].Sentence,
        SourceId = new SourceId(FormattableString.Invariant($"outlet-{number + 1}")),
        ItemId = new ItemId(FormattableString.Invariant($"k3fq2a7x{number}")),
    };

    private static ScenarioEffect EffectOf(Pack pack, Scenario scenario, int number)
    {
        var (before, now) = (Math.Clamp(0.2 + (0.15 * number), 0, 1), Math.Clamp(number % 2 == 0 ? 0.11 + (0.17 * number) : 0.31 + (0.14 * number), 0, 1));
        return new ScenarioEffect(scenario.Id, before, pack.Scale.WordFor(before).Word, now, pack.Scale.WordFor(now).Word, number switch { 0 => -0.42, 1 => 0.57, 2 => 0, _ => 1.1 });
    }

    private static DigestScenario ScenarioOf(ScenarioEffect effect) => new(
        effect.ScenarioId, effect.Now, effect.NowWord, effect.Before, effect.BeforeWord, "moderate", [.. Enumerable.Range(0, 30).Select(day => effect.Before + ((effect.Now - effect.Before) * day / 29))]);

    private static DigestIndicator IndicatorOf(Indicator indicator, int number)
    {
        List<int> days = [.. Enumerable.Range(-29, 30).Select(back => Math.Max(StoriesOn(back - (3 * number)) - (number / 3), 0))];
        var level = (Level)Math.Max(2 - number, 0);
        return new DigestIndicator(indicator.Id, level, number == 2 ? Level.Elevated : Level.Quiet, days.TakeLast(7).Sum(), days.SkipLast(7).TakeLast(7).Sum(), number != 6, days);
    }

    private static int StoriesOn(int back) => back switch { 0 => 14, -1 => 9, -2 => 6, -3 => 2, _ => (back * back + 3 * back) % 7 is var rest and < 4 ? rest : 0 };

    private static Level LevelOn(int back) => back switch { 0 => Level.High, >= -2 => Level.Elevated, >= -34 and <= -31 => Level.Elevated, _ => Level.Quiet };
}
