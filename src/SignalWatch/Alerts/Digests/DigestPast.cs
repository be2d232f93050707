using System.Text.Json;
using SignalWatch.Alerts.Analysts;
using SignalWatch.Alerts.Delivery;
using SignalWatch.Alerts.Mail;
using SignalWatch.Stories;

namespace SignalWatch.Alerts.Digests;

/// <summary>What an analyst's outbox says that a digest is written from.</summary>
/// <param name="From">When the last digest was written, or where this one begins if there was none.</param>
/// <param name="Told">The stories that the last digest told.</param>
/// <param name="Held">What was held back since, newest first.</param>
internal sealed record DigestPast(DateTimeOffset From, IReadOnlySet<StoryId> Told, IReadOnlyList<DigestHeld> Held)
{
    /// <summary>How far back an outbox is to be read: a digest does not reach back further, and nothing waits longer for its fate.</summary>
    public static readonly TimeSpan Reach = TimeSpan.FromDays(31);

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Reads it off the analyst's entries.</summary>
    /// <param name="analyst">The analyst.</param>
    /// <param name="entries">Of the last 31 days, newest first.</param>
    /// <param name="due">When the digest became due.</param>
    public static DigestPast Of(Analyst analyst, IReadOnlyList<(OutboxEntry Entry, OutboxStep Last)> entries, DateTimeOffset due)
    {
        // Older ones are of somebody who had the id before.
        var own = entries.Where(one => one.Entry.Decided >= analyst.Since).ToList();
        var last = own.Select(one => one.Entry).FirstOrDefault(entry => entry.Kind == MailKind.Digest);
        var first = due - (analyst.Digest == DigestRhythm.Weekly ? 7 * Day : Day);
        var from = last?.Decided ?? (first > analyst.Since ? first : analyst.Since);
        var held = own
            .Where(one => one.Entry.Kind == MailKind.Alert && one.Last.State is OutboxState.Suppressed or OutboxState.Failed && one.Last.Time >= from)
            .Select(one => new DigestHeld(one.Entry.Decided, one.Entry.Headline, one.Last.Reason));
        return new DigestPast(from, ToldBy(last), [.. held]);
    }

    private static HashSet<StoryId> ToldBy(OutboxEntry? digest)
    {
        try
        {
            return digest is { Content.Length: > 0 } ? [.. DigestContent.FromJson(digest.Content).Stories.Select(story => story.StoryId)] : [];
        }
        catch (JsonException)
        {
            // Written by another version: at worst a story is told in two digests.
            return [];
        }
    }
}
