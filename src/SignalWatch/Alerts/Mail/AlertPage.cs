using System.Globalization;
using SignalWatch.Alerts.Analysts;
using SignalWatch.Assessment;
using SignalWatch.Packs;

namespace SignalWatch.Alerts.Mail;

/// <summary>What the mail of an alert says: what changed, since when, why, the stories, what it does to the scenarios, how good the evidence is.</summary>
internal sealed class AlertPage(Pack pack, MailLinks links, Alert alert, Analyst analyst)
{
    private readonly TimeZoneInfo _zone = MailWords.ZoneOf(analyst);

    /// <summary>The page.</summary>
    /// <param name="mostStories">The most stories shown.</param>
    public MailPage Of(int mostStories)
    {
        List<MailBlock> blocks =
        [
            new MailBlock.Title($"{pack.Title} · {MailWords.Time(alert.Raised, _zone)}", alert.Headline, alert.Level),
            .. Since() is { Length: > 0 } since ? [new MailBlock.Paragraph(since)] : Array.Empty<MailBlock>(),
            new MailBlock.Paragraph(alert.Reason),
        ];
        if (alert.Days.Count > 0 || alert.Trend.Count > 0)
        {
            blocks.Add(new MailBlock.Picture(alert.Days.Count > 0 ? ChartWords.Of(alert.Days) : ChartWords.Of(alert.Trend, pack.Scale)));
        }

        AddStories(blocks, mostStories);
        AddEffects(blocks);
        if (Reliance() is { Length: > 0 } reliance)
        {
            blocks.Add(new MailBlock.Heading("How good the evidence is"));
            blocks.Add(new MailBlock.Paragraph(reliance));
        }

        blocks.Add(new MailBlock.Heading("What you can do"));
        blocks.Add(new MailBlock.Actions(Actions()));
        blocks.Add(new MailBlock.Paragraph(Closing(), IsAside: true));
        return new MailPage(alert.Headline, alert.Reason, blocks);
    }

    private string Subject() => alert.IndicatorId is { } indicator
        ? TitleOf(indicator)
        : pack.Scenarios.FirstOrDefault(scenario => scenario.Id == alert.ScenarioId)?.Title ?? alert.ScenarioId?.Value ?? pack.Title;

    private string TitleOf(IndicatorId id) => pack.Indicators.FirstOrDefault(indicator => indicator.Id == id)?.Title ?? id.Value;

    /// <summary>Since when; empty where the reason says it.</summary>
    private string Since()
    {
        if (alert is { Kind: AlertKind.WordChanged } or { Level: null })
        {
            return "";
        }

        var since = Beginning(day => day.Level == alert.Level);
        var unrest = Beginning(day => day.Level > Level.Quiet);
        var above = alert.Level > Level.Quiet && unrest < since ? $" Above quiet since {MailWords.Day(unrest)}." : "";
        return alert.Kind switch
        {
            AlertKind.StrongStory or AlertKind.OfficialReport => $"Reported on {MailWords.Day(alert.Day)}. The indicator's level is {NameOfLevel()}.{above}",
            AlertKind.Silence => $"Too long to be chance since {MailWords.Day(alert.Day)}.",
            _ => $"{char.ToUpperInvariant(NameOfLevel()[0])}{NameOfLevel()[1..]} since {MailWords.Day(since)}{Was()}.{above}",
        };
    }

    private string NameOfLevel() => MailWords.NameOf(alert.Level ?? Level.Quiet);

    private string Was() => MailText.Line(alert.Was, MailLimits.Name) is { Length: > 0 } before ? $", was {before} before" : "";

    // How long something has held without a break up to the last day; the day of the change where the days do not say.
    private DateOnly Beginning(Func<AlertDay, bool> holds)
    {
        var days = alert.Days.Reverse().TakeWhile(holds).ToList();
        return days.Count > 0 && days[^1].Day < alert.Day ? days[^1].Day : alert.Day;
    }

    private void AddStories(List<MailBlock> blocks, int most)
    {
        if (alert.Stories.Count == 0)
        {
            return;
        }

        blocks.Add(new MailBlock.Heading(alert.Stories.Count == 1 ? "The story behind it" : "The stories behind it"));
        blocks.AddRange(alert.Stories.Take(most).Select(StoryOf));
        if (alert.Stories.Count > most)
        {
            blocks.Add(new MailBlock.Paragraph($"{MailWords.Count(alert.Stories.Count - most, "more story")} left out to keep this mail short.", IsAside: true));
        }
    }

    private MailBlock.Story StoryOf(AlertStory story) =>
        StoryBlock.Of(story, $"{(story.IndicatorId == alert.IndicatorId ? "Probability" : TitleOf(story.IndicatorId))}: {MailWords.Probability(pack.Scale, story.Probability)}", analyst.Id, _zone, links);

    private void AddEffects(List<MailBlock> blocks)
    {
        if (alert.Effects.Count == 0)
        {
            return;
        }

        blocks.Add(new MailBlock.Heading(alert.IndicatorId is null ? "The scenarios now and before" : "What it does to the scenarios"));
        foreach (var effect in alert.Effects)
        {
            var title = pack.Scenarios.FirstOrDefault(scenario => scenario.Id == effect.ScenarioId)?.Title ?? effect.ScenarioId.Value;
            var (before, now) = (MailWords.WithFigure(effect.BeforeWord, effect.Before), MailWords.WithFigure(effect.NowWord, effect.Now));
            var value = string.Equals(before, now, StringComparison.Ordinal) ? $"{now}, as before" : $"{now}, was {before}";
            blocks.Add(new MailBlock.Line(title, value, alert.IndicatorId is null ? "" : BearingOf(effect)));
        }
    }

    private static string BearingOf(ScenarioEffect effect) => effect.Nats switch
    {
        0 => "The indicator's news says nothing about it.",
        > 0 => string.Create(CultureInfo.InvariantCulture, $"The indicator's news speaks for it: {effect.Nats:+0.00} nats."),
        _ => string.Create(CultureInfo.InvariantCulture, $"The indicator's news speaks against it: {effect.Nats:0.00} nats."),
    };

    private string Reliance()
    {
        var confidence = MailText.Line(alert.Confidence, MailLimits.Name);
        string[] parts =
        [
            // A scenario rests on months of news, an indicator's change on a day's.
            string.Create(CultureInfo.InvariantCulture, $"Coverage: {alert.Coverage * 100:0} % of the sources were heard{(alert.IndicatorId is null ? " over the time that its evidence is from" : "")}."),
            confidence.Length == 0 ? "" : $"Confidence in the evidence: {confidence}. That is how far it can be relied on, not how likely a scenario is.",
        ];
        return string.Join(' ', parts.Where(part => part.Length > 0));
    }

    private List<MailAction> Actions() => alert.IndicatorId is null
        ? [links.Mute(analyst.Id, null), links.Unsubscribe(analyst.Id)]
        : [links.Mute(analyst.Id, alert.IndicatorId), links.Mute(analyst.Id, null), links.Unsubscribe(analyst.Id)];

    private string Closing() =>
        $"You have this mail because you watch {Subject()}. Times are those of {_zone.Id}; days are counted in UTC.";
}
