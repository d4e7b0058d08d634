using System.Net;

namespace ComplianceDesk.Core.Access;

/// <summary>Tells addresses of the public internet from those that a house gives out itself.</summary>
public static class NetworkAddress
{
    private static readonly IPNetwork[] OwnNetworks =
    [
        // Private use (RFC 1918, RFC 4193), this host and this link (RFC 6890), shared by a carrier (RFC 6598); multicast is nobody's.
        .. new[] { "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "169.254.0.0/16", "100.64.0.0/10", "0.0.0.0/8", "224.0.0.0/3", "fc00::/7", "fe80::/10", "ff00::/8", "::/127" }.Select(IPNetwork.Parse),
    ];

    /// <summary>True for an address of the public internet; false for one that a house gives out itself, and for what is no address.</summary>
    /// <param name="text">An IPv4 or IPv6 address as text; null for none.</param>
    public static bool IsOutside(string? text)
    {
        // A bare number would be read as an address, too.
        if (text is null || !text.AsSpan().ContainsAny('.', ':') || !IPAddress.TryParse(text, out var address))
        {
            return false;
        }

        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return !OwnNetworks.Any(network => network.Contains(address));
    }
}
