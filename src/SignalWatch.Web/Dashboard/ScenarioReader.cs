using SignalWatch.Assessment;
using SignalWatch.Packs;
using SignalWatch.Stories;

namespace SignalWatch.Web.Dashboard;

/// <summary>Reads a scenario's page.</summary>
internal sealed class ScenarioReader(
    Pack pack, AssessedDay assessed, LikelihoodHistory likelihoods, SupportHistory supports, StoryHistory stories, PackNotes notes)
{
    private const int StoriesEach = 3;
    private const int MostPoints = 400;

    /// <summary>The page as things stand now.</summary>
    public async Task<ScenarioPage> ReadAsync(Scenario scenario, ScenarioQuestion question, CancellationToken cancellationToken)
    {
        var last = await assessed.FindAsync(cancellationToken);
        var page = new ScenarioPage { Pack = pack, Scenario = scenario, Question = question, Last = last };
        var asked = question.At is { } at && (last is null || at < last) ? at : last;
        if (asked is not { } day || await supports.OnAsync(pack.Indicators, day, cancellationToken) is not { Count: > 0 } held)
        {
            return page;
        }

        var likelihood = Likelihoods.Of(pack, held, day, new LikelihoodOptions()).First(one => one.ScenarioId == scenario.Id);
        var steps = Waterfall.Of(scenario, likelihood);
        return page with
        {
            Day = day,
            Likelihood = likelihood,
            Days = Thinned(await likelihoods.ReadAsync(scenario.Id, day.AddDays(1 - question.Days), day, cancellationToken).ToListAsync(cancellationToken)),
            Steps = steps,
            Contributions = await ContributionsAsync(steps, day, cancellationToken),
            Notes = [.. (await notes.ReadAsync(pack.Id, cancellationToken)).Where(note => note.Day <= day)],
        };
    }

    // A line of some hundred points is as fine as a screen; the last day is always among them.
    private static List<DayLikelihood> Thinned(List<DayLikelihood> days)
    {
        var step = (days.Count + MostPoints - 1) / MostPoints;
        return [.. days.Where((_, index) => (days.Count - 1 - index) % step == 0)];
    }

    private async Task<List<ContributionStories>> ContributionsAsync(IReadOnlyList<WaterfallStep> steps, DateOnly day, CancellationToken cancellationToken)
    {
        var contributions = new List<ContributionStories>();
        foreach (var contribution in steps.Select(step => step.Contribution).OfType<IndicatorContribution>())
        {
            var indicator = pack.Indicators.First(one => one.Id == contribution.Indicator);
            contributions.Add(new ContributionStories(indicator, contribution, await WeighedStory.HeaviestAsync(stories, indicator, day, StoriesEach, cancellationToken)));
        }

        return contributions;
    }
}
