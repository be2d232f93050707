namespace SignalWatch.Alerts;

/// <summary>
/// What a mail says, apart from how it looks. All text is plain and unescaped, as the news had it: whoever renders it encodes it.
/// </summary>
public sealed record MailContent
{
    /// <summary>The subject, one line, such as <c>Georgian protests: high (was quiet) - 14 stories, 6 publishers</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>The first line of the body.</summary>
    public required string Heading { get; init; }

    /// <summary>What changed, since when and why it was told: a sentence each.</summary>
    public required IReadOnlyList<string> Statements { get; init; }

    /// <summary>Parts under a heading each, in order.</summary>
    public IReadOnlyList<MailSection> Sections { get; init; } = [];

    /// <summary>The chart; null for none.</summary>
    public MailChart? Chart { get; init; }

    /// <summary>Confidence and coverage in a sentence; null where they don't apply.</summary>
    public string? Confidence { get; init; }

    /// <summary>The indicator that <c>mute 24 h</c> mutes; null mutes all.</summary>
    public string? IndicatorId { get; init; }
}
