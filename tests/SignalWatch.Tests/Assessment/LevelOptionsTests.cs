using SignalWatch.Assessment;

namespace SignalWatch.Tests.Assessment;

public sealed class LevelOptionsTests
{
    private static readonly LevelOptionsValidator Validator = new();

    [Fact]
    public void The_defaults_are_valid() => Assert.True(Validator.Validate(null, new LevelOptions()).Succeeded);

    [Fact]
    public void A_value_out_of_bounds_is_named()
    {
        var result = Validator.Validate(null, new LevelOptions { MinimumCoverage = 1.5 });

        Assert.Contains(nameof(LevelOptions.MinimumCoverage), result.FailureMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void P_values_out_of_order_are_refused()
    {
        var result = Validator.Validate(null, new LevelOptions { HighPValue = 0.01, ElevatedPValue = 0.005 });

        Assert.Contains(nameof(LevelOptions.HighPValue), result.FailureMessage, StringComparison.Ordinal);
    }
}
