using SignalWatch.Alerts.Analysts;
using SignalWatch.Alerts.Mail;
using SignalWatch.Assessment;
using SignalWatch.Feeds;
using SignalWatch.Packs;
using SignalWatch.Stories;

namespace SignalWatch.Alerts.Digests;

/// <summary>Writes digests: what an analyst watches, a week ago and now, and what happened since the last digest.</summary>
internal static class Digest
{
    /// <summary>How many days of history a digest needs.</summary>
    public const int DaysShown = 30;

    // Feeds bring news some hours after its date: what the last digest came too early for is told by this one.
    private static readonly TimeSpan LateNews = TimeSpan.FromHours(6);

    // A source that fails once in a while is not down.
    private static readonly TimeSpan ShortestOutage = TimeSpan.FromHours(6);

    private const int Week = 7;
    private const int MostStories = 10;
    private const int MostHeld = 20;
    private const int MostSources = 15;
    private const int MostIndicators = 20;

    /// <summary>How far before its beginning a digest looks for stories.</summary>
    public static DateTimeOffset StoriesFrom(DateTimeOffset from) => from - LateNews;

    /// <summary>The digest of an analyst.</summary>
    /// <param name="pack">What is watched.</param>
    /// <param name="analyst">Who reads it.</param>
    /// <param name="localDay">The local day that it is of.</param>
    /// <param name="past">What the analyst was told.</param>
    /// <param name="evidence">What history says.</param>
    /// <param name="now">The time.</param>
    public static DigestContent Of(Pack pack, Analyst analyst, DateOnly localDay, DigestPast past, DigestEvidence evidence, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var stories = StoriesOf(analyst, past, evidence, now);
        var down = evidence.Sources.Where(one => IsDown(one.Health, now)).OrderBy(one => one.Health.Since).ToList();
        var hasMoved = HasMoved(pack, analyst, evidence, DateOnly.FromDateTime(past.From.UtcDateTime), today);
        return Fitted(new DigestContent
        {
            LocalDay = localDay,
            From = past.From,
            Until = now,
            IsEmpty = stories.Count == 0 && past.Held.Count == 0 && !hasMoved && !down.Exists(one => one.Health.Since >= past.From - ShortestOutage),
            Scenarios = [.. WatchedScenarios(pack, analyst).Select(scenario => ScenarioOf(scenario.Id, evidence, today)).OfType<DigestScenario>()],
            Indicators = IndicatorsOf(pack, analyst, evidence, today),
            Stories = [.. stories.Take(MostStories)],
            StoriesTotal = stories.Count,
            Held = [.. past.Held.Take(MostHeld).Select(held => held with { Headline = MailText.Line(held.Headline, MailLimits.Line), Reason = MailText.Line(held.Reason, MailLimits.Line) })],
            HeldTotal = past.Held.Count,
            Sources = [.. down.Take(MostSources).Select(one => new DigestSource(one.Source.Id, one.Source.Title, one.Health.State, one.Health.Since))],
            SourcesDown = down.Count,
            SourcesTotal = pack.Sources.Count,
        });
    }

    private static DigestContent Fitted(DigestContent content)
    {
        while (content.ToJson().Length > DigestContent.LongestJson && (content.Stories.Count > 0 || content.Held.Count > 0))
        {
            content = content.Stories.Count > 0 ? content with { Stories = [.. content.Stories.SkipLast(1)] } : content with { Held = [.. content.Held.SkipLast(1)] };
        }

        return content;
    }

    private static IEnumerable<Scenario> WatchedScenarios(Pack pack, Analyst analyst) =>
        pack.Scenarios.Where(scenario => analyst.Scenarios.Count == 0 || analyst.Scenarios.Contains(scenario.Id));

    private static bool Watches(Analyst analyst, IndicatorId indicator) => analyst.Indicators.Count == 0 || analyst.Indicators.Contains(indicator);

    private static DigestScenario? ScenarioOf(ScenarioId id, DigestEvidence evidence, DateOnly today)
    {
        var days = (evidence.Likelihoods.GetValueOrDefault(id) ?? []).Where(day => day.Day <= today && day.Day > today.AddDays(-DaysShown)).ToList();
        if (days.Count == 0)
        {
            return null;
        }

        var before = days.LastOrDefault(day => day.Day <= today.AddDays(-Week));
        return new DigestScenario(
            id, days[^1].Probability, days[^1].Word, before?.Probability, before?.Word ?? "", days[^1].Confidence, [.. days.Select(day => Math.Round(day.Probability, 3))]);
    }

    private static IReadOnlyList<DigestIndicator> IndicatorsOf(Pack pack, Analyst analyst, DigestEvidence evidence, DateOnly today) =>
    [
        .. pack.Indicators.Where(indicator => Watches(analyst, indicator.Id))
            .Select(indicator => IndicatorOf(indicator.Id, evidence.Levels.GetValueOrDefault(indicator.Id) ?? [], today))
            .Where(indicator => indicator.Level > Level.Quiet || indicator.Movement > 0 || indicator.Days.Any(stories => stories > 0))
            .OrderByDescending(indicator => indicator.Movement).ThenByDescending(indicator => indicator.Level).ThenByDescending(indicator => indicator.Stories)
            .Take(MostIndicators),
    ];

    private static DigestIndicator IndicatorOf(IndicatorId id, IReadOnlyList<DayLevel> levels, DateOnly today)
    {
        var byDay = levels.ToDictionary(level => level.Evidence.Day);
        var counts = Enumerable.Range(1 - DaysShown, DaysShown).Select(back => byDay.TryGetValue(today.AddDays(back), out var day) ? day.Evidence.Stories : 0).ToList();
        var now = levels.LastOrDefault(level => level.Evidence.Day <= today);
        var before = levels.LastOrDefault(level => level.Evidence.Day <= today.AddDays(-Week));
        return new DigestIndicator(
            id, now?.Level ?? Level.Quiet, before?.Level, counts.TakeLast(Week).Sum(), counts.SkipLast(Week).TakeLast(Week).Sum(), now?.IsConfident ?? false, counts);
    }

    private static bool HasMoved(Pack pack, Analyst analyst, DigestEvidence evidence, DateOnly from, DateOnly today)
    {
        var words = WatchedScenarios(pack, analyst).Select(scenario => evidence.Likelihoods.GetValueOrDefault(scenario.Id) ?? [])
            .Any(days => Differs(days, day => day.Day, day => day.Word, from, today));
        return words || pack.Indicators.Where(indicator => Watches(analyst, indicator.Id)).Select(indicator => evidence.Levels.GetValueOrDefault(indicator.Id) ?? [])
            .Any(days => Differs(days, day => day.Evidence.Day, day => day.Level.ToString(), from, today));
    }

    private static bool Differs<T>(IReadOnlyList<T> days, Func<T, DateOnly> dayOf, Func<T, string> stateOf, DateOnly from, DateOnly today)
        where T : class
    {
        var (before, now) = (days.LastOrDefault(day => dayOf(day) <= from), days.LastOrDefault(day => dayOf(day) <= today));
        return before is not null && now is not null && stateOf(before) != stateOf(now);
    }

    private static List<DigestStory> StoriesOf(Analyst analyst, DigestPast past, DigestEvidence evidence, DateTimeOffset now) =>
    [
        .. evidence.Stories
            .Where(story => !story.IsBackfill && Watches(analyst, story.IndicatorId) && IsOfSource(analyst, story))
            .Where(story => story.Time >= StoriesFrom(past.From) && story.Time < now && story.Time >= analyst.Since && !past.Told.Contains(story.StoryId))
            .GroupBy(story => story.StoryId)
            .Select(tellings => tellings.MaxBy(story => story.Probability)).OfType<StoryEvidence>()
            .OrderByDescending(EvidenceWeight.Of).ThenByDescending(story => story.Time).ThenBy(story => story.StoryId.Value, StringComparer.Ordinal)
            .Select(story => new DigestStory(story.StoryId, story.IndicatorId, Short(story))),
    ];

    private static bool IsOfSource(Analyst analyst, StoryEvidence story) =>
        analyst.Sources.Count == 0 || story.SourceId is not { } source || analyst.Sources.Contains(source);

    private static AlertStory Short(StoryEvidence story) => new()
    {
        Time = story.Time,
        IndicatorId = story.IndicatorId,
        Title = MailText.Line(story.Title, MailLimits.Line),
        Outlet = MailText.Line(story.Outlet, MailLimits.Name),
        Url = story.Url,
        Probability = story.Probability,
        Publishers = [.. story.Publishers.Take(12)],
        Why = "",
        Sentence = "",
        SourceId = story.SourceId,
        ItemId = story.ItemId,
    };

    private static bool IsDown(SourceHealth health, DateTimeOffset now) => health.State switch
    {
        SourceState.Silent or SourceState.SelectorsBroken or SourceState.Retired => true,
        SourceState.Failing => health.Since is not { } since || now - since >= ShortestOutage,
        _ => false,
    };
}
