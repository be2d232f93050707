namespace SignalWatch.Cli.Hosting;

/// <summary>A clock that goes on from a time of its own at the pace of another: what is now, for a simulated year that is over.</summary>
/// <param name="start">What it shows when it is made.</param>
/// <param name="pace">The clock whose pace it keeps.</param>
internal sealed class RunningClock(DateTimeOffset start, TimeProvider pace) : TimeProvider
{
    private readonly long _made = pace.GetTimestamp();

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => start + pace.GetElapsedTime(_made);
}
