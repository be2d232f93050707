using System.Globalization;
using SignalWatch.Feeds.Fetching;
using SignalWatch.Packs;

namespace SignalWatch.Feeds;

/// <summary>How a source fares, since when, and what there is to do about it.</summary>
public sealed record SourceHealth
{
    /// <summary>A source whose answers usually take longer than this is slow: a sixth of the 30 s after which a fetch is given up by default.</summary>
    public static readonly TimeSpan SlowAnswer = TimeSpan.FromSeconds(5);

    /// <summary>No source is silent before this, however often it used to publish: weekends and holidays pass.</summary>
    public static readonly TimeSpan ShortestSilence = TimeSpan.FromDays(2);

    /// <summary>When a source whose rhythm is not known yet is silent.</summary>
    public static readonly TimeSpan SilenceWithoutRhythm = TimeSpan.FromDays(30);

    /// <summary>A source is silent after this many times its usual gap between publications.</summary>
    public const int SilentGaps = 4;

    private SourceHealth(SourceState state, DateTimeOffset? since, string message)
    {
        State = state;
        Since = since;
        Message = message;
    }

    /// <summary>The state.</summary>
    public SourceState State { get; }

    /// <summary>Since when: of a failure its first poll, of silence the last news. Null where the state has no beginning.</summary>
    public DateTimeOffset? Since { get; }

    /// <summary>What is the matter and what to do, for an operator; empty when there is nothing to do.</summary>
    public string Message { get; }

    /// <summary>Judges a source by what is remembered of it. The worst that holds is told, failures before silence before slowness.</summary>
    /// <param name="source">The source as its pack has it now.</param>
    /// <param name="state">What is remembered of it.</param>
    /// <param name="now">The time to judge at.</param>
    public static SourceHealth Of(Source source, PollState state, DateTimeOffset now)
    {
        if (state.LastPolled is not { } polled || state.SourceUrl != source.Url)
        {
            return new SourceHealth(
                SourceState.NotPolled, null, state.LastPolled is null ? "" : "Its address in the pack has changed since it was last polled; the next run polls it.");
        }

        if (state.IsRetired)
        {
            return new SourceHealth(
                SourceState.Retired, state.FailingSince, "It says that it is gone for good (410). Find its new address, or remove it from the pack.");
        }

        if (state.ConsecutiveFailures > 0)
        {
            return Failing(state, state.FailingSince ?? state.LastSucceeded ?? state.FirstPolled ?? polled);
        }

        // Only while it is polled can silence be heard: time when nothing ran says nothing about the source.
        var heard = state.LastSucceeded is { } succeeded && succeeded < now ? succeeded : now;
        return Silent(state, heard) ?? Slow(state) ?? new SourceHealth(SourceState.Healthy, null, state.DiscoveredUrl is { } feed
            ? $"Its feed was found at {feed}. Give that address in the pack."
            : "");
    }

    private static SourceHealth Failing(PollState state, DateTimeOffset since)
    {
        var times = state.ConsecutiveFailures == 1 ? "Failed once" : string.Create(CultureInfo.InvariantCulture, $"Failed {state.ConsecutiveFailures} times in a row");
        return state.LastFault == PollState.SelectorsFault
            ? new SourceHealth(SourceState.SelectorsBroken, since, $"{times}. {Advice(state.LastFault)}")
            : new SourceHealth(SourceState.Failing, since, $"{times}. {Advice(state.LastFault)}");
    }

    private static SourceHealth? Silent(PollState state, DateTimeOffset heard)
    {
        var bound = state.UsualGap is { } gap ? Max(gap * SilentGaps, ShortestSilence) : SilenceWithoutRhythm;
        if (state.LastNews is not { } news || heard - news <= bound)
        {
            return null;
        }

        var usual = state.UsualGap is { } known ? $"; it used to publish every {Span(known)}" : "";
        return new SourceHealth(
            SourceState.Silent,
            news,
            $"Nothing new for {Span(heard - news)}{usual}. See on its site whether it still publishes, and whether this feed still carries it.");
    }

    private static SourceHealth? Slow(PollState state)
    {
        var ordered = state.AnswerTimes.Order().ToList();
        var usual = ordered.Count == 0 ? TimeSpan.Zero : ordered[ordered.Count / 2];
        return usual <= SlowAnswer ? null : new SourceHealth(
            SourceState.Slow,
            null,
            string.Create(CultureInfo.InvariantCulture, $"Its answers usually take {usual.TotalSeconds:0} s. Poll it less often, or look for a smaller feed."));
    }

    private static string Advice(string? fault) => fault switch
    {
        PollState.SelectorsFault => "The page was rebuilt: look at its source and correct the selectors in the pack.",
        PollState.NotAFeedFault => "Open its address: if it shows a page, find the feed's address; a robot check has to be cleared with the publisher.",
        nameof(FetchFault.Timeout) or nameof(FetchFault.Network) => "It is retried ever more rarely; if its site works in a browser, it may be shutting robots out.",
        nameof(FetchFault.Dns) => "Its host name does not resolve: correct the address in the pack, or find where the outlet has moved.",
        nameof(FetchFault.Certificate) => "Its certificate can't be trusted: only the publisher can mend that, or there is another address.",
        nameof(FetchFault.RateLimited) => "It asks for fewer requests: raise the source's interval in the pack.",
        nameof(FetchFault.Gone) => "It is gone for good: find its new address, or remove it from the pack.",
        nameof(FetchFault.TooLarge) => "Its answer is larger than is taken: look for a shorter feed of the same outlet.",
        nameof(FetchFault.Redirects) => "It redirects in vain, often to set a cookie: follow it in a browser and give the final address in the pack.",
        nameof(FetchFault.Address) or nameof(FetchFault.Scheme) => "It leads to a place that is never asked, such as a private network: give another address in the pack.",
        nameof(FetchFault.Status) => "Open its address in a browser: the feed may have moved, or be refused to robots.",
        _ => "It is retried ever more rarely; open its address to see what it answers.",
    };

    private static string Span(TimeSpan span) => span switch
    {
        { TotalDays: >= 2 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalDays:0} days"),
        { TotalHours: >= 2 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0} hours"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, span.TotalMinutes):0} minutes"),
    };

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
