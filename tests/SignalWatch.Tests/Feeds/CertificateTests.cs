using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging.Abstractions;
using SignalWatch.Feeds.Fetching;

namespace SignalWatch.Tests.Feeds;

public sealed class CertificateTests
{
    [Theory]
    [InlineData("news.example", -1, 30)]
    [InlineData("other.example", -1, 30)]
    [InlineData("news.example", -30, -1)]
    public async Task A_certificate_that_nobody_vouches_for_is_told_as_such(string name, int fromDays, int toDays)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(fromDays), now.AddDays(toDays));
        var serving = ServeAsync(listener, certificate, TestContext.Current.CancellationToken);
        using var fetcher = new HttpFetcher(
            new FetchOptions { LoopbackHosts = new Dictionary<string, IPEndPoint>(StringComparer.Ordinal) { ["news.example"] = (IPEndPoint)listener.LocalEndpoint } },
            TimeProvider.System,
            NullLogger<HttpFetcher>.Instance);

        var outcome = await fetcher.FetchAsync(new FetchRequest { Url = new Uri("https://news.example/feed") }, TestContext.Current.CancellationToken);

        await serving;
        Assert.Equal(FetchFault.Certificate, Assert.IsType<FetchOutcome.Failed>(outcome).Fault);
    }

    private static async Task ServeAsync(TcpListener listener, X509Certificate2 certificate, CancellationToken cancellationToken)
    {
        using var client = await listener.AcceptTcpClientAsync(cancellationToken);
        await using var tls = new SslStream(client.GetStream());
        try
        {
            await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, cancellationToken);
            Assert.Equal(0, await tls.ReadAsync(new byte[1], cancellationToken));
        }
        catch (Exception e) when (e is IOException or AuthenticationException)
        {
            // The fetcher hung up, as it should.
        }
    }
}
