using System.ComponentModel.DataAnnotations;
using SignalWatch.Web.Access;

namespace SignalWatch.Web;

/// <summary>What the site lets in, and how much of it. Section <c>Site</c> of the configuration.</summary>
public sealed class SiteOptions
{
    /// <summary>
    /// Whether a connection from this machine, for a Host that is this machine, needs no key. Default false; <c>serve</c> sets it. Never true
    /// where something on the same machine hands on requests from elsewhere, as the Functions host and reverse proxies do.
    /// </summary>
    public bool TrustsLoopback { get; set; }

    /// <summary>
    /// Whether the platform's sign-in (App Service authentication) stands in front and its header <c>X-MS-CLIENT-PRINCIPAL</c> says who calls.
    /// Default false: elsewhere anyone can send that header.
    /// </summary>
    public bool HasPlatformSignIn { get; set; }

    /// <summary>What whoever the platform signed in may do where no role of theirs is called read, write or admin; default <see cref="Scope.Write"/>.</summary>
    public Scope SignedInScope { get; set; } = Scope.Write;

    /// <summary>Whether a proxy in front is the only way in, so that its <c>X-Forwarded-Proto</c> and <c>X-Forwarded-For</c> are believed; default false.</summary>
    public bool HasForwardingProxy { get; set; }

    /// <summary>Origins, such as <c>https://tool.example.org</c>, whose pages may read the API with a key; default none.</summary>
    public IReadOnlyList<string> CorsOrigins { get; set; } = [];

    /// <summary>The longest query string, in characters; default 8,192, 256 to 32,768.</summary>
    [Range(256, 32768)]
    public int MaximumQueryLength { get; set; } = 8192;

    /// <summary>The longest request body, in bytes; default 65,536, 1,024 to 10,485,760.</summary>
    [Range(1024, 10485760)]
    public int MaximumBodyBytes { get; set; } = 65536;

    /// <summary>Requests a minute of one key, or of one address without a key; default 600, 10 to 100,000. What comes from this machine is not counted.</summary>
    [Range(10, 100000)]
    public int RequestsPerMinute { get; set; } = 600;
}
