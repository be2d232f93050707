namespace SignalWatch.Feeds.Fetching;

/// <summary>Why a fetch failed. Names are kept in history and in logs, so they never change.</summary>
public enum FetchFault
{
    /// <summary>The connection was refused, reset or cut short.</summary>
    Network,

    /// <summary>The host name does not resolve.</summary>
    Dns,

    /// <summary>One of our own time limits ran out.</summary>
    Timeout,

    /// <summary>The body, or the headers, are larger than is taken.</summary>
    TooLarge,

    /// <summary>Too many redirects, a loop, or a redirect that leads nowhere.</summary>
    Redirects,

    /// <summary>The host is, or resolves to, an address that is refused: see <see cref="FetchOptions.LoopbackHosts"/>.</summary>
    Address,

    /// <summary>The address, or a redirect, is neither http nor https.</summary>
    Scheme,

    /// <summary>A status that brings no body to read, and is none of the more special ones here.</summary>
    Status,

    /// <summary>429: the server asks for fewer requests (RFC 6585).</summary>
    RateLimited,

    /// <summary>410: removed for good (RFC 9110, 15.5.11).</summary>
    Gone,

    /// <summary>TLS could not be set up, mostly because of the certificate.</summary>
    Certificate,

    /// <summary>The body is not in the content encoding that the server stated, or in one that is not known.</summary>
    Encoding,

    /// <summary>What came is not valid HTTP.</summary>
    Protocol,
}
