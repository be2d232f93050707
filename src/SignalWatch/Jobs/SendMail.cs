using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using SignalWatch.Alerts.Analysts;
using SignalWatch.Alerts.Delivery;
using SignalWatch.Alerts.Mail;
using SignalWatch.History.Tables;

namespace SignalWatch.Jobs;

/// <summary>
/// Sends one outbox entry: takes it, writes its mail, hands that on, and records what came of it. Safe to run twice, at the same time and
/// after a death anywhere. A mail is sent twice only when the server took it and that was never recorded; it then bears the same Message-ID.
/// </summary>
/// <param name="outbox">The entries.</param>
/// <param name="draft">Writes an entry's mail, dated with the given time, or says why there is to be none any more.</param>
/// <param name="analysts">Where an analyst is paused whose address turns out not to exist.</param>
/// <param name="transport">Hands mails on.</param>
/// <param name="rate">Bounds how many; null where nothing does.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Told of what an operator should look into.</param>
public sealed partial class SendMail(
    Outbox outbox,
    Func<OutboxEntry, DateTimeOffset, CancellationToken, Task<MailDraft>> draft,
    AnalystHistory analysts,
    IMailTransport transport,
    SendingRate? rate,
    TimeProvider time,
    ILogger<SendMail> logger)
{
    /// <summary>How long a sender has an entry for itself. One that says nothing for so long is taken for dead, and the next may send.</summary>
    public static readonly TimeSpan Hold = TimeSpan.FromMinutes(10);

    private const string RateReason = "The mail server takes no more for now (Smtp:MaximumPerMinute, Smtp:MaximumPerHour).";

    // A sender stops before its hold ends: it must not be sending when the next one begins.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    /// <summary>Sends the entry if it is due and nobody else is at it.</summary>
    public Task<SendOutcome> RunAsync(OutboxId id, CancellationToken cancellationToken) => RunAsync(id, default, cancellationToken);

    /// <summary>Sends the entry if it is due and nobody else is at it, within the trace that handed it on.</summary>
    /// <param name="id">The entry.</param>
    /// <param name="handedOn">The trace; default for the one that this is called in, or for one of its own.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<SendOutcome> RunAsync(OutboxId id, ActivityContext handedOn, CancellationToken cancellationToken)
    {
        using var span = WatchTelemetry.BeginMail(id, handedOn);
        if (await outbox.ReadAsync(id, cancellationToken) is not { } life)
        {
            return new SendOutcome(id, null, "There is no such entry.");
        }

        var now = time.GetUtcNow();
        switch (SendDecision.For(life, now))
        {
            case SendDecision.Leave leave:
                return new SendOutcome(id, null, leave.Reason);
            case SendDecision.GiveUp giveUp:
                return await RecordAsync(id, life.Last, After(life.Last, OutboxState.Failed, giveUp.Reason), false, cancellationToken);
        }

        if (rate is not null && await rate.NextAsync(now, cancellationToken) is var free && free > now)
        {
            return await RecordAsync(id, life.Last, After(life.Last, OutboxState.Deferred, RateReason, free), true, cancellationToken);
        }

        var held = new OutboxStep(life.Last.Number + 1, OutboxState.Sending, now, "", now + Hold);
        return await outbox.TryAdvanceAsync(id, life.Last, held, cancellationToken)
            ? await SendAsync(life, held, cancellationToken)
            : new SendOutcome(id, null, "Another sender was faster.");
    }

    private async Task<SendOutcome> SendAsync(OutboxLife life, OutboxStep held, CancellationToken cancellationToken)
    {
        using var end = new CancellationTokenSource(Hold - Margin, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(end.Token, cancellationToken);
        try
        {
            return await ComposeAsync(life.Entry, either.Token) switch
            {
                MailDraft.Ready ready => await HandOnAsync(life, held, ready, either.Token),
                MailDraft.Suppressed none => await RecordAsync(life.Entry.Id, held, After(held, OutboxState.Suppressed, none.Reason), false, either.Token),
                _ => await RecordAsync(life.Entry.Id, held, After(held, OutboxState.Failed, "Its mail could not be written; the log says why."), false, either.Token),
            };
        }
        catch (OperationCanceledException)
        {
            // Let go of it, so that the next run need not wait for the hold to end.
            var reason = cancellationToken.IsCancellationRequested ? "Sending was stopped." : "Sending took too long.";
            var outcome = await DeferAsync(life, held, $"{reason} If it was under way, it is sent again under the same Message-ID.", false);
            cancellationToken.ThrowIfCancellationRequested();
            return outcome;
        }
    }

    /// <summary>The mail, or why there is none; null when it could not be written.</summary>
    private async Task<MailDraft?> ComposeAsync(OutboxEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            return await draft(entry, time.GetUtcNow(), cancellationToken);
        }
#pragma warning disable CA1031 // One entry whose mail can't be written must not keep all others from being sent.
        catch (Exception e) when (e is not (OperationCanceledException or StoreException))
        {
            Log.NotComposed(logger, entry.Id.Value, e);
            return null;
        }
#pragma warning restore CA1031
    }

    private async Task<SendOutcome> HandOnAsync(OutboxLife life, OutboxStep held, MailDraft.Ready ready, CancellationToken cancellationToken)
    {
        var id = life.Entry.Id;
        using var message = ready.Message;
        if (rate is not null && await rate.TryTakeAsync(time.GetUtcNow(), cancellationToken) is { } free)
        {
            return await RecordAsync(id, held, After(held, OutboxState.Deferred, RateReason, free), true, cancellationToken);
        }

        // What came of it is recorded also when the process is about to stop: the mail is out.
        switch (await transport.DeliverAsync(id, message, cancellationToken))
        {
            case DeliveryOutcome.Delivered delivered:
                return await RecordAsync(id, held, After(held, OutboxState.Sent, delivered.Reply), false, CancellationToken.None);
            case DeliveryOutcome.Refused refused:
                return await RefuseAsync(life.Entry, held, refused);
            case DeliveryOutcome.Unreachable unreachable:
                return await DeferAsync(life, held, unreachable.Reason, true);
            case DeliveryOutcome.Deferred deferred:
                return await DeferAsync(life, held, deferred.Reason, false);
            case var other:
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"An outcome that nobody knows: {other}"));
        }
    }

    private async Task<SendOutcome> RefuseAsync(OutboxEntry entry, OutboxStep held, DeliveryOutcome.Refused refused)
    {
        if (refused.IsAddressBad && entry.AnalystId is { } analyst)
        {
            // Before it is recorded: cut off between the two, the next attempt finds the analyst paused.
            await analysts.PauseAsync(analyst, refused.Reason, "mail server", time.GetUtcNow(), CancellationToken.None);
        }

        return await RecordAsync(entry.Id, held, After(held, OutboxState.Failed, refused.Reason), false, CancellationToken.None);
    }

    private Task<SendOutcome> DeferAsync(OutboxLife life, OutboxStep held, string reason, bool stopsOthers) => RecordAsync(
        life.Entry.Id, held, SendDecision.AfterFailure(life, held.Number + 1, reason, time.GetUtcNow()), stopsOthers, CancellationToken.None);

    private OutboxStep After(OutboxStep last, OutboxState state, string reason, DateTimeOffset? notBefore = null)
    {
        var now = time.GetUtcNow();
        return new OutboxStep(last.Number + 1, state, now, reason, notBefore ?? now);
    }

    private async Task<SendOutcome> RecordAsync(OutboxId id, OutboxStep last, OutboxStep step, bool stopsOthers, CancellationToken cancellationToken)
    {
        if (await outbox.TryAdvanceAsync(id, last, step, cancellationToken))
        {
            Log.Recorded(logger, id.Value, step.State, step.Reason);
            WatchTelemetry.Mailed(step.State);
            return new SendOutcome(id, step.State, step.Reason, stopsOthers);
        }

        Log.Overtaken(logger, id.Value, step.State, step.Reason);
        return new SendOutcome(id, null, "Another sender took it over meanwhile.", stopsOthers);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 710, Level = LogLevel.Information, Message = "Outbox {Id}: {State} {Reason}")]
        public static partial void Recorded(ILogger logger, string id, OutboxState state, string reason);

        [LoggerMessage(EventId = 711, Level = LogLevel.Warning, Message = "Outbox {Id} came to {State} ({Reason}), but another sender had taken it over")]
        public static partial void Overtaken(ILogger logger, string id, OutboxState state, string reason);

        [LoggerMessage(EventId = 712, Level = LogLevel.Error, Message = "The mail of outbox entry {Id} could not be written")]
        public static partial void NotComposed(ILogger logger, string id, Exception exception);
    }
}
