using System.Globalization;
using SignalWatch.Alerts.Analysts;
using SignalWatch.Alerts.Digests;
using SignalWatch.Assessment;
using SignalWatch.Feeds;
using SignalWatch.Packs;

namespace SignalWatch.Alerts.Mail;

/// <summary>What the mail of a digest says.</summary>
internal sealed class DigestPage(Pack pack, MailLinks links, DigestContent digest, Analyst analyst)
{
    private static readonly TimeSpan LongestYearless = TimeSpan.FromDays(60);

    private readonly TimeZoneInfo _zone = MailWords.ZoneOf(analyst);

    /// <summary>What a digest tells, in one line.</summary>
    public static string HeadlineOf(DigestContent digest)
    {
        var day = digest.LocalDay.ToString("dddd d MMMM", CultureInfo.InvariantCulture);
        if (digest.IsEmpty)
        {
            return $"Digest, {day}: nothing new";
        }

        var moved = digest.Scenarios.Count(one => one.WordBefore.Length > 0 && one.Word != one.WordBefore);
        var raised = digest.Indicators.Count(one => one.Level > Level.Quiet);
        string[] parts =
        [
            moved > 0 ? $"{MailWords.Count(moved, "scenario")} moved" : "",
            raised > 0 ? $"{MailWords.Count(raised, "indicator")} raised" : "",
            MailWords.Count(digest.StoriesTotal, "new story"),
        ];
        return $"Digest, {day}: {string.Join(", ", parts.Where(part => part.Length > 0))}";
    }

    /// <summary>The page.</summary>
    /// <param name="mostStories">The most stories shown.</param>
    public MailPage Of(int mostStories)
    {
        var headline = HeadlineOf(digest);
        var closing = new MailBlock.Paragraph($"You have this digest because you asked for one {(analyst.Digest == DigestRhythm.Weekly ? "a week" : "a day")}. Times are those of {_zone.Id}; days are counted in UTC.", IsAside: true);
        if (digest.IsEmpty)
        {
            return new MailPage(headline, headline, [new MailBlock.Paragraph($"Nothing new since {MailWords.Time(digest.From, _zone)}."), new MailBlock.Actions([links.Unsubscribe(analyst.Id)]), closing]);
        }

        List<MailBlock> blocks = [new MailBlock.Title($"{pack.Title} · since {MailWords.Time(digest.From, _zone)}", headline, digest.Indicators.Select(one => (Level?)one.Level).Max())];
        AddScenarios(blocks);
        AddIndicators(blocks);
        AddStories(blocks, mostStories);
        AddHeld(blocks);
        AddSources(blocks);
        blocks.Add(new MailBlock.Heading("What you can do"));
        blocks.Add(new MailBlock.Actions([links.Mute(analyst.Id, null), links.Unsubscribe(analyst.Id)]));
        blocks.Add(closing);
        return new MailPage(headline, Preheader(), blocks);
    }

    private static string Title(DigestScenario one, Pack pack) => pack.Scenarios.FirstOrDefault(scenario => scenario.Id == one.ScenarioId)?.Title ?? one.ScenarioId.Value;

    private string TitleOf(IndicatorId id) => pack.Indicators.FirstOrDefault(indicator => indicator.Id == id)?.Title ?? id.Value;

    private string Preheader() => string.Join("; ", digest.Scenarios.Select(one => $"{Title(one, pack)}: {MailWords.WithFigure(one.Word, one.Probability)}"));

    private void AddScenarios(List<MailBlock> blocks)
    {
        if (digest.Scenarios.Count == 0)
        {
            return;
        }

        blocks.Add(new MailBlock.Heading("Scenarios now and a week ago"));
        foreach (var one in digest.Scenarios)
        {
            var now = MailWords.WithFigure(one.Word, one.Probability);
            var before = one.ProbabilityBefore is { } probability ? MailWords.WithFigure(one.WordBefore, probability) : now;
            var change = before == now ? "" : $", was {before}";
            blocks.Add(new MailBlock.Line(Title(one, pack), now + change, $"Confidence in the evidence: {one.Confidence}.", Sparkline.OfTrend(one.Trend)));
        }
    }

    private void AddIndicators(List<MailBlock> blocks)
    {
        if (digest.Indicators.Count == 0)
        {
            return;
        }

        blocks.Add(new MailBlock.Heading("Indicators, those that moved most first"));
        foreach (var one in digest.Indicators.Where(one => !IsStill(one)))
        {
            var now = MailWords.NameOf(one.Level) + (one.Level == Level.Quiet && !one.IsConfident ? ", as far as was heard" : "");
            var value = one.LevelBefore is { } before && before != one.Level ? $"{now}, was {MailWords.NameOf(before)}" : now;
            var counts = $"{MailWords.Count(one.Stories, "story")} in 7 days, {one.StoriesBefore.ToString(CultureInfo.InvariantCulture)} in the 7 before.";
            blocks.Add(new MailBlock.Line(TitleOf(one.IndicatorId), value, counts, Sparkline.Of(one.Days)));
        }

        if (digest.Indicators.Where(IsStill).Select(one => TitleOf(one.IndicatorId)).ToList() is { Count: > 0 } still)
        {
            blocks.Add(new MailBlock.Paragraph($"Quiet, and without a story for two weeks: {string.Join(", ", still)}.", IsAside: true));
        }
    }

    // A line each for what did not stir hides what did.
    private static bool IsStill(DigestIndicator one) => one is { Level: Level.Quiet, IsConfident: true, Movement: 0, Stories: 0 };

    private void AddStories(List<MailBlock> blocks, int most)
    {
        if (digest.StoriesTotal == 0)
        {
            return;
        }

        var shown = Math.Min(most, digest.Stories.Count);
        blocks.Add(new MailBlock.Heading(shown < digest.StoriesTotal ? string.Create(CultureInfo.InvariantCulture, $"Top stories: {shown} of {digest.StoriesTotal}") : "Stories"));
        foreach (var one in digest.Stories.Take(most))
        {
            var probability = $"{TitleOf(one.IndicatorId)}: {MailWords.Probability(pack.Scale, one.Story.Probability)}";
            blocks.Add(StoryBlock.Of(one.Story, probability, analyst.Id, _zone, links));
        }
    }

    private void AddHeld(List<MailBlock> blocks)
    {
        if (digest.Held.Count == 0)
        {
            return;
        }

        blocks.Add(new MailBlock.Heading("Changes that were not mailed by themselves"));
        blocks.AddRange(digest.Held.Select(one => new MailBlock.Line(MailWords.Time(one.Time, _zone), one.Headline, one.Reason)));
        if (digest.HeldTotal > digest.Held.Count)
        {
            blocks.Add(new MailBlock.Paragraph($"And {(digest.HeldTotal - digest.Held.Count).ToString(CultureInfo.InvariantCulture)} more.", IsAside: true));
        }
    }

    // A day without its year is the last one of that name.
    private string TimeOf(DateTimeOffset time) =>
        digest.Until - time < LongestYearless ? MailWords.Time(time, _zone) : MailWords.Day(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, _zone).DateTime));

    private void AddSources(List<MailBlock> blocks)
    {
        if (digest.Sources.Count == 0)
        {
            return;
        }

        blocks.Add(new MailBlock.Heading(string.Create(CultureInfo.InvariantCulture, $"Sources that are down: {digest.SourcesDown} of {digest.SourcesTotal}")));
        foreach (var one in digest.Sources)
        {
            var state = one.State switch
            {
                SourceState.SelectorsBroken => "its page has changed, nothing is found on it",
                SourceState.Silent => "nothing new",
                SourceState.Retired => "gone for good",
                _ => "can't be read",
            };
            blocks.Add(new MailBlock.Line(one.Title, one.Since is { } since ? $"{state} since {TimeOf(since)}" : state));
        }
    }
}
