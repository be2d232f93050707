using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;

namespace SignalWatch.Cli.Hosting;

/// <summary>An address to serve on.</summary>
/// <param name="Url">As the server takes it.</param>
/// <param name="IsLoopback">Whether only this machine reaches it.</param>
internal sealed record ServeAddress(string Url, bool IsLoopback)
{
    /// <summary>The addresses that an option's text lists, parted by semicolons.</summary>
    /// <exception cref="UsageException">One can't be served on; the message says why and what can.</exception>
    public static IReadOnlyList<ServeAddress> Parse(string urls)
    {
        var addresses = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(ParseOne).ToList();
        return addresses.Count > 0 ? addresses : throw new UsageException("--urls: write at least one address, such as http://127.0.0.1:5390.");
    }

    /// <summary>This machine's own address at a port.</summary>
    public static ServeAddress Local(int port) => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"), IsLoopback: true);

    private static ServeAddress ParseOne(string url)
    {
        if (url.StartsWith("https:", StringComparison.OrdinalIgnoreCase))
        {
            throw new UsageException($"--urls: '{url}' asks for TLS, which a proxy in front does; serve on http://127.0.0.1:5390 with --behind-proxy.");
        }

        BindingAddress address;
        try
        {
            address = BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            throw NotAnAddress(url);
        }

        if (address.Scheme is not "http" || address.PathBase.Length > 0 || address.IsUnixPipe || address.IsNamedPipe || address.Port is < 0 or > IPEndPoint.MaxPort)
        {
            throw NotAnAddress(url);
        }

        var isLoopback = string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
        return new ServeAddress(url, isLoopback);
    }

    private static UsageException NotAnAddress(string url) =>
        new($"--urls: '{url}' is not an address to serve on; write one such as http://127.0.0.1:5390 or http://0.0.0.0:8080.");
}
