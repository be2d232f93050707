using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SignalWatch.Alerts.Delivery;

/// <summary>Whether a mail server's certificate is trusted: by the system's authorities, or by an own one instead. Its name must be the server's in either case.</summary>
internal sealed class SmtpTrust
{
    private readonly X509Certificate2Collection? _own;

    /// <summary>Reads the own authority's file, when there is one.</summary>
    /// <exception cref="InvalidDataException">The file can't be read or holds no certificate; the message names it.</exception>
    public SmtpTrust(string authorityFile)
    {
        if (authorityFile.Length == 0)
        {
            return;
        }

        try
        {
            _own = [];
            _own.ImportFromPemFile(authorityFile);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new InvalidDataException($"Smtp:AuthorityFile: {authorityFile} can't be read as PEM ({e.Message}).", e);
        }

        if (_own.Count == 0)
        {
            throw new InvalidDataException($"Smtp:AuthorityFile: {authorityFile} holds no certificate; it begins with -----BEGIN CERTIFICATE-----.");
        }
    }

    /// <summary>True when the certificate is trusted.</summary>
    /// <exception cref="SmtpCertificateException">It is not; the message says why.</exception>
    public bool Check(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable) || certificate is null)
        {
            throw new SmtpCertificateException("it shows none");
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            throw new SmtpCertificateException($"it is for another name: {certificate.Subject}");
        }

        if (_own is not null)
        {
            return CheckAgainstOwn(certificate, chain, _own);
        }

        return errors == SslPolicyErrors.None ? true : throw new SmtpCertificateException(StatusOf(chain));
    }

    private static bool CheckAgainstOwn(X509Certificate certificate, X509Chain? presented, X509Certificate2Collection own)
    {
        using var leaf = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(own);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.1")); // Server authentication, RFC 5280 section 4.2.1.12.
        foreach (var link in presented?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
        {
            chain.ChainPolicy.ExtraStore.Add(link.Certificate);
        }

        return chain.Build(leaf) ? true : throw new SmtpCertificateException(StatusOf(chain));
    }

    private static string StatusOf(X509Chain? chain) =>
        string.Join(", ", (chain?.ChainStatus ?? []).Select(status => status.StatusInformation.Trim()).DefaultIfEmpty("its chain is not trusted"));
}
