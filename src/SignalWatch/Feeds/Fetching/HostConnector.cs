using System.Net;
using System.Net.Sockets;

namespace SignalWatch.Feeds.Fetching;

/// <summary>
/// Opens connections to public addresses only. The check is made on the very address that is then connected to, so a name
/// that resolves differently the second time (DNS rebinding) gains nothing.
/// </summary>
internal sealed class HostConnector
{
    private readonly Dictionary<string, IPEndPoint> _loopbackHosts = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="ArgumentException">A host is mapped to an endpoint that is not loopback.</exception>
    public HostConnector(IReadOnlyDictionary<string, IPEndPoint> loopbackHosts)
    {
        foreach (var (host, endpoint) in loopbackHosts)
        {
            if (!IPAddress.IsLoopback(endpoint.Address))
            {
                throw new ArgumentException($"{host} is mapped to {endpoint}, which is not loopback.", nameof(loopbackHosts));
            }

            _loopbackHosts[host] = endpoint;
        }
    }

    /// <summary>Connects to the first public address that answers.</summary>
    /// <exception cref="AddressRefusedException">The host has no public address.</exception>
    /// <exception cref="SocketException">The name does not resolve, or no address answers.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var target = context.DnsEndPoint;
        if (_loopbackHosts.TryGetValue(target.Host, out var loopback))
        {
            return await OpenAsync([loopback.Address], loopback.Port, cancellationToken);
        }

        var addresses = IPAddress.TryParse(target.Host, out var literal)
            ? [literal]
            : await Dns.GetHostAddressesAsync(target.Host, cancellationToken);
        var allowed = Array.FindAll(addresses, AddressRules.IsPublic);
        if (allowed.Length == 0)
        {
            throw new AddressRefusedException(
                $"{target.Host} is at {string.Join(", ", addresses.Take(4).Select(address => address.ToString()))}, "
                + "which is not on the public internet.");
        }

        return await OpenAsync(allowed, target.Port, cancellationToken);
    }

    private static async Task<Stream> OpenAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
