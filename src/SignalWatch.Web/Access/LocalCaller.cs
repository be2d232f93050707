using System.Net;
using Microsoft.AspNetCore.Http;

namespace SignalWatch.Web.Access;

/// <summary>Tells whether a request comes from this machine and is meant for it.</summary>
internal static class LocalCaller
{
    // What proxies add. A request that carries one was made elsewhere, however near the proxy is.
    private static readonly string[] ForwardingHeaders =
        ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "X-Original-For", "Via", "CF-Connecting-IP"];

    /// <summary>
    /// Whether the connection is a loopback one and the Host header names this machine. The header matters: a page whose name was
    /// rebound to 127.0.0.1 has the browser connect from here, but its own name is in the header.
    /// </summary>
    public static bool Is(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IsLoopback(address)
        && IsThisMachine(context.Request.Host)
        && !Array.Exists(ForwardingHeaders, context.Request.Headers.ContainsKey);

    /// <summary>Whether this is an address of the machine itself.</summary>
    public static bool IsLoopback(IPAddress address) => IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);

    /// <summary>Whether the name or address of a Host header is the machine itself.</summary>
    public static bool IsThisMachine(HostString host) =>
        host.HasValue
        && (string.Equals(host.Host, "localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host.Host.Trim('[', ']'), out var address) && IsLoopback(address)));
}
