using System.Globalization;
using SignalWatch.Alerts.Delivery;

namespace SignalWatch.Jobs;

/// <summary>What is to be done with an outbox entry, judging by its steps.</summary>
internal abstract record SendDecision
{
    /// <summary>After so many senders in a row that said nothing more, an entry is given up: it may be what ends them.</summary>
    public const int MostSilentSenders = 5;

    // The first is what greylisting servers usually ask for (RFC 6647 section 2.2 and 5 name 1 to 5 minutes), the last what RFC 5321 section 4.5.4.1 allows for.
    private static readonly TimeSpan[] BackOff =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(2), TimeSpan.FromHours(4)];

    // RFC 5321 section 4.5.4.1 would go on for four or five days; news older than three days is not announced.
    private static readonly TimeSpan LongestTry = TimeSpan.FromDays(3);

    private SendDecision()
    {
    }

    /// <summary>Decides.</summary>
    public static SendDecision For(OutboxLife life, DateTimeOffset now)
    {
        var last = life.Last;
        if (last.State is OutboxState.Sent or OutboxState.Suppressed or OutboxState.Failed)
        {
            return new Leave($"It is {last.State.ToString().ToLowerInvariant()} since {Text(last.Time)}.");
        }

        if (last.NotBefore > now)
        {
            return new Leave(last.State == OutboxState.Sending ? $"Another sender has it until {Text(last.NotBefore)}." : $"It is due at {Text(last.NotBefore)}.");
        }

        var silent = life.Steps.Reverse().TakeWhile(step => step.State == OutboxState.Sending).Count();
        return silent >= MostSilentSenders
            ? new GiveUp(string.Create(CultureInfo.InvariantCulture, $"{silent} senders took it and were not heard of again."))
            : new Send();
    }

    /// <summary>The step after a delivery that did not succeed but may later.</summary>
    /// <param name="life">The entry as it was before this attempt.</param>
    /// <param name="number">The step's number.</param>
    /// <param name="reason">Why it did not succeed.</param>
    /// <param name="now">The time of the step.</param>
    public static OutboxStep AfterFailure(OutboxLife life, int number, string reason, DateTimeOffset now)
    {
        var begin = life.Steps.Last(step => step.Number == 0 || step.State == OutboxState.Queued);
        if (now - begin.NotBefore >= LongestTry)
        {
            return new OutboxStep(number, OutboxState.Failed, now, $"Given up after {LongestTry.TotalDays.ToString(CultureInfo.InvariantCulture)} days. {reason}", now);
        }

        var attempts = life.Steps.Count(step => step.State == OutboxState.Sending && step.Number > begin.Number);
        return new OutboxStep(number, OutboxState.Deferred, now, reason, now + BackOff[Math.Min(attempts, BackOff.Length - 1)]);
    }

    private static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Nothing is to be done now.</summary>
    /// <param name="Reason">Why.</param>
    internal sealed record Leave(string Reason) : SendDecision;

    /// <summary>It is to be given up.</summary>
    /// <param name="Reason">Why.</param>
    internal sealed record GiveUp(string Reason) : SendDecision;

    /// <summary>It is to be sent.</summary>
    internal sealed record Send : SendDecision;
}
