using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using SignalWatch.Assessment;
using SignalWatch.Feeds;
using SignalWatch.History;
using SignalWatch.Packs;
using SignalWatch.Web.Dashboard;

namespace SignalWatch.Tests.Web;

public sealed class DashboardModelTests(DashboardSite site)
{
    private const double Rounding = 1e-9;
    private static readonly Indicator Dredging = DashboardNews.Pack.Indicators.Single(one => one.Id == DashboardNews.Dredging);

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_page_has_each_scenario_as_published_and_as_stored_now()
    {
        var page = await (await site.GetAsync<OverviewReader>()).ReadAsync(Ending);

        var opens = page.Scenarios.Single(card => card.Scenario.Id == DashboardNews.Opens);
        var stored = await (await site.GetAsync<LikelihoodHistory>()).ReadAsync(DashboardNews.Opens, DashboardNews.Today.AddDays(-59), DashboardNews.Today, Ending).ToListAsync(Ending);
        Assert.Equal(DashboardNews.Today, page.Day);
        Assert.Equal(stored, opens.Days);
        Assert.Equal((60, 0.5), (opens.Days.Count, opens.Prior));
        Assert.True(opens.Now.Probability > opens.WeekAgo.Probability, "A week of news for it raises it.");
    }

    [Fact]
    public async Task The_first_page_tells_what_changed_and_puts_raised_indicators_first()
    {
        var page = await (await site.GetAsync<OverviewReader>()).ReadAsync(Ending);

        var row = page.Indicators[0];
        Assert.Equal((DashboardNews.Dredging, 1), (row.Indicator.Id, row.Trend));
        Assert.True(row.Level > Level.Quiet, "Five stories a day are more than usual.");
        Assert.Contains(page.MovedIndicators, moved => moved.Indicator.Id == DashboardNews.Dredging);
        Assert.Equal(row.Days.Where(day => day.Evidence.Day > DashboardNews.Today.AddDays(-7)).Sum(day => day.Evidence.Stories), row.Week);
        Assert.Equal(["20250629.canal-opens.likely", "20250627.dredging-progress.high"], page.Alerts.Select(alert => alert.Id.Value), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData(Level.Quiet, Level.High, Level.Quiet, true)]
    [InlineData(Level.Elevated, Level.High, Level.Quiet, true)]
    [InlineData(Level.Quiet, Level.High, Level.High, false)]
    [InlineData(Level.High, Level.High, Level.Quiet, false)]
    public void A_level_that_rose_and_fell_within_the_week_is_told_of(Level weekAgo, Level between, Level now, bool isTold)
    {
        var last = DashboardNews.Today;
        var row = new IndicatorRow(
            Dredging,
            [LevelOf(last.AddDays(-7), 0) with { Level = weekAgo }, LevelOf(last.AddDays(-3), 2) with { Level = between }, LevelOf(last, 0) with { Level = now }],
            last);

        Assert.Equal(isTold ? last.AddDays(-3) : null, row.Passed?.Evidence.Day);
        Assert.Equal(isTold, new OverviewPage { Pack = DashboardNews.Pack, Today = last, Indicators = [row] }.PassedIndicators.Any());
    }

    [Fact]
    public async Task A_day_of_the_chart_has_its_stories_with_only_links_that_may_be_followed()
    {
        var page = await IndicatorAsync($"?from={Iso(DashboardNews.Today.AddDays(-29))}&to={Iso(DashboardNews.Today)}");

        var chart = page.Chart ?? throw new InvalidOperationException("There is no chart.");
        Assert.Equal((Period.Day, 30), (chart.Period, chart.Periods.Count));
        Assert.All(chart.Periods, period => Assert.Equal(period.First, period.Last));
        Assert.All(chart.Periods.Where(period => period.Stories > 0), period => Assert.InRange(period.Top.Count, 1, 3));
        Assert.All(chart.Periods.SelectMany(period => period.Top), story => Assert.True(story.Url is null || story.Url.StartsWith("https://news.example/", StringComparison.Ordinal), story.Url));
    }

    [Fact]
    public async Task Alerts_and_changes_of_the_pack_are_on_the_time_axis_in_order_and_only_the_indicators_own()
    {
        var dredging = await IndicatorAsync("");
        var labour = await (await site.GetAsync<IndicatorReader>()).ReadAsync(DashboardNews.Pack.Indicators.Single(one => one.Id == DashboardNews.Labour), dredging.Question, Ending);

        Assert.Collection(
            dredging.Chart?.Marks ?? [],
            mark => Assert.Equal((1, false, DashboardNews.Today.AddDays(-20)), (mark.Number, mark.IsAlert, mark.Day)),
            mark => Assert.Equal((2, true, DashboardNews.Today.AddDays(-4)), (mark.Number, mark.IsAlert, mark.Day)));
        Assert.Empty(labour.Chart?.Marks ?? []);
    }

    [Theory]
    [InlineData(1, Period.Day)]
    [InlineData(124, Period.Day)]
    [InlineData(125, Period.Week)]
    [InlineData(1100, Period.Week)]
    [InlineData(1826, Period.Month)]
    [InlineData(7305, Period.Month)]
    public void However_long_a_range_its_chart_has_few_bars_and_all_stories(int days, Period period)
    {
        var last = new DateOnly(2025, 7, 1);
        var levels = Enumerable.Range(0, days).Select(back => LevelOf(last.AddDays(-back), back % 3)).Reverse().ToList();

        var periods = IndicatorChart.PeriodsOf(levels, (_, _) => [], last.AddDays(1 - days), last);

        Assert.Equal(period, IndicatorChart.PeriodFor(days));
        Assert.InRange(periods.Count, 1, 241);
        Assert.Equal(levels.Sum(level => level.Evidence.Stories), periods.Sum(one => one.Stories));
        Assert.Equal((last.AddDays(1 - days), last), (periods[0].First, periods[^1].Last));
        Assert.All(periods.Zip(periods.Skip(1)), pair => Assert.Equal(pair.First.Last.AddDays(1), pair.Second.First));
    }

    [Fact]
    public async Task Pages_of_signals_go_on_where_the_last_one_ended()
    {
        var (seen, question) = (new List<Signal>(), (await IndicatorAsync("")).Question);
        SignalCursor? older;
        do
        {
            var page = await (await site.GetAsync<IndicatorReader>()).ReadAsync(Dredging, question, Ending);
            seen.AddRange(page.Signals.Select(row => row.Signal));
            older = page.Older is null ? null : SignalCursor.Parse(page.Older.ToString());
            question = question with { Older = older };
        }
        while (older is not null);

        var all = await (await site.GetAsync<SignalHistory>()).NewestFirstAsync(
            DashboardNews.Dredging, new DateTimeOffset(question.From, TimeOnly.MinValue, TimeSpan.Zero), DashboardNews.Now.AddDays(1), null, Ending).ToListAsync(Ending);
        Assert.True(all.Count > 40, "It takes several pages.");
        Assert.Equal(all, seen);
    }

    [Fact]
    public async Task Signals_of_one_time_are_neither_lost_nor_told_twice_between_pages()
    {
        await using var server = await DashboardSite.StartAsync();
        var signals = Enumerable.Range(0, 45).Select(number => SignalOf(string.Create(CultureInfo.InvariantCulture, $"i{number:00}"))).ToList();
        var history = server.Services.GetRequiredService<SignalHistory>();
        await history.AddAsync(signals, Ending);
        var list = server.Services.GetRequiredService<SignalList>();
        var question = new IndicatorQuestion { From = DashboardNews.Today, To = DashboardNews.Today };

        var (first, after) = await list.ReadAsync(DashboardNews.Dredging, question, Ending);
        var (second, later) = await list.ReadAsync(DashboardNews.Dredging, question with { Older = after }, Ending);
        var (third, end) = await list.ReadAsync(DashboardNews.Dredging, question with { Older = later }, Ending);

        Assert.Equal((20, 20, 5, null), (first.Count, second.Count, third.Count, end));
        Assert.Equal(45, first.Concat(second).Concat(third).Select(row => row.Signal.ItemId).Distinct().Count());
    }

    [Theory]
    [InlineData("?source=lake-gazette")]
    [InlineData("?atLeast=0.95")]
    [InlineData("?from=2025-06-25&to=2025-06-26&source=amber-herald")]
    public async Task A_question_comes_back_from_its_own_address_and_holds_for_every_signal(string query)
    {
        var page = await IndicatorAsync(query);

        Assert.Equal(page.Question, QuestionOf(page.Question.ToQuery(), out _));
        Assert.All(page.Signals, row => Assert.True(
            row.Signal.SourceId == (page.Question.Source ?? row.Signal.SourceId)
            && row.Signal.Probability >= (page.Question.AtLeast ?? 0)
            && DateOnly.FromDateTime(row.Signal.Time.UtcDateTime) >= page.Question.From && DateOnly.FromDateTime(row.Signal.Time.UtcDateTime) <= page.Question.To));
        Assert.Equal(query.Contains("atLeast", StringComparison.Ordinal), page.Signals.Count == 0);
    }

    [Theory]
    [InlineData("?from=yesterday", "from: 'yesterday' is not a day")]
    [InlineData("?to=2025-13-01", "to: '2025-13-01' is not a day")]
    [InlineData("?to=0001-01-01", "to: '0001-01-01' is not a day")]
    [InlineData("?from=2025-07-01&to=2025-06-01", "swap 'from' and 'to'")]
    [InlineData("?from=1990-01-01&to=2025-06-01", "more than 20 years")]
    [InlineData("?source=lake-gazete", "'lake-gazette'")]
    [InlineData("?atLeast=2", "atLeast: '2' is no probability")]
    [InlineData("?atLeast=NaN", "atLeast: 'NaN' is no probability")]
    [InlineData("?older=%00", "older: this is not a place")]
    [InlineData("?older=99991231T235959.9999999Z~1", "older: this is not a place")]
    public void A_question_that_can_not_be_understood_is_refused_with_what_to_write(string query, string expected)
    {
        var question = QuestionOf(query, out var problem);

        Assert.Null(question);
        Assert.Contains(expected, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2025-06-28")]
    public async Task The_waterfall_goes_from_the_published_likelihood_to_the_stored_one(string at)
    {
        DateOnly? day = at.Length == 0 ? null : DateOnly.Parse(at, CultureInfo.InvariantCulture);
        var scenario = DashboardNews.Pack.Scenarios[0];

        var page = await (await site.GetAsync<ScenarioReader>()).ReadAsync(scenario, new ScenarioQuestion(day, 60), Ending);

        Assert.Equal([StepKind.Published, StepKind.Indicator, StepKind.Rivals, StepKind.Now], page.Steps.Select(step => step.Kind));
        Assert.Equal((0.5, page.Told?.Probability), (page.Steps[0].After, page.Steps[^1].After));
        Assert.Equal(page.Steps[^1].After, page.Steps[^2].After, Rounding);
        Assert.All(page.Steps.Skip(1).SkipLast(1).Zip(page.Steps), pair => Assert.Equal(pair.Second.After, pair.First.Before, Rounding));
        Assert.Equal(DashboardNews.Dredging, Assert.Single(page.Contributions).Indicator.Id);
        Assert.Equal(3, page.Contributions[0].Stories.Count);
    }

    [Fact]
    public async Task A_source_that_fails_comes_first_with_what_to_do()
    {
        var page = await (await site.GetAsync<SourcesReader>()).ReadAsync(Ending);

        Assert.Equal((1, DashboardNews.Gazette), (page.Troubles, page.Rows[0].Source.Id));
        Assert.Equal("Timeout: no answer in 30 s", page.Rows[0].Outcome);
        Assert.StartsWith("Failed 3 times in a row.", page.Rows[0].Health.Message, StringComparison.Ordinal);
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IndicatorQuestion? QuestionOf(string query, out string problem) =>
        IndicatorQuestion.Read(new QueryCollection(QueryHelpers.ParseQuery(query)), DashboardNews.Pack, DashboardNews.Today, out problem);

    private static DayLevel LevelOf(DateOnly day, int stories) => new()
    {
        Evidence = new DayEvidence(day, stories, stories, 1, 1), Level = Level.Quiet, Expected = 1, PValue = 0.5, Cusum = 0, CalmDays = 0,
    };

    private static Signal SignalOf(string item) => new()
    {
        IndicatorId = DashboardNews.Dredging, ItemId = new ItemId(item), SourceId = DashboardNews.Herald, Time = DashboardNews.Now, Probability = 0.9,
        Title = item, Publisher = "", Outlet = "", Why = "", Sentence = "", ModelVersion = "", IsBackfill = false,
    };

    private async Task<IndicatorPage> IndicatorAsync(string query)
    {
        var question = QuestionOf(query, out var problem) ?? throw new InvalidOperationException(problem);
        return await (await site.GetAsync<IndicatorReader>()).ReadAsync(Dredging, question, Ending);
    }
}
