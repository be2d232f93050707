using SignalWatch.Assessment;
using SignalWatch.History;
using SignalWatch.Packs;

namespace SignalWatch.Tests.Assessment;

public sealed class LikelihoodsTests
{
    private const int Trials = 300;
    private static readonly DateOnly Begin = new(2025, 1, 1);
    private static readonly LikelihoodOptions Options = new();
    private static readonly Pack Pack = SmallPack.Create();

    [Fact]
    public void Without_evidence_every_scenario_has_its_published_probability_and_word_exactly()
    {
        var likelihoods = Likelihoods.Of(Pack, [], Begin, Options);

        Assert.Equal([0.15, 0.47, 0.15], likelihoods.Select(one => one.Probability));
        Assert.Equal(["unlikely", "possible", "unlikely"], likelihoods.Select(one => one.Word), StringComparer.Ordinal);
        Assert.All(likelihoods, one => Assert.Equal(one.Prior, one.Probability));
    }

    [Fact]
    public void The_waterfall_adds_up_to_the_likelihood()
    {
        var random = new Random(3);
        for (var trial = 0; trial < Trials; trial++)
        {
            foreach (var likelihood in Likelihoods.Of(Pack, RandomSupports(random), Begin, Options))
            {
                var sum = LogOdds(likelihood.Prior) + likelihood.Contributions.Sum(one => one.Nats) + likelihood.RivalNats;

                Assert.Equal(LogOdds(likelihood.Probability), sum, 1e-9);
            }
        }
    }

    [Fact]
    public void Whatever_the_evidence_likelihoods_are_bounded_and_a_group_adds_up_to_no_more_than_one()
    {
        var most = 2 * Options.StepNats * Options.IndicatorBound * Pack.Indicators.Count;
        var random = new Random(5);
        for (var trial = 0; trial < Trials; trial++)
        {
            var likelihoods = Likelihoods.Of(Pack, RandomSupports(random, greatest: 1e6), Begin, Options);

            Assert.All(likelihoods, one => Assert.InRange(one.Contributions.Sum(part => part.Nats), -most, most));
            Assert.All(likelihoods, one => Assert.InRange(one.Probability, double.Epsilon, 1 - 1e-6));
            Assert.InRange(likelihoods[1].Probability + likelihoods[2].Probability, 0, 1);
        }
    }

    [Fact]
    public void More_supporting_evidence_never_lowers_a_scenario_and_more_against_it_never_raises_it()
    {
        var random = new Random(7);
        for (var trial = 0; trial < Trials; trial++)
        {
            var supports = RandomSupports(random);
            var more = supports.Select(one => one.IndicatorId == SmallPack.Ports ? one with { Weight = one.Weight + random.NextDouble() } : one).ToList();

            var (before, after) = (Likelihoods.Of(Pack, supports, Begin, Options), Likelihoods.Of(Pack, more, Begin, Options));

            Assert.True(after[1].Probability >= before[1].Probability);
            Assert.True(after[0].Probability <= before[0].Probability);
            Assert.True(after[2].Probability <= before[2].Probability);
        }
    }

    [Fact]
    public void What_one_story_moves_is_bounded_however_much_was_known()
    {
        var step = 2 * Options.StepNats;
        for (var weight = 0.0; weight < 40; weight += 0.5)
        {
            var before = Thaw(SupportOf(SmallPack.Talks, weight));
            var after = Thaw(SupportOf(SmallPack.Talks, weight + 1));

            Assert.InRange(LogOdds(after.Probability) - LogOdds(before.Probability), 0, step);
        }
    }

    [Fact]
    public void Expected_news_that_does_not_come_counts_the_other_way_but_only_while_sources_are_heard()
    {
        var expecting = Pack.Indicators[0] with { ExpectedStories = 6 };
        var silent = Last(expecting, [], coverage: 1);
        var deaf = Last(expecting, [], coverage: 0);

        Assert.True(Thaw(silent).Probability < 0.15);
        Assert.Equal(0.15, Thaw(deaf).Probability);
        Assert.Equal("low", Thaw(deaf).Confidence.Word);
    }

    [Fact]
    public void Evidence_is_halved_after_a_half_life_and_fades_back_to_the_prior()
    {
        var counts = new[] { CountOn(Begin, weight: 4) };
        var first = SupportSeries.After(Pack.Indicators[0], IndicatorSupport.None(SmallPack.Talks, Begin.AddDays(-1)), Begin, ByDay(counts), Covered(1)).Single();
        var later = SupportSeries.After(Pack.Indicators[0], first, Begin.AddDays(30), ByDay(counts), Covered(1)).Last();
        var late = SupportSeries.After(Pack.Indicators[0], later, Begin.AddDays(900), ByDay(counts), Covered(1)).Last();

        Assert.Equal(4, first.Weight);
        Assert.Equal(2, later.Weight, 1e-9);
        Assert.Equal(0.15, Thaw(late).Probability, 1e-6);
    }

    [Fact]
    public void The_order_in_which_days_become_known_does_not_matter()
    {
        var counts = Enumerable.Range(0, 40).Select(day => CountOn(Begin.AddDays(day), day % 7 / 3.0)).ToList();
        var atOnce = Last(Pack.Indicators[0], counts, coverage: 1);

        var resumed = IndicatorSupport.None(SmallPack.Talks, Begin.AddDays(-1));
        for (var day = Begin; day <= Begin.AddDays(60); day = day.AddDays(1))
        {
            resumed = SupportSeries.After(Pack.Indicators[0], resumed, day, ByDay(counts.AsEnumerable().Reverse()), Covered(1)).Single();
        }

        Assert.Equal(atOnce, resumed);
    }

    [Theory]
    [InlineData(1, 0.9, 0.9, "high")]
    [InlineData(1, 0.5, 0.9, "moderate")]
    [InlineData(0.3, 0.9, 0.9, "low")]
    [InlineData(1, 0.9, 0.2, "low")]
    public void Confidence_is_as_good_as_its_weakest_part(double coverage, double corroboration, double reliability, string word) =>
        Assert.Equal(word, new Confidence(coverage, corroboration, reliability).Word);

    private static ScenarioLikelihood Thaw(IndicatorSupport support) => Likelihoods.Of(Pack, [support], support.Day, Options)[0];

    private static IndicatorSupport Last(Indicator indicator, IEnumerable<DayCount> counts, double coverage) => SupportSeries.After(
        indicator, IndicatorSupport.None(indicator.Id, Begin.AddDays(-1)), Begin.AddDays(60), ByDay(counts), Covered(coverage)).Last();

    private static Dictionary<DateOnly, DayCount> ByDay(IEnumerable<DayCount> counts) => counts.ToDictionary(count => count.Day);

    private static Dictionary<DateOnly, double> Covered(double share) => Enumerable.Range(0, 1000).ToDictionary(day => Begin.AddDays(day), _ => share);

    private static DayCount CountOn(DateOnly day, double weight) => new()
    {
        IndicatorId = SmallPack.Talks,
        Day = day,
        Items = 1,
        Stories = 1,
        StoryWeight = weight,
        StoryProbability = 1,
        Publishers = 1,
        ProbabilitySum = 1,
    };

    private static List<IndicatorSupport> RandomSupports(Random random, double greatest = 12) =>
        Pack.Indicators.Select(indicator => SupportOf(indicator.Id, random.NextDouble() * greatest) with { Expected = random.NextDouble() * greatest / 2 }).ToList();

    private static IndicatorSupport SupportOf(IndicatorId indicator, double weight) =>
        IndicatorSupport.None(indicator, Begin) with { Weight = weight, Stories = weight * 2, Probability = weight * 1.5, Days = 40, CoveredDays = 36 };

    private static double LogOdds(double probability) => Math.Log(probability / (1 - probability));
}
