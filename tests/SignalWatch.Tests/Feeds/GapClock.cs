using Microsoft.Extensions.Time.Testing;

namespace SignalWatch.Tests.Feeds;

/// <summary>A clock that tells when somebody has begun to wait for a gap, so that a test moves it on at the right moment.</summary>
internal sealed class GapClock(DateTimeOffset start, TimeSpan gap) : FakeTimeProvider(start), IDisposable
{
    private readonly SemaphoreSlim _begun = new(0);

    public void Dispose() => _begun.Dispose();

    public Task GapBegunAsync(CancellationToken cancellationToken) => _begun.WaitAsync(cancellationToken);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime == gap)
        {
            _begun.Release();
        }

        return timer;
    }
}
