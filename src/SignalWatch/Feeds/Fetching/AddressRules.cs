using System.Net;
using System.Net.Sockets;

namespace SignalWatch.Feeds.Fetching;

/// <summary>Which addresses news may be fetched from: those of the public internet (IANA special-purpose registries, RFC 6890).</summary>
internal static class AddressRules
{
    private static readonly IPNetwork NatPrefix = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] Refused =
    [
        IPNetwork.Parse("0.0.0.0/8"),
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("169.254.0.0/16"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.0.0.0/24"),
        IPNetwork.Parse("192.0.2.0/24"),
        IPNetwork.Parse("192.88.99.0/24"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("198.18.0.0/15"),
        IPNetwork.Parse("198.51.100.0/24"),
        IPNetwork.Parse("203.0.113.0/24"),
        IPNetwork.Parse("224.0.0.0/3"),

        // The platform service of Azure virtual machines: public by number, private by meaning.
        IPNetwork.Parse("168.63.129.16/32"),

        // Tunnels that carry an IPv4 address inside (Teredo, 6to4), protocol assignments, documentation.
        IPNetwork.Parse("2001::/23"),
        IPNetwork.Parse("2001:db8::/32"),
        IPNetwork.Parse("2002::/16"),
        IPNetwork.Parse("3fff::/20"),
    ];

    /// <summary>Whether the address belongs to the public internet. IPv4 addresses written as IPv6 (mapped) are not taken at all.</summary>
    public static bool IsPublic(IPAddress address)
    {
        // Before any network is asked, since IPNetwork judges a mapped address as the IPv4 address inside it.
        if (address.IsIPv4MappedToIPv6)
        {
            return false;
        }

        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            if (NatPrefix.Contains(address))
            {
                return IsPublic(new IPAddress(address.GetAddressBytes().AsSpan(12)));
            }

            if (!GlobalUnicast.Contains(address))
            {
                return false;
            }
        }

        return !Array.Exists(Refused, network => network.Contains(address));
    }
}
