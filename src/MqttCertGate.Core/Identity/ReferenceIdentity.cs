using System.Net;
using System.Net.Sockets;
using MqttCertGate.X509;

namespace MqttCertGate.Identity;

/// <summary>What a client connects to (RFC 9525 §6.1): a DNS name or an IP address.</summary>
internal sealed class ReferenceIdentity
{
    // Null for an address, and for a name that cannot be expressed: nothing presented matches it.
    private readonly string? dnsName;
    private readonly byte[]? address;

    private ReferenceIdentity(string? dnsName, byte[]? address)
    {
        this.dnsName = dnsName;
        this.address = address;
    }

    public bool IsAddress => address is not null;

    /// <summary>
    /// Reads a declared domain. A trailing dot is dropped, and U-labels become A-labels (RFC 9525 §6.3), before anything is compared.
    /// </summary>
    public static ReferenceIdentity Parse(string text) => TryParseAddress(text, out var address)
        ? new ReferenceIdentity(null, address.GetAddressBytes())
        : new ReferenceIdentity(InternationalName.ToALabels(text.TrimEnd('.')), null);

    /// <summary>
    /// Whether <paramref name="text"/> is an IP address as people write one: four decimal numbers, or IPv6. What only the platform takes for an
    /// address ("1", "0x7f.1") is a name.
    /// </summary>
    public static bool IsAddressText(string text) => TryParseAddress(text, out _);

    /// <summary>Whether a presented identifier matches: DNS names only by dNSName, addresses only by iPAddress (RFC 9525 §6.3, §6.4).</summary>
    public bool Matches(GeneralName presented) => presented.Kind switch
    {
        GeneralNameKind.DnsName => MatchesDnsName(presented.Text),
        GeneralNameKind.IpAddress => IsAddress && presented.Content.SameAs(address!),
        _ => false,
    };

    /// <summary>
    /// RFC 9525 §6.3: compared label by label without regard to ASCII case; a wildcard is the whole left-most label and stands for exactly one
    /// label.
    /// </summary>
    public bool MatchesDnsName(string presented)
    {
        if (dnsName is null)
            return false;
        if (string.Equals(presented, dnsName, StringComparison.OrdinalIgnoreCase))
            return true;
        if (!presented.StartsWith("*.", StringComparison.Ordinal) || presented.IndexOf('*', 1) >= 0)
            return false;

        var firstDot = dnsName.IndexOf('.');
        return firstDot > 0
            && dnsName[0] != '*'
            && string.Equals(presented.Substring(1), dnsName.Substring(firstDot), StringComparison.OrdinalIgnoreCase);
    }

    private static bool TryParseAddress(string text, out IPAddress address)
    {
        IPAddress? parsed = null;
        var isParsed = text.All(character => character is ':' or '.' || Uri.IsHexDigit(character)) && IPAddress.TryParse(text, out parsed);
        address = parsed ?? IPAddress.None;
        return isParsed && (address.AddressFamily == AddressFamily.InterNetworkV6 || address.ToString() == text);
    }
}
