namespace SignalWatch.Jobs;

/// <summary>A clock that shows the time it was last set to; timers and stopwatches stay those of the machine, so that time-outs hold.</summary>
public sealed class SimulatedClock(DateTimeOffset start) : TimeProvider
{
    private long _ticks = start.UtcTicks;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    /// <summary>Sets the clock forward; an earlier time than it shows leaves it as it is.</summary>
    public void AdvanceTo(DateTimeOffset time)
    {
        if (time.UtcTicks > Interlocked.Read(ref _ticks))
        {
            Interlocked.Exchange(ref _ticks, time.UtcTicks);
        }
    }
}
