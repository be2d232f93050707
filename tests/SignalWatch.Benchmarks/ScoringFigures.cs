namespace SignalWatch.Benchmarks;

/// <summary>What a classifier costs.</summary>
/// <param name="TrainingSeconds">Seconds to train all indicators.</param>
/// <param name="ItemsASecond">Items scored a second, in batches, for all indicators.</param>
/// <param name="SingleMicroseconds">Median microseconds to score one item alone.</param>
internal sealed record ScoringFigures(double TrainingSeconds, double ItemsASecond, double SingleMicroseconds)
{
    /// <inheritdoc />
    public override string ToString() => FormattableString.Invariant(
        $"training {TrainingSeconds,6:0.0} s, {ItemsASecond,8:#,0} items a second, one item {SingleMicroseconds,7:#,0} µs");

    /// <summary>The figures with how many times as long as ours each takes.</summary>
    public string Beside(ScoringFigures ours) => FormattableString.Invariant(
        $"{this} ({TrainingSeconds / ours.TrainingSeconds:0.0} x, {ours.ItemsASecond / ItemsASecond:0.0} x and {SingleMicroseconds / ours.SingleMicroseconds:0.0} x as long)");
}
