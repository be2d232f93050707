using MimeKit;
using MimeKit.IO;
using SignalWatch.Alerts.Analysts;
using SignalWatch.Alerts.Delivery;
using SignalWatch.Alerts.Digests;
using SignalWatch.Alerts.Links;
using SignalWatch.Packs;

namespace SignalWatch.Alerts.Mail;

/// <summary>
/// Writes mails: text and HTML that say the same, the chart within, under 100 KB. The same entry, content and time give the same bytes.
/// Everything from the news is encoded. Safe from several threads; a chart is drawn once for all analysts.
/// </summary>
/// <param name="pack">Gives titles and the scale of likelihood words.</param>
/// <param name="options">The sender and the operator.</param>
/// <param name="urlOf">Signs links; null where this installation has no public address: mails then name the command that does the same.</param>
public sealed class MailComposer(Pack pack, MailOptions options, Func<MailLink, Uri>? urlOf)
{
    private static readonly int[] StoriesTried = [12, 8, 5, 3, 1, 0];

    // Of the process: pictures depend on nothing but the days drawn.
    private static readonly IndicatorChart Chart = new();
    private static readonly LikelihoodChart Likelihood = new();

    private readonly MailEnvelope _envelope = new(options, pack.Title, pack.Id);
    private readonly MailLinks _links = new(urlOf);

    /// <summary>The mail of an alert to an analyst.</summary>
    /// <param name="alert">The alert.</param>
    /// <param name="analyst">Whom it is sent to.</param>
    /// <param name="id">Its outbox entry.</param>
    /// <param name="now">Its date.</param>
    /// <exception cref="ParseException">The analyst's address is none.</exception>
    public MimeMessage Compose(Alert alert, Analyst analyst, OutboxId id, DateTimeOffset now)
    {
        var page = new AlertPage(pack, _links, alert, analyst);
        var picture = PictureOf(alert);
        return Shortest(stories =>
        {
            var message = _envelope.Of(id, analyst.Address, page.Of(stories), picture, now);
            _envelope.Thread(message, alert.Episode);
            _envelope.List(message, _links.UnsubscribeUrl(analyst.Id));
            return message;
        });
    }

    /// <summary>The mail of a digest.</summary>
    /// <param name="digest">What it says.</param>
    /// <param name="analyst">Whom it is sent to.</param>
    /// <param name="id">Its outbox entry.</param>
    /// <param name="now">Its date.</param>
    /// <exception cref="ParseException">The analyst's address is none.</exception>
    public MimeMessage Compose(DigestContent digest, Analyst analyst, OutboxId id, DateTimeOffset now)
    {
        var page = new DigestPage(pack, _links, digest, analyst);
        return Shortest(stories =>
        {
            var message = _envelope.Of(id, analyst.Address, page.Of(stories), null, now);
            _envelope.List(message, _links.UnsubscribeUrl(analyst.Id));
            return message;
        });
    }

    /// <summary>The mail of a trouble to the operator: text alone.</summary>
    /// <param name="trouble">What is wrong.</param>
    /// <param name="id">Its outbox entry.</param>
    /// <param name="now">Its date.</param>
    /// <exception cref="InvalidOperationException">There is no operator: <see cref="MailOptions.Operator"/> is empty.</exception>
    /// <exception cref="ParseException">The operator's address is none.</exception>
    public MimeMessage Compose(Trouble trouble, OutboxId id, DateTimeOffset now) => options.Operator.Length > 0
        ? _envelope.PlainOf(id, options.Operator, TroublePage.Of(trouble), now)
        : throw new InvalidOperationException("Trouble has nobody to be told to: set Mail:Operator to the operator's address.");

    private byte[]? PictureOf(Alert alert) => alert switch
    {
        { Days.Count: > 0 } => Chart.PngOf(alert.Days),
        { Trend.Count: > 0 } => Likelihood.PngOf(alert.Trend, pack.Scale),
        _ => null,
    };

    // The links at the end stay; what gives way is the least telling of the stories.
    private static MimeMessage Shortest(Func<int, MimeMessage> compose)
    {
        foreach (var stories in StoriesTried)
        {
            var message = compose(stories);
            if (stories == 0 || SizeOf(message) <= MailLimits.Bytes)
            {
                return message;
            }

            message.Dispose();
        }

        throw new InvalidOperationException("No number of stories was tried.");
    }

    private static long SizeOf(MimeMessage message)
    {
        using var stream = new MeasuringStream();
        message.WriteTo(stream, CancellationToken.None);
        return stream.Length;
    }
}
