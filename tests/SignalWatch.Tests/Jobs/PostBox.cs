using System.Collections.Concurrent;
using MimeKit;
using SignalWatch.Alerts.Delivery;

namespace SignalWatch.Tests.Jobs;

/// <summary>Takes mails as a test says, and remembers the ids of those it took.</summary>
/// <param name="answer">What becomes of a mail, judging by how many were tried before; null takes every mail.</param>
internal sealed class PostBox(Func<int, DeliveryOutcome>? answer = null) : IMailTransport
{
    private readonly ConcurrentQueue<string> _taken = new();
    private int _tried;

    /// <summary>The Message-IDs of the mails it took, in order.</summary>
    public IReadOnlyList<string> Taken => [.. _taken];

    /// <summary>How many were tried.</summary>
    public int Tried => _tried;

    public Task<DeliveryOutcome> DeliverAsync(OutboxId id, MimeMessage message, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var outcome = answer?.Invoke(Interlocked.Increment(ref _tried) - 1) ?? new DeliveryOutcome.Delivered("250 OK");
        if (outcome is DeliveryOutcome.Delivered)
        {
            _taken.Enqueue(message.MessageId ?? "");
        }

        return Task.FromResult(outcome);
    }

    public Task RestAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
