using SignalWatch.Alerts.Analysts;
using SignalWatch.Feeds;
using SignalWatch.History;
using SignalWatch.Packs;

namespace SignalWatch.Alerts.Links;

/// <summary>What an analyst can do with one click in a mail. A link shows a page; only the page's button does it.</summary>
public abstract record MailLink(AnalystId AnalystId)
{
    /// <summary>Say that an item is, or is not, evidence for an indicator.</summary>
    public sealed record Judge(AnalystId AnalystId, SourceId SourceId, ItemId ItemId, IndicatorId IndicatorId, Judgement Judgement) : MailLink(AnalystId);

    /// <summary>Have no immediate mail about an indicator for 24 hours; about nothing at all where it is null.</summary>
    public sealed record Mute(AnalystId AnalystId, IndicatorId? IndicatorId) : MailLink(AnalystId);

    /// <summary>Have no mail any more.</summary>
    public sealed record Unsubscribe(AnalystId AnalystId) : MailLink(AnalystId);
}
