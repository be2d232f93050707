using System.Net.Sockets;
using System.Security.Authentication;

namespace SignalWatch.Feeds.Fetching;

/// <summary>Tells what went wrong from what was thrown.</summary>
internal static class HttpFault
{
    public static FetchOutcome.Failed Of(Exception thrown, Uri url)
    {
        for (var e = thrown; e is not null; e = e.InnerException)
        {
            FetchFault? fault = e switch
            {
                AddressRefusedException => FetchFault.Address,
                AuthenticationException => FetchFault.Certificate,
                SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } => FetchFault.Dns,
                HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => FetchFault.Dns,
                HttpIOException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => FetchFault.TooLarge,
                HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => FetchFault.TooLarge,
                HttpIOException { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError } => FetchFault.Protocol,
                HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError } => FetchFault.Protocol,
                _ => null,
            };
            if (fault is { } known)
            {
                return new FetchOutcome.Failed(known, $"{url}: {e.Message}");
            }
        }

        return new FetchOutcome.Failed(FetchFault.Network, $"{url}: {thrown.GetBaseException().Message}");
    }
}
