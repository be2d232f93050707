namespace SignalWatch.Alerts;

/// <summary>What a mail's chart shows: some 60 days of one indicator.</summary>
public sealed record MailChart
{
    /// <summary>What it shows, in words, for those who don't see it.</summary>
    public required string AlternativeText { get; init; }

    /// <summary>Gapless days, oldest first.</summary>
    public required IReadOnlyList<MailChartDay> Days { get; init; }
}
