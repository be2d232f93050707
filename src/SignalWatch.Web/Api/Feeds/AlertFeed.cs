using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using Microsoft.Extensions.Options;
using SignalWatch.Alerts;
using SignalWatch.Alerts.Mail;
using SignalWatch.Packs;
using SignalWatch.Web.Dashboard;

namespace SignalWatch.Web.Api.Feeds;

/// <summary>Makes a feed of the newest alerts.</summary>
/// <param name="pack">The analysis.</param>
/// <param name="alerts">Where alerts are.</param>
/// <param name="mail">Under which address the site is reached.</param>
internal sealed class AlertFeed(Pack pack, AlertHistory alerts, IOptions<MailOptions> mail)
{
    /// <summary>The feed.</summary>
    public async Task<FeedContent> ReadAsync(ApiRequest request, int limit)
    {
        var newest = await alerts.NewestFirstAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, limit, request.Ending).ToListAsync(request.Ending);
        var http = request.Context.Request;
        var home = mail.Value.PublicUrl ?? new Uri($"{http.Scheme}://{(http.Host.HasValue ? http.Host.ToUriComponent() : "localhost")}/"); // HTTP/1.0 needs no Host
        return new FeedContent(
            UrnOf(pack.Id),
            Clean($"{pack.Title}: alerts"),
            home,
            new Uri(home, http.Path.ToUriComponent() + http.QueryString.ToUriComponent()),
            newest.Count == 0 ? DateTimeOffset.UnixEpoch : newest[0].Raised,
            [.. newest.Select(alert => EntryOf(home, alert))]);
    }

    private FeedAlert EntryOf(Uri home, Alert alert)
    {
        string?[] tags = [alert.IndicatorId?.Value, alert.ScenarioId?.Value, alert.Level?.ToString().ToLowerInvariant()];
        return new FeedAlert(UrnOf($"{pack.Id}/{alert.Id}"), Clean(alert.Headline), Clean(TextOf(alert)), new Uri(home, AlertPath.Of(alert).TrimStart('/')), alert.Raised, [.. tags.OfType<string>()]);
    }

    private static string TextOf(Alert alert)
    {
        var text = new StringBuilder(alert.Reason).Append('\n');
        foreach (var story in alert.Stories)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{story.Time.UtcDateTime:yyyy-MM-dd HH:mm} UTC, {story.Outlet}: {story.Title} ({story.Probability:0 %})");
            text.Append(ApiText.Followable(story.Url) is { } url ? $"\n{url}" : "");
        }

        return text.ToString();
    }

    // A name-based UUID of version 8 (RFC 9562, section 5.8): the same alert is the same entry on every server.
    private static string UrnOf(string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes("signalwatch:" + name))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return $"urn:uuid:{new Guid(bytes, bigEndian: true)}";
    }

    // What XML 1.0 can't hold (section 2.2), an escape of it included, becomes U+FFFD.
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                clean.Append(text[i]).Append(text[++i]);
            }
            else
            {
                clean.Append(XmlConvert.IsXmlChar(text[i]) ? text[i] : '\uFFFD');
            }
        }

        return clean.ToString();
    }
}
