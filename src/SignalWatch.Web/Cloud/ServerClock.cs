using Azure.Core;
using Azure.Core.Pipeline;

namespace SignalWatch.Web.Cloud;

/// <summary>Remembers by how much the storage service's clock, as each of its answers tells it, is ahead of ours.</summary>
/// <param name="time">Our clock.</param>
public sealed class ServerClock(TimeProvider time) : HttpPipelineSynchronousPolicy
{
    /// <summary>More than this is a fault: signatures and tokens are refused from about a quarter of an hour on, and days begin at the wrong time.</summary>
    public static readonly TimeSpan MostDifference = TimeSpan.FromMinutes(5);

    private long _aheadTicks = long.MinValue;

    /// <summary>How far the service's clock is ahead of ours, to about a second; negative when it is behind; null before its first answer.</summary>
    public TimeSpan? Ahead => Interlocked.Read(ref _aheadTicks) is var ticks and not long.MinValue ? TimeSpan.FromTicks(ticks) : null;

    /// <inheritdoc />
    public override void OnReceivedResponse(HttpMessage message)
    {
        if (message.Response.Headers.Date is { } date)
        {
            Interlocked.Exchange(ref _aheadTicks, (date - time.GetUtcNow()).Ticks);
        }
    }
}
