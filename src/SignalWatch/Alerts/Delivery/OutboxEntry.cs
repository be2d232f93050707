using SignalWatch.Alerts.Analysts;
using SignalWatch.Alerts.Mail;

namespace SignalWatch.Alerts.Delivery;

/// <summary>What was decided to be told to whom. It never changes; what becomes of it is kept beside it, step by step.</summary>
public sealed record OutboxEntry
{
    /// <summary>The id.</summary>
    public required OutboxId Id { get; init; }

    /// <summary>What the mail is.</summary>
    public required MailKind Kind { get; init; }

    /// <summary>When it was decided, UTC.</summary>
    public required DateTimeOffset Decided { get; init; }

    /// <summary>The analyst; null for mail to the operator.</summary>
    public AnalystId? AnalystId { get; init; }

    /// <summary>The alert that is announced; null for other mail.</summary>
    public AlertId? AlertId { get; init; }

    /// <summary>What the mail announces in one line of plain text.</summary>
    public required string Headline { get; init; }

    /// <summary>A digest or a trouble as JSON, as it stood when it was decided; empty for an alert, whose row has it.</summary>
    public string Content { get; init; } = "";
}
