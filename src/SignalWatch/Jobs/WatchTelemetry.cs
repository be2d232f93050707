using System.Diagnostics;
using System.Diagnostics.Metrics;
using SignalWatch.Alerts.Delivery;
using SignalWatch.History;
using SignalWatch.Packs;

namespace SignalWatch.Jobs;

/// <summary>
/// What the jobs tell of themselves: spans and metrics under one name, each listed in <c>docs/telemetry.md</c>. Ids only, never content. When
/// nobody listens it costs a check of a field.
/// </summary>
public static class WatchTelemetry
{
    /// <summary>What a listener subscribes to, of spans and of metrics.</summary>
    public const string Name = "SignalWatch";

    internal const string JobSpan = "signalwatch.job";
    internal const string PollSpan = "signalwatch.poll";
    internal const string ReadSpan = "signalwatch.read";
    internal const string ScoreSpan = "signalwatch.score";
    internal const string StoreSpan = "signalwatch.store";
    internal const string AssessSpan = "signalwatch.assess";
    internal const string MailSpan = "signalwatch.mail";

    internal const string JobTag = "signalwatch.job";
    internal const string SourceTag = "signalwatch.source";
    internal const string SourcesTag = "signalwatch.sources";
    internal const string ItemsTag = "signalwatch.items";
    internal const string EntryTag = "signalwatch.entry";
    internal const string VersionTag = "signalwatch.version";

    private static readonly ActivitySource Spans = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Due = Meter.CreateCounter<long>("signalwatch.feeds.due", "{source}", "Sources found due by polls.");
    private static readonly Counter<long> ReadWell = Meter.CreateCounter<long>("signalwatch.feeds.read", "{source}", "Sources read that answered.");
    private static readonly Counter<long> ReadBadly = Meter.CreateCounter<long>("signalwatch.feeds.failed", "{source}", "Sources read that failed.");
    private static readonly Counter<long> NewItems = Meter.CreateCounter<long>("signalwatch.history.items", "{item}", "New items stored.");
    private static readonly Counter<long> NewSignals = Meter.CreateCounter<long>("signalwatch.history.signals", "{signal}", "Signals found in new items.");
    private static readonly Counter<long> Scored = Meter.CreateCounter<long>("signalwatch.scoring.scored", "{item}", "New items that were scored.");
    private static readonly Counter<long> Unscored = Meter.CreateCounter<long>("signalwatch.scoring.unscored", "{item}", "New items that no model could score.");
    private static readonly Gauge<long> Model = Meter.CreateGauge<long>("signalwatch.scoring.model", "{model}", "1 for the version that scored last.");
    private static readonly Counter<long> Days = Meter.CreateCounter<long>("signalwatch.assessment.days", "{day}", "Days of indicators counted anew.");
    private static readonly Histogram<double> Lag = Meter.CreateHistogram<double>(
        "signalwatch.assessment.lag", "s", "From when the oldest waiting item was seen until levels and likelihoods knew of it.");

    private static readonly Counter<long> Sent = Meter.CreateCounter<long>("signalwatch.alerts.sent", "{mail}", "Mails that a server took.");
    private static readonly Counter<long> Deferred = Meter.CreateCounter<long>("signalwatch.alerts.deferred", "{mail}", "Attempts put off, to be made again.");
    private static readonly Counter<long> Failed = Meter.CreateCounter<long>("signalwatch.alerts.failed", "{mail}", "Mails given up.");

    internal static Activity? Begin(string span) => Spans.StartActivity(span);

    internal static Activity? Begin(string span, IReadOnlyList<StoredItem> items)
    {
        var begun = Spans.StartActivity(span);
        return begun is { IsAllDataRequested: true } ? begun.SetTag(ItemsTag, items.Select(item => $"{item.SourceId}/{item.ItemId}").ToArray()) : begun;
    }

    // As a server's span, Application Insights counts it among the requests: the alarm from outside looks for it there.
    internal static Activity? BeginJob(string job) => Spans.StartActivity(JobSpan, ActivityKind.Server)?.SetTag(JobTag, job);

    internal static Activity? BeginRead(SourceId source, ActivityContext handedOn) =>
        Spans.StartActivity(ReadSpan, KindOf(handedOn), handedOn)?.SetTag(SourceTag, source.Value);

    internal static Activity? BeginMail(OutboxId entry, ActivityContext handedOn) =>
        Spans.StartActivity(MailSpan, KindOf(handedOn), handedOn)?.SetTag(EntryTag, entry.Value);

    internal static void Polled(Activity? span, IReadOnlyList<SourceId> due)
    {
        Due.Add(due.Count);
        if (span is { IsAllDataRequested: true })
        {
            span.SetTag(SourcesTag, due.Select(source => source.Value).ToArray());
        }
    }

    // The outcome's text can repeat what a server said: it stays in the source's state and the log.
    internal static void Read(Activity? span, ReadOutcome outcome)
    {
        (outcome.IsOk ? ReadWell : ReadBadly).Add(1);
        span?.SetStatus(outcome.IsOk ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
    }

    internal static void Recorded(RecordOutcome outcome, string modelVersion)
    {
        NewItems.Add(outcome.Items);
        NewSignals.Add(outcome.Signals);
        Scored.Add(outcome.Items - outcome.Unscored);
        Unscored.Add(outcome.Unscored);
        Model.Record(1, new KeyValuePair<string, object?>(VersionTag, modelVersion));
    }

    internal static void Assessed(IReadOnlyList<RecountMarker> pending, int days, DateTimeOffset now)
    {
        Days.Add(days);
        if (pending.Min(marker => marker.Since) is { } oldest)
        {
            Lag.Record(Math.Max((now - oldest).TotalSeconds, 0));
        }
    }

    internal static void Mailed(OutboxState state)
    {
        var counter = state switch
        {
            OutboxState.Sent => Sent,
            OutboxState.Deferred => Deferred,
            OutboxState.Failed => Failed,
            _ => null,
        };
        counter?.Add(1);
    }

    private static ActivityKind KindOf(ActivityContext handedOn) => handedOn == default ? ActivityKind.Internal : ActivityKind.Consumer;
}
