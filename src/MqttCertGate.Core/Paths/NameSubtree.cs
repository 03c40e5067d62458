using MqttCertGate.X509;

namespace MqttCertGate.Paths;

/// <summary>Holds a name against a subtree (RFC 5280 §4.2.1.10).</summary>
internal static class NameSubtree
{
    // The longest URI in use, a SPIFFE ID (SPIFFE-ID §2.3); DNS names and mail addresses are shorter. No comparison is slow.
    private const int MostCharacters = 2048;

    /// <summary>
    /// Whether <paramref name="name"/> lies within: true only for all of it, false only for none of it. Null where it does in part, as a wildcard
    /// can, or where that is not known: neither may an unknown name be permitted, nor may it escape an exclusion.
    /// </summary>
    public static bool? Contains(GeneralName subtree, GeneralName name)
    {
        if (subtree.Kind != name.Kind)
            return false;
        if (subtree.Text.Length > MostCharacters || name.Text.Length > MostCharacters)
            return null;
        return name.Kind switch
        {
            GeneralNameKind.DnsName => ContainsDnsName(subtree.Text, name.Text),
            GeneralNameKind.IpAddress => ContainsAddress(subtree.Content, name.Content),
            GeneralNameKind.Rfc822Name => ContainsMailbox(subtree.Text, name.Text),
            GeneralNameKind.UniformResourceIdentifier => ContainsHost(subtree.Text, HostOf(name.Text)),
            GeneralNameKind.DirectoryName => ContainsName(subtree.DirectoryName!, name.DirectoryName!),
            _ => null,
        };
    }

    /// <summary>
    /// Whether the base of a subtree has the form RFC 5280 §4.2.1.10 gives its kind: for URIs it must be fully qualified. Kinds that are not made of
    /// host names are well-formed.
    /// </summary>
    public static bool IsWellFormed(GeneralName subtree) => subtree.Kind switch
    {
        GeneralNameKind.DnsName => subtree.Text.Length == 0 || IsHostName(subtree.Text),
        GeneralNameKind.Rfc822Name => IsHostOrBelow(subtree.Text.Substring(subtree.Text.IndexOf('@') + 1)),
        GeneralNameKind.UniformResourceIdentifier => IsHostOrBelow(subtree.Text) && subtree.Text.IndexOf('.', 1) > 0 && !EndsInNumber(subtree.Text),
        _ => true,
    };

    /// <summary>Whether clients may take a CN for a DNS name: it has the form of one, more than one label, and is no address.</summary>
    public static bool IsDnsName(string text) => text.IndexOf('.') > 0 && IsHostName(WithoutWildcard(text)) && !EndsInNumber(text);

    /// <summary>
    /// The base and all below it; with a leading dot, which RFC 5280 does not know and OpenSSL and rustls/webpki do, only what is below.
    /// </summary>
    private static bool? ContainsDnsName(string subtree, string name)
    {
        var host = WithoutWildcard(name);
        if (!IsHostName(host))
            return null;
        if (subtree.Length == 0)
            return true;
        if (subtree[0] == '.')
            return IsHostName(subtree.Substring(1)) ? name.EndsWith(subtree, StringComparison.OrdinalIgnoreCase) : null;
        if (!IsHostName(subtree))
            return null;
        if (IsSame(name, subtree) || name.EndsWith($".{subtree}", StringComparison.OrdinalIgnoreCase))
            return true;

        // A label in place of the asterisk may make it the very base: *.example.com is test.example.com too (CVE-2025-61727).
        var mayBeBase = host != name && IsSame(subtree.Substring(subtree.IndexOf('.') + 1), host);
        return mayBeBase ? null : false;
    }

    /// <summary>Of different versions, neither lies within the other.</summary>
    private static bool? ContainsAddress(byte[] network, byte[] address)
    {
        if (IpAddressText.Format(address) is null)
            return null;
        return network.Length == 2 * address.Length
            && !address.Where((octet, index) => ((octet ^ network[index]) & network[address.Length + index]) != 0).Any();
    }

    /// <summary>A mailbox, or a host as for a URI. The part before the @ is compared as it is (RFC 5280 §7.5).</summary>
    private static bool? ContainsMailbox(string subtree, string name)
    {
        var (at, subtreeAt) = (name.IndexOf('@'), subtree.IndexOf('@'));
        if (at <= 0 || subtreeAt == 0)
            return null;
        var isHost = ContainsHost(subtree.Substring(subtreeAt + 1), name.Substring(at + 1));
        return isHost == true && subtreeAt > 0
            ? string.Equals(name.Substring(0, at), subtree.Substring(0, subtreeAt), StringComparison.Ordinal)
            : isHost;
    }

    /// <summary>One host; with a leading dot, all hosts below it.</summary>
    private static bool? ContainsHost(string subtree, string host)
    {
        if (!IsHostName(host) || !IsHostOrBelow(subtree))
            return null;
        return subtree[0] == '.' ? host.EndsWith(subtree, StringComparison.OrdinalIgnoreCase) : IsSame(host, subtree);
    }

    private static bool IsHostOrBelow(string subtree) =>
        IsHostName(subtree.Length > 0 && subtree[0] == '.' ? subtree.Substring(1) : subtree);

    /// <summary>The host of a URI's authority (RFC 3986 §3.2); empty where there is none, or an address, to which no constraint applies.</summary>
    private static string HostOf(string uri)
    {
        var start = uri.IndexOf("://", StringComparison.Ordinal);
        if (start < 0)
            return "";
        var authority = uri.Substring(start + 3).Split('/', '?', '#')[0];
        var host = authority.Substring(authority.LastIndexOf('@') + 1).Split(':')[0];
        return EndsInNumber(host) ? "" : host;
    }

    /// <summary>The relative names of the base come first.</summary>
    private static bool ContainsName(DistinguishedName subtree, DistinguishedName name) =>
        subtree.ComparableRdns.SequenceEqual(name.ComparableRdns.Take(subtree.ComparableRdns.Count), StringComparer.Ordinal);

    private static string WithoutWildcard(string name) => name.StartsWith("*.", StringComparison.Ordinal) ? name.Substring(2) : name;

    /// <summary>Labels of letters, digits, hyphens, and the underscores that are in use.</summary>
    private static bool IsHostName(string text) => text.Split('.').All(label =>
        label.Length > 0 && label.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_'));

    /// <summary>As IPv4 addresses do, and no host of the Internet (RFC 3696 §2).</summary>
    private static bool EndsInNumber(string host) => host.Substring(host.LastIndexOf('.') + 1).All(c => c is >= '0' and <= '9');

    private static bool IsSame(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
