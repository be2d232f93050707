using SignalWatch.Scoring;

namespace SignalWatch.Tests.Scoring;

public sealed class ThresholdChoiceTests
{
    [Fact]
    public void A_false_signal_costs_more_than_a_missed_one()
    {
        var cut = ThresholdChoice.Of([[3, 2, 1]], [[true, false, true]], [0, 0, 0]);

        Assert.Equal(2.5, cut);
    }

    [Fact]
    public void All_indicators_share_one_cut()
    {
        var cut = ThresholdChoice.Of([[5, 1, 0], [4, -2, -1]], [[true, true, false], [true, false, false]], [0, 0, 0]);

        Assert.Equal(0.5, cut);
    }

    [Fact]
    public void Folds_have_their_say_in_equal_parts_and_those_without_labels_none()
    {
        var cut = ThresholdChoice.Of([[2, 0, 8, 4, 100]], [[true, false, true, false, false]], [0, 0, 1, 1, 2]);

        Assert.Equal((1 + 6) / 2d, cut);
    }

    [Fact]
    public void Equal_log_odds_are_never_parted()
    {
        var cut = ThresholdChoice.Of([[1, 1, 1, -1]], [[true, false, true, false]], [0, 0, 0, 0]);

        Assert.Equal(0, cut);
    }

    [Fact]
    public void Where_everything_is_evidence_everything_is_a_signal()
    {
        var cut = ThresholdChoice.Of([[3, -7]], [[true, true]], [0, 0]);

        Assert.True(cut < -7);
    }

    [Fact]
    public void Without_labels_the_cut_is_at_even_odds() =>
        Assert.Equal(0, ThresholdChoice.Of([[1, 2]], [[false, false]], [0, 1]));
}
