using SignalWatch.Alerts.Analysts;
using SignalWatch.Alerts.Links;
using SignalWatch.History;
using SignalWatch.Packs;

namespace SignalWatch.Jobs;

/// <summary>
/// Does what an analyst asked for by a link in a mail, once: a link that is followed again changes nothing. Cut off between the change and the
/// note that the link was used, it does the same again, which is why the change comes first.
/// </summary>
/// <param name="pack">The pack.</param>
/// <param name="items">The items seen.</param>
/// <param name="analysts">The analysts.</param>
/// <param name="judge">Takes verdicts.</param>
/// <param name="used">The links that were followed.</param>
/// <param name="time">The clock.</param>
public sealed class FollowLink(Pack pack, ItemHistory items, AnalystHistory analysts, JudgeItem judge, UsedLinks used, TimeProvider time)
{
    private const string ChangedBy = "a link in a mail";
    private static readonly TimeSpan MuteTime = TimeSpan.FromHours(24);

    /// <summary>What following the link would do; changes nothing.</summary>
    public async Task<FollowOutcome> PreviewAsync(LinkCheck.Valid token, CancellationToken cancellationToken)
    {
        if (await used.FindAsync(token, cancellationToken) is { } at)
        {
            return new FollowOutcome.Used(at);
        }

        var link = token.Link;
        if (await analysts.FindAsync(link.AnalystId, cancellationToken) is not { } analyst)
        {
            return new FollowOutcome.Gone("analyst");
        }

        return link switch
        {
            MailLink.Judge said => await VerdictOfAsync(said, cancellationToken),
            MailLink.Mute mute => MuteOf(analyst, mute.IndicatorId),
            MailLink.Unsubscribe => new FollowOutcome.Unsubscription(analyst),
            _ => throw new ArgumentOutOfRangeException(nameof(token), link.GetType().Name, "Nobody follows such a link."),
        };
    }

    /// <summary>Follows the link.</summary>
    public async Task<FollowOutcome> RunAsync(LinkCheck.Valid token, CancellationToken cancellationToken)
    {
        var outcome = await PreviewAsync(token, cancellationToken);
        var (link, now) = (token.Link, time.GetUtcNow());
        switch (outcome)
        {
            case FollowOutcome.Verdict verdict:
                await judge.RunAsync(link.AnalystId.Value, verdict.Item, [(verdict.Indicator.Id, verdict.Judgement)], cancellationToken);
                break;
            case FollowOutcome.Mute mute:
                await analysts.MuteAsync(link.AnalystId, mute.Indicator?.Id, mute.Until, ChangedBy, now, cancellationToken);
                break;
            case FollowOutcome.Unsubscription:
                await analysts.PauseAsync(link.AnalystId, "unsubscribed", ChangedBy, now, cancellationToken);
                break;
            default:
                return outcome;
        }

        await used.AddAsync(token, now, cancellationToken);
        return outcome;
    }

    private async Task<FollowOutcome> VerdictOfAsync(MailLink.Judge said, CancellationToken cancellationToken)
    {
        if (IndicatorOf(said.IndicatorId) is not { } indicator)
        {
            return new FollowOutcome.Gone("indicator");
        }

        return await items.FindAsync(said.SourceId, said.ItemId, cancellationToken) switch
        {
            null => new FollowOutcome.Gone("item"),
            { NotScoredReason: { } reason } => new FollowOutcome.NotScored(reason),
            var item => new FollowOutcome.Verdict(item, indicator, said.Judgement),
        };
    }

    private FollowOutcome MuteOf(Analyst analyst, IndicatorId? indicator)
    {
        if (analyst.PausedBecause is not null)
        {
            return new FollowOutcome.NoMail();
        }

        // A day from now, unless a longer mute stands already.
        var until = time.GetUtcNow() + MuteTime;
        var stands = indicator is { } one ? analyst.MutedIndicators.GetValueOrDefault(one) : analyst.MutedUntil ?? default;
        var about = indicator is { } id ? IndicatorOf(id) : null;
        return indicator is not null && about is null ? new FollowOutcome.Gone("indicator") : new FollowOutcome.Mute(about, until > stands ? until : stands);
    }

    private Indicator? IndicatorOf(IndicatorId id) => pack.Indicators.FirstOrDefault(indicator => indicator.Id == id);
}
