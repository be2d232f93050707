using System.Globalization;
using SignalWatch.Packs;

namespace SignalWatch.Feeds;

/// <summary>Whether a source is to be polled now.</summary>
/// <param name="IsDue">Whether it is.</param>
/// <param name="SkipReason">Why not; null when it is due.</param>
/// <param name="NextPoll">When it is, or was, due.</param>
public sealed record PollDecision(bool IsDue, string? SkipReason, DateTimeOffset NextPoll)
{
    // Longer than any wait that is ever planned, 4 x 7 days: a plan beyond it was made by a wrong clock.
    private static readonly TimeSpan LongestPlan = TimeSpan.FromDays(32);

    /// <summary>Decides from what is remembered; a source whose address or interval was changed in the pack is due at once.</summary>
    public static PollDecision For(Source source, PollState state, DateTimeOffset now)
    {
        if (state.NextPoll is not { } next
            || next <= now
            || next > now + LongestPlan
            || state.SourceUrl != source.Url
            || state.SourceInterval != source.Interval)
        {
            return new PollDecision(true, null, state.NextPoll is { } planned && planned < now ? planned : now);
        }

        var why = state switch
        {
            { IsRetired: true } => "the source said that it is gone for good",
            { ConsecutiveFailures: > 0 } => string.Create(
                CultureInfo.InvariantCulture, $"it failed {state.ConsecutiveFailures} times in a row"),
            _ => "it was polled recently",
        };
        return new PollDecision(
            false, string.Create(CultureInfo.InvariantCulture, $"{why}; next poll at {next.UtcDateTime:yyyy-MM-dd HH:mm} UTC"), next);
    }
}
