using SignalWatch.Alerts.Analysts;
using SignalWatch.History;
using SignalWatch.Packs;

namespace SignalWatch.Jobs;

/// <summary>What a link in a mail leads to, or what came of following it.</summary>
public abstract record FollowOutcome
{
    private FollowOutcome()
    {
    }

    /// <summary>A verdict, to be given or given.</summary>
    public sealed record Verdict(StoredItem Item, Indicator Indicator, Judgement Judgement) : FollowOutcome;

    /// <summary>A mute of an indicator, or of all where it is null, until a time, UTC.</summary>
    public sealed record Mute(Indicator? Indicator, DateTimeOffset Until) : FollowOutcome;

    /// <summary>The end of all mail.</summary>
    public sealed record Unsubscription(Analyst Analyst) : FollowOutcome;

    /// <summary>Nothing to mute: the analyst has no mail at all, and keeps having none.</summary>
    public sealed record NoMail : FollowOutcome;

    /// <summary>The link was followed before; nothing changes.</summary>
    /// <param name="At">When, UTC.</param>
    public sealed record Used(DateTimeOffset At) : FollowOutcome;

    /// <summary>What the link is about is not there any more; nothing changes.</summary>
    /// <param name="What">What is gone: <c>analyst</c>, <c>item</c> or <c>indicator</c>.</param>
    public sealed record Gone(string What) : FollowOutcome;

    /// <summary>The item was never scored, so that a verdict on it would teach nothing; nothing changes.</summary>
    /// <param name="Reason">Why it was not scored.</param>
    public sealed record NotScored(string Reason) : FollowOutcome;
}
