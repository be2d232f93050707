using SignalWatch.Alerts.Analysts;
using SignalWatch.Alerts.Links;
using SignalWatch.Feeds;
using SignalWatch.History;
using SignalWatch.Packs;

namespace SignalWatch.Alerts.Mail;

/// <summary>What readers can do about a mail.</summary>
/// <param name="urlOf">The address that does it; null where this installation has no public one.</param>
internal sealed class MailLinks(Func<MailLink, Uri>? urlOf)
{
    private const string Program = "signalwatch";

    /// <summary>Saying that an item is, or is not, evidence for the indicator.</summary>
    public IReadOnlyList<MailAction> Judge(AnalystId analyst, SourceId source, ItemId item, IndicatorId indicator) =>
    [
        new("Correct", urlOf?.Invoke(new MailLink.Judge(analyst, source, item, indicator, Judgement.Correct)), $"{Program} verdict {source}/{item} correct {indicator}"),
        new("Wrong", urlOf?.Invoke(new MailLink.Judge(analyst, source, item, indicator, Judgement.Wrong)), $"{Program} verdict {source}/{item} wrong {indicator}"),
    ];

    /// <summary>Silence for a day, about one indicator or, where it is null, about all.</summary>
    public MailAction Mute(AnalystId analyst, IndicatorId? indicator) => new(
        indicator is null ? "Mute everything for 24 h" : "Mute this indicator for 24 h",
        urlOf?.Invoke(new MailLink.Mute(analyst, indicator)),
        indicator is { } one ? $"{Program} analysts mute {analyst} --indicator {one}" : $"{Program} analysts mute {analyst}");

    /// <summary>No mail any more.</summary>
    public MailAction Unsubscribe(AnalystId analyst) => new("Unsubscribe", UnsubscribeUrl(analyst), $"{Program} analysts remove {analyst}");

    /// <summary>The address that ends all mail to an analyst; null where there is none.</summary>
    public Uri? UnsubscribeUrl(AnalystId analyst) => urlOf?.Invoke(new MailLink.Unsubscribe(analyst));
}
