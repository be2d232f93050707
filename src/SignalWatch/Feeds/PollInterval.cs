using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using SignalWatch.Packs;

namespace SignalWatch.Feeds;

/// <summary>How long to wait until the next poll.</summary>
internal static class PollInterval
{
    /// <summary>How often a source that said it is gone for good is asked all the same.</summary>
    public static readonly TimeSpan Retired = TimeSpan.FromDays(7);

    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromDays(1);

    /// <summary>Halves the interval when there was news and lengthens it by a fifth when there was none, between half and four times the source's own.</summary>
    public static TimeSpan Adapt(TimeSpan? rhythm, bool hadNews, TimeSpan own)
    {
        var next = (rhythm ?? own) * (hadNews ? 0.5 : 1.2);
        return Max(own / 2, Min(next, own * 4));
    }

    /// <summary>
    /// The wait after a success: the rhythm, or longer where the server or the feed asks for it. What they ask is heard up to
    /// four times the source's own interval, or an hour, whichever is longer: a cache header of a year must not silence a source.
    /// </summary>
    public static TimeSpan Healthy(TimeSpan rhythm, TimeSpan? freshness, TimeSpan? timeToLive, Source source)
    {
        var bound = Max(source.Interval * 4, TimeSpan.FromHours(1));
        var asked = Min(Max(freshness ?? TimeSpan.Zero, timeToLive ?? TimeSpan.Zero), bound);
        return Max(Max(rhythm, asked) * (1 + (0.1 * Jitter(source.Id, 0))), Shortest);
    }

    /// <summary>The wait after a failure: doubles from the source's own interval to a day, and is never shorter than the server asks.</summary>
    /// <param name="failures">Failures in a row, from 1.</param>
    /// <param name="retryAfter">At most a day.</param>
    /// <param name="source">The source.</param>
    public static TimeSpan BackOff(long failures, TimeSpan? retryAfter, Source source)
    {
        var doubled = source.Interval * Math.Pow(2, Math.Min(failures - 1, 20)) * (0.8 + (0.4 * Jitter(source.Id, failures)));
        return Max(Min(Max(doubled, Shortest), LongestBackOff), retryAfter ?? TimeSpan.Zero);
    }

    /// <summary>0 to 1, always the same for the same source and count, so that sources that fail together do not return together.</summary>
    private static double Jitter(SourceId id, long count)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{id.Value}|{count}")), hash);
        return BinaryPrimitives.ReadUInt32BigEndian(hash) / (double)uint.MaxValue;
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
