using SignalWatch.Alerts;
using SignalWatch.Assessment;
using SignalWatch.History;
using SignalWatch.Packs;
using SignalWatch.Stories;

namespace SignalWatch.Web.Dashboard;

/// <summary>Reads an indicator's page by range scans of the days asked for.</summary>
internal sealed class IndicatorReader(
    Pack pack, AssessedDay assessed, LevelHistory levels, SupportHistory supports, DailyCounts counts, StoryHistory stories, PackNotes notes,
    AlertHistory alerts, SignalList signals)
{
    private const int TopStories = 3;
    private const int MostStories = 5_000;
    private const int LateDays = 8;
    private const int MostAlerts = 1_000;

    /// <summary>The last day that was assessed; today while none has been.</summary>
    public async Task<DateOnly> LastDayAsync(CancellationToken cancellationToken) => await assessed.FindAsync(cancellationToken) ?? assessed.Today;

    /// <summary>The page as things stand now.</summary>
    public async Task<IndicatorPage> ReadAsync(Indicator indicator, IndicatorQuestion question, CancellationToken cancellationToken)
    {
        var (rows, older) = await signals.ReadAsync(indicator.Id, question, cancellationToken);
        var page = new IndicatorPage { Pack = pack, Indicator = indicator, Question = question, Signals = rows, Older = older };
        if (await assessed.FindAsync(cancellationToken) is not { } day)
        {
            return page;
        }

        var support = await supports.OnAsync([indicator], day, cancellationToken);
        return page with
        {
            Day = day,
            Now = await levels.ReadAsync(indicator.Id, day, day, cancellationToken).FirstOrDefaultAsync(cancellationToken),
            Support = support.Count == 0 ? null : support[0],
            Effects = EffectsOf(indicator, support, day),
            Chart = await ChartAsync(indicator.Id, question, cancellationToken),
        };
    }

    private static DateTimeOffset Midnight(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    private List<(Scenario Scenario, IndicatorContribution Effect)> EffectsOf(Indicator indicator, IReadOnlyList<IndicatorSupport> support, DateOnly day) =>
        [.. pack.Scenarios.Zip(
            Likelihoods.Of(pack, support, day, new LikelihoodOptions()),
            (scenario, likelihood) => (scenario, likelihood.Contributions.First(one => one.Indicator == indicator.Id)))];

    // Days before an indicator's history began are left out: an empty stretch would look like calm.
    private async Task<IndicatorChart?> ChartAsync(IndicatorId indicator, IndicatorQuestion question, CancellationToken cancellationToken)
    {
        var days = await levels.ReadAsync(indicator, question.From, question.To, cancellationToken).ToListAsync(cancellationToken);
        if (days.Count == 0)
        {
            return null;
        }

        var (first, last) = (days[0].Evidence.Day, days[^1].Evidence.Day);
        var period = IndicatorChart.PeriodFor(last.DayNumber - first.DayNumber + 1);
        var top = period == Period.Day ? await DailyTopAsync(indicator, first, last, cancellationToken) : await PeriodTopAsync(indicator, first, last, cancellationToken);
        var marks = await MarksAsync(indicator, first, last, cancellationToken);
        return new IndicatorChart(period, IndicatorChart.PeriodsOf(days, top, first, last), marks);
    }

    private async Task<Func<DateOnly, DateOnly, IReadOnlyList<ChartStory>>> DailyTopAsync(
        IndicatorId indicator, DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        var read = await stories.NewestFirstAsync(indicator, Midnight(first), Midnight(last.AddDays(1)), MostStories, cancellationToken).ToListAsync(cancellationToken);
        var byDay = read.ToLookup(story => DateOnly.FromDateTime(story.Time.UtcDateTime));
        return (day, _) => [.. byDay[day]
            .OrderByDescending(EvidenceWeight.Of).ThenBy(story => story.StoryId.Value, StringComparer.Ordinal)
            .Take(TopStories)
            .Select(story => new ChartStory(story.Title, story.Outlet, SafeLink.Of(story.Url), story.Publishers.Count))];
    }

    // Of weeks and months the headlines of their heaviest days are told: these are in the daily counts, while the stories may be tens of thousands.
    private async Task<Func<DateOnly, DateOnly, IReadOnlyList<ChartStory>>> PeriodTopAsync(
        IndicatorId indicator, DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        var read = await counts.ReadAsync(indicator, first, last, cancellationToken).Where(count => count.TopTitle is not null).ToListAsync(cancellationToken);
        return (from, to) => [.. read
            .Where(count => count.Day >= from && count.Day <= to)
            .OrderByDescending(count => count.StoryWeight).ThenBy(count => count.Day)
            .Take(TopStories)
            .Select(count => new ChartStory(count.TopTitle ?? "", "", null, 0))];
    }

    private async Task<IReadOnlyList<ChartMark>> MarksAsync(IndicatorId indicator, DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        var changes = (await notes.ReadAsync(pack.Id, cancellationToken))
            .Where(note => note.Day >= first && note.Day <= last && IsAbout(note.Text, indicator))
            .Select(note => new ChartMark(0, note.Day, false, note.Text, ""));

        // An alert is raised on its day or, where its news was read late, in the days after.
        var raised = await alerts.NewestFirstAsync(Midnight(first), Midnight(last.AddDays(LateDays)), MostAlerts, cancellationToken)
            .Where(alert => alert.IndicatorId == indicator && alert.Day >= first && alert.Day <= last)
            .Select(alert => new ChartMark(0, alert.Day, true, alert.Headline, alert.Reason))
            .ToListAsync(cancellationToken);
        return [.. changes.Concat(raised).OrderBy(mark => mark.Day).Select((mark, index) => mark with { Number = index + 1 })];
    }

    private static bool IsAbout(string text, IndicatorId indicator) =>
        text.Split([' ', ',', ';', '.', ':'], StringSplitOptions.RemoveEmptyEntries).Contains(indicator.Value, StringComparer.Ordinal);
}
