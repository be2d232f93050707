using System.Collections.Frozen;

namespace SignalWatch.Feeds;

/// <summary>One spelling for the many that an address has.</summary>
public static class CanonicalUrl
{
    private static readonly FrozenSet<string> Tracking = new[]
    {
        "_ga", "_gl", "_hsenc", "_hsmi", "_openstat", "at_campaign", "at_medium", "campaign_id", "cmpid", "dclid", "fbclid", "ftag", "gbraid",
        "gclid", "gclsrc", "icid", "igshid", "igsh", "ito", "mc_cid", "mc_eid", "mkt_tok", "msclkid", "ncid", "ns_campaign", "ns_mchannel",
        "ns_source", "oly_anon_id", "oly_enc_id", "smid", "sr_share", "srsltid", "taid", "tblci", "traffic_source", "ttclid", "twclid",
        "vero_id", "wbraid", "wickedid", "wt_mc", "xtor", "yclid", "ysclid", "zanpid",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] TrackingPrefixes = ["utm_", "utm-", "pk_", "mtm_", "hsa_", "at_custom", "ga_"];

    /// <summary>
    /// The address with its host in lower case and in ASCII, without default port, user, fragment, closing slash of the
    /// path and tracking parameters (utm_*, fbclid, gclid and their kind), its other parameters sorted. The scheme stays. Addresses
    /// that are not of the web stay as they are.
    /// </summary>
    /// <param name="url">An absolute address.</param>
    /// <exception cref="ArgumentException">The address is not absolute.</exception>
    public static string Of(Uri url)
    {
        if (!url.IsAbsoluteUri)
        {
            throw new ArgumentException("A canonical URL is made of an absolute one.", nameof(url));
        }

        if (url.Scheme is not ("http" or "https" or "ftp"))
        {
            return url.AbsoluteUri;
        }

        var host = (AsciiHost(url) ?? url.Host).ToLowerInvariant().TrimEnd('.');
        host = url.HostNameType == UriHostNameType.IPv6 ? $"[{host}]" : host;
        var port = url.IsDefaultPort ? "" : FormattableString.Invariant($":{url.Port}");
        var path = url.AbsolutePath.TrimEnd('/');
        var parameters = url.Query.TrimStart('?')
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(parameter => !IsTracking(parameter))
            .Order(StringComparer.Ordinal);
        var query = string.Join('&', parameters);
        return $"{url.Scheme}://{host}{port}{(path.Length == 0 ? "/" : path)}{(query.Length == 0 ? "" : "?")}{query}";
    }

    /// <summary>The host as DNS takes it (RFC 5891); null when it has characters that no name can have.</summary>
    internal static string? AsciiHost(Uri url)
    {
        try
        {
            return url.IdnHost;
        }
        catch (UriFormatException)
        {
            return null;
        }
    }

    private static bool IsTracking(string parameter)
    {
        var name = parameter.Split('=', 2)[0];
        return Tracking.Contains(name)
            || Array.Exists(TrackingPrefixes, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
    }
}
