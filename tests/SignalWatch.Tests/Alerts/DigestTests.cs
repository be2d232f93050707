using SignalWatch.Alerts.Delivery;
using SignalWatch.Alerts.Digests;
using SignalWatch.Alerts.Mail;
using SignalWatch.Assessment;
using SignalWatch.Feeds;
using SignalWatch.Packs;
using SignalWatch.Stories;
using SignalWatch.Tests.Assessment;
using SignalWatch.Tests.Jobs;

namespace SignalWatch.Tests.Alerts;

public sealed class DigestTests
{
    private static readonly DateTimeOffset Now = MailSamples.Now;
    private static readonly DateOnly Today = MailSamples.Today;
    private static readonly Pack Pack = SmallPack.Create() with { Sources = [TestPack.Source("herald", 0.8, false), TestPack.Source("radio", 0.8, false)] };
    private static readonly DigestPast Past = new(Now.AddDays(-1), new HashSet<StoryId>(), []);

    [Fact]
    public void Scenarios_stand_beside_where_they_stood_a_week_ago()
    {
        var digest = Of(Evidence() with { Likelihoods = Likelihoods(SmallPack.Thaw, (-8, 0.2, "unlikely"), (-3, 0.5, "possible"), (0, 0.7, "likely")) });

        var thaw = Assert.Single(digest.Scenarios);
        Assert.Equal((0.7, "likely", 0.2, "unlikely"), (thaw.Probability, thaw.Word, thaw.ProbabilityBefore, thaw.WordBefore));
        Assert.Equal([0.2, 0.5, 0.7], thaw.Trend);
    }

    [Fact]
    public void Indicators_come_by_how_much_they_moved_and_silent_ones_not_at_all()
    {
        var evidence = Evidence() with
        {
            Levels = new Dictionary<IndicatorId, IReadOnlyList<DayLevel>>
            {
                [SmallPack.Talks] = Levels(_ => 0, _ => Level.Quiet),
                [SmallPack.Ports] = Levels(_ => 1, _ => Level.Quiet),
                [SmallPack.Rails] = Levels(back => back > -7 ? 4 : 0, _ => Level.Quiet),
                [SmallPack.Weather] = Levels(back => back == 0 ? 2 : 0, back => back == 0 ? Level.Elevated : Level.Quiet),
            },
        };

        var digest = Of(evidence);

        Assert.Equal([SmallPack.Weather, SmallPack.Rails, SmallPack.Ports], digest.Indicators.Select(one => one.IndicatorId));
        Assert.Equal((Level.Elevated, Level.Quiet, 2, 0), (digest.Indicators[0].Level, digest.Indicators[0].LevelBefore, digest.Indicators[0].Stories, digest.Indicators[0].StoriesBefore));
        Assert.Equal((28, 0, 30), (digest.Indicators[1].Stories, digest.Indicators[1].StoriesBefore, digest.Indicators[1].Days.Count));
    }

    [Fact]
    public void What_did_not_stir_shares_a_line_and_an_old_outage_has_its_year()
    {
        var content = MailSamples.DigestOf("x") with
        {
            Indicators =
            [
                new DigestIndicator(SmallPack.Talks, Level.Quiet, Level.Quiet, 0, 2, true, [0, 2, 0]),
                new DigestIndicator(SmallPack.Ports, Level.Quiet, Level.Quiet, 0, 0, true, [1, 0, 0]),
                new DigestIndicator(SmallPack.Rails, Level.Quiet, null, 0, 0, true, [1, 0, 0]),
                new DigestIndicator(SmallPack.Weather, Level.Quiet, Level.Quiet, 0, 0, false, [1, 0, 0]),
            ],
            Sources = [new DigestSource(new SourceId("radio"), "Radio", SourceState.Failing, Now.AddDays(-225))],
        };

        using var mail = new MailComposer(Pack, MailSamples.Options, null).Compose(content, MailSamples.Nino, OutboxId.OfDigest(MailSamples.Nino.Id, Today), Now);

        var titles = Pack.Indicators.ToDictionary(indicator => indicator.Id, indicator => indicator.Title);
        Assert.Contains($"Quiet, and without a story for two weeks: {titles[SmallPack.Ports]}, {titles[SmallPack.Rails]}.", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains($"{titles[SmallPack.Talks]}: quiet", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains($"{titles[SmallPack.Weather]}: quiet, as far as was heard", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("Radio: can't be read since 31 October 2024", mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_held_from_somebody_who_had_the_id_before_is_not_told()
    {
        var entry = new OutboxEntry { Id = MailSamples.Id, Kind = MailKind.Alert, Decided = Now.AddHours(-2), AnalystId = MailSamples.Nino.Id, AlertId = MailSamples.AlertId, Headline = "held" };
        var held = new OutboxStep(0, OutboxState.Suppressed, entry.Decided, "cap", entry.Decided);

        Assert.Single(DigestPast.Of(MailSamples.Nino, [(entry, held)], Now).Held);
        Assert.Empty(DigestPast.Of(MailSamples.Nino with { Since = Now.AddHours(-1) }, [(entry, held)], Now).Held);
    }

    [Fact]
    public void Stories_are_told_once_each_weightiest_first_also_those_that_came_late()
    {
        var evidence = Evidence() with
        {
            Stories =
            [
                Story("alone", SmallPack.Talks, -2, 0.9, 1), Story("wide", SmallPack.Talks, -3, 0.9, 5), Story("wide", SmallPack.Ports, -3, 0.6, 5),
                Story("late", SmallPack.Talks, -27, 0.8, 2), Story("older", SmallPack.Talks, -40, 0.9, 9), Story("told", SmallPack.Talks, -27, 0.9, 9),
                Story("backfill", SmallPack.Talks, -1, 0.9, 9) with { IsBackfill = true },
            ],
        };

        var digest = Digest.Of(Pack, MailSamples.Nino, Today, Past with { Told = new HashSet<StoryId> { new("told") } }, evidence, Now);

        Assert.Equal(["wide", "late", "alone"], digest.Stories.Select(story => story.StoryId.Value), StringComparer.Ordinal);
        Assert.Equal((3, SmallPack.Talks), (digest.StoriesTotal, digest.Stories[0].IndicatorId));
    }

    [Fact]
    public void Only_what_the_analyst_watches_is_told()
    {
        var analyst = MailSamples.Nino with { Indicators = [SmallPack.Ports], Scenarios = [SmallPack.North], Sources = [new SourceId("herald")] };
        var evidence = Evidence() with
        {
            Likelihoods = Likelihoods(SmallPack.Thaw, (0, 0.7, "likely")),
            Stories =
            [
                Story("talks", SmallPack.Talks, -1, 0.9, 3), Story("herald", SmallPack.Ports, -1, 0.9, 3),
                Story("radio", SmallPack.Ports, -1, 0.9, 3) with { SourceId = new SourceId("radio") },
            ],
        };

        var digest = Digest.Of(Pack, analyst, Today, Past, evidence, Now);

        Assert.Empty(digest.Scenarios);
        Assert.Equal(["herald"], digest.Stories.Select(story => story.StoryId.Value), StringComparer.Ordinal);
    }

    [Fact]
    public void A_source_is_down_when_it_has_failed_for_hours_and_not_for_one_poll()
    {
        var (herald, radio) = (Pack.Sources[0], Pack.Sources[1]);
        var evidence = Evidence() with { Sources = [(herald, Failing(herald, Now.AddHours(-9))), (radio, Failing(radio, Now.AddHours(-1)))] };

        var digest = Of(evidence);

        Assert.Equal(("herald", SourceState.Failing, Now.AddHours(-9)), (Assert.Single(digest.Sources).Title, digest.Sources[0].State, digest.Sources[0].Since));
        Assert.Equal((1, 2, false), (digest.SourcesDown, digest.SourcesTotal, digest.IsEmpty));
    }

    [Fact]
    public void A_day_is_empty_when_nothing_moved_since_the_last_digest()
    {
        var moved = Likelihoods(SmallPack.Thaw, (-8, 0.2, "unlikely"), (-3, 0.7, "likely"), (-1, 0.7, "likely"), (0, 0.7, "likely"));
        var moving = Likelihoods(SmallPack.Thaw, (-1, 0.5, "possible"), (0, 0.7, "likely"));
        var risen = new Dictionary<IndicatorId, IReadOnlyList<DayLevel>> { [SmallPack.Talks] = Levels(_ => 0, back => back == 0 ? Level.High : Level.Quiet) };
        var radio = Pack.Sources[1];

        Assert.True(Of(Evidence()).IsEmpty);
        Assert.True(Of(Evidence() with { Likelihoods = moved }).IsEmpty);
        Assert.True(Of(Evidence() with { Sources = [(radio, Failing(radio, Now.AddDays(-9)))] }).IsEmpty);
        Assert.False(Of(Evidence() with { Likelihoods = moving }).IsEmpty);
        Assert.False(Of(Evidence() with { Levels = risen }).IsEmpty);
        Assert.False(Of(Evidence() with { Stories = [Story("one", SmallPack.Talks, -1, 0.9, 1)] }).IsEmpty);
        Assert.False(Digest.Of(Pack, MailSamples.Nino, Today, Past with { Held = [new DigestHeld(Now, "x", "y")] }, Evidence(), Now).IsEmpty);
    }

    [Fact]
    public void An_empty_digest_is_one_line_with_a_way_out()
    {
        using var mail = MailSamples.ComposerOf("Talks").Compose(Of(Evidence()), MailSamples.Nino, OutboxId.OfDigest(MailSamples.Nino.Id, Today), Now);

        Assert.Equal("Digest, Friday 13 June: nothing new", mail.Subject);
        Assert.StartsWith("Nothing new since Thu 12 June, 23:50.", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("https://watch.example/m/unsubscribe", mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public void A_digest_survives_its_way_through_the_outbox()
    {
        var digest = MailSamples.DigestOf("სათაური 👩‍👩‍👧 \" \\");

        var json = digest.ToJson();

        Assert.All(json, letter => Assert.InRange(letter, ' ', '~'));
        Assert.Equal(json, DigestContent.FromJson(json).ToJson());
        Assert.Equivalent(digest, DigestContent.FromJson(json), strict: true);
        Assert.Throws<System.Text.Json.JsonException>(() => DigestContent.FromJson("{}"));
    }

    [Fact]
    public void Whatever_the_news_a_digest_fits_into_its_entry()
    {
        var texts = HostileText.Texts;
        var evidence = Evidence() with { Stories = [.. texts.Select((text, number) => Story(FormattableString.Invariant($"s{number}"), SmallPack.Talks, -1, 0.9, 3) with { Title = text, Outlet = text, Url = HostileText.Urls[number], Publishers = [text] })] };
        var held = texts.Select(text => new DigestHeld(Now, text, text)).ToList();

        var digest = Digest.Of(Pack, MailSamples.Nino, Today, Past with { Held = held }, evidence, Now);

        Assert.InRange(digest.ToJson().Length, 1, DigestContent.LongestJson);
        Assert.Equal(300, digest.HeldTotal);
        Assert.NotEmpty(digest.Held);
    }

    private static DigestContent Of(DigestEvidence evidence) => Digest.Of(Pack, MailSamples.Nino, Today, Past, evidence, Now);

    private static DigestEvidence Evidence() => new()
    {
        Likelihoods = new Dictionary<ScenarioId, IReadOnlyList<DayLikelihood>>(),
        Levels = new Dictionary<IndicatorId, IReadOnlyList<DayLevel>>(),
        Stories = [],
        Sources = [],
    };

    private static Dictionary<ScenarioId, IReadOnlyList<DayLikelihood>> Likelihoods(ScenarioId scenario, params (int Back, double Probability, string Word)[] days) =>
        new() { [scenario] = [.. days.Select(day => new DayLikelihood(scenario, Today.AddDays(day.Back), day.Probability, day.Word, "high"))] };

    private static List<DayLevel> Levels(Func<int, int> stories, Func<int, Level> level) =>
    [
        .. Enumerable.Range(-40, 41).Select(back => new DayLevel
        {
            Evidence = new DayEvidence(Today.AddDays(back), stories(back), stories(back), 2, 1), Level = level(back), Expected = 0.5, PValue = 0.5, Cusum = 0, CalmDays = 0, IsConfident = true,
        }),
    ];

    private static StoryEvidence Story(string id, IndicatorId indicator, int hours, double probability, int publishers) => new()
    {
        IndicatorId = indicator, StoryId = new StoryId(id), Time = Now.AddHours(hours), Probability = probability, Items = publishers,
        Publishers = [.. Enumerable.Range(0, publishers).Select(number => FormattableString.Invariant($"p{number}"))], Trust = 0.8, IsOfficial = false, IsBackfill = false,
        Title = id, Outlet = "Herald", Url = null, Why = "", Sentence = "", SourceId = new SourceId("herald"), ItemId = new ItemId("k3fq2a7x"),
    };

    private static SourceHealth Failing(Source source, DateTimeOffset since) => SourceHealth.Of(
        source, new PollState { SourceUrl = source.Url, LastPolled = Now, FirstPolled = since.AddDays(-1), ConsecutiveFailures = 3, FailingSince = since, LastFault = "Network" }, Now);
}
