using SignalWatch.Packs;
using SignalWatch.Scoring;
using SignalWatch.Tests.Scoring;

namespace SignalWatch.Tests.Jobs;

public sealed class FortyVerdictsTests(TrainedModel trained)
{
    private const int Verdicts = 40;
    private static readonly IndicatorId Indicator = new("russia-azerbaijan");

    /// <summary>Sport, stage and holidays between Russia and Azerbaijan are no news of how Moscow and Baku get on, and were taken for it.</summary>
    [Fact]
    public void Forty_verdicts_on_one_kind_of_error_mend_that_kind_and_nothing_else_gets_worse()
    {
        var kind = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Jobs", "Fixtures", "russian-azerbaijani-leisure.txt"))
            .Select((line, day) => new JudgedText(new NewsText(line, "", "en"), Indicator, IsEvidence: false, DateTimeOffset.UnixEpoch.AddDays(day)))
            .ToList();
        var (said, unseen) = (kind[..Verdicts], kind[Verdicts..]);

        var taught = ModelTrainer.Train(trained.Pack, FrozenSet.Without(trained.Examples), said, null, TestContext.Current.CancellationToken);
        var comparison = ModelComparison.Of(trained.Comparable, taught, FrozenSet.Of(trained.Examples), unseen);

        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant(
            $"right of {unseen.Count} unseen: {comparison.CurrentAgrees}, then {comparison.CandidateAgrees}; micro-F1 {comparison.CurrentF1:0.0000}, then {comparison.CandidateF1:0.0000}"));
        Assert.InRange(comparison.CurrentAgrees, 0, (unseen.Count / 2) - 1);
        Assert.InRange(comparison.CandidateAgrees, (unseen.Count / 2) + 1, unseen.Count);
        Assert.Null(comparison.Objection);
    }
}
