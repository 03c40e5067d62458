using System.Net;
using System.Net.Sockets;
using MqttCertGate.X509;

namespace MqttCertGate.Identity;

/// <summary>What a client connects to (RFC 9525 §6.1): a DNS name or an IP address.</summary>
internal sealed class ReferenceIdentity
{
    private ReferenceIdentity(bool isAddress, params string[] presented)
    {
        IsAddress = isAddress;
        Presented = presented;
    }

    public bool IsAddress { get; }

    /// <summary>
    /// Every presented identifier that matches, as <see cref="GeneralName"/> prints it and without regard to ASCII case: DNS names only by dNSName,
    /// addresses only by iPAddress (RFC 9525 §6.3, §6.4). None for a name that cannot be expressed.
    /// </summary>
    public IReadOnlyList<string> Presented { get; }

    /// <summary>
    /// Reads a declared domain. A trailing dot is dropped, and U-labels become A-labels (RFC 9525 §6.3), before anything is compared.
    /// </summary>
    public static ReferenceIdentity Parse(string text) =>
        TryParseAddress(text, out var address) ? new ReferenceIdentity(isAddress: true, $"IP {IpAddressText.Format(address.GetAddressBytes())}")
        : InternationalName.ToALabels(text.TrimEnd('.')) is not { } name ? new ReferenceIdentity(isAddress: false)
        : WildcardOf(name) is { } wildcard ? new ReferenceIdentity(isAddress: false, $"DNS {name}", $"DNS {wildcard}")
        : new ReferenceIdentity(isAddress: false, $"DNS {name}");

    /// <summary>
    /// Whether <paramref name="text"/> is an IP address as people write one: four decimal numbers, or IPv6. What only the platform takes for an
    /// address ("1", "0x7f.1") is a name.
    /// </summary>
    public static bool IsAddressText(string text) => TryParseAddress(text, out _);

    /// <summary>Whether a name that is no GeneralName, such as a common name, would match as dNSName.</summary>
    public bool MatchesDnsName(string presented) => Presented.Contains($"DNS {presented}", StringComparer.OrdinalIgnoreCase);

    /// <summary>RFC 9525 §6.3: a wildcard is the whole left-most label and stands for exactly one label, which is none itself.</summary>
    private static string? WildcardOf(string name) => name.IndexOf('.') is > 0 and var dot && name.IndexOf('*') < 0 ? $"*{name.Substring(dot)}" : null;

    private static bool TryParseAddress(string text, out IPAddress address)
    {
        IPAddress? parsed = null;
        var isParsed = text.All(character => character is ':' or '.' || Uri.IsHexDigit(character)) && IPAddress.TryParse(text, out parsed);
        address = parsed ?? IPAddress.None;
        return isParsed && (address.AddressFamily == AddressFamily.InterNetworkV6 || address.ToString() == text);
    }
}
