using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MqttCertGate.Identity;
using MqttCertGate.Manifests;
using MqttCertGate.X509;

namespace MqttCertGate.Tool.Making;

/// <summary>What the certificate of an entry is to say: whose it is, and what for.</summary>
/// <param name="Hosts">DNS names, international ones as A-labels, and IP addresses.</param>
internal sealed record EntryIdentity(Role Role, string CommonName, IReadOnlyList<string> Hosts)
{
    /// <summary>RFC 5280 appendix A.1: ub-common-name.</summary>
    public const int LongestCommonName = 64;

    /// <exception cref="CannotCheckException">The entry does not say enough, or is none that has a certificate of its own.</exception>
    public static EntryIdentity Of(ManifestEntry entry)
    {
        var declaration = entry.Declaration;
        var role = declaration.Role?.Value is null or Role.Auto ? Role.Server : declaration.Role.Value;
        if (role is Role.Ca or Role.Trust)
            throw new CannotCheckException($"'{entry.Name}' is an entry of CAs; certificates are made for servers and clients. `mqttcertgate issue NAME --new-ca` makes a CA for one of those.");
        if (declaration.Pki?.Value == Pki.Public)
            throw new CannotCheckException($"'{entry.Name}' is of a public PKI ('pki: public'): have a public CA issue its certificate.");
        if (role == Role.Server && declaration.Domains.Count == 0)
            throw new CannotCheckException($"'{entry.Name}' declares no 'domains'; the certificate has to name what clients connect to.");

        // A declared domain was read as a name or an address.
        IReadOnlyList<string> hosts = [.. declaration.Domains.Select(domain => domain.Name.Value).Select(name =>
            ReferenceIdentity.IsAddressText(name) ? name : InternationalName.ToALabels(name.TrimEnd('.'))!)];
        var commonName = role == Role.Client ? entry.Name : hosts.FirstOrDefault(host => host.Length <= LongestCommonName);
        return commonName is { Length: <= LongestCommonName }
            ? new EntryIdentity(role, commonName, hosts)
            : throw new CannotCheckException($"A common name has at most {LongestCommonName} characters, and every name of '{entry.Name}' has more.");
    }

    /// <summary>The key usage that a key of that kind takes (RFC 5280 §4.2.1.3): an elliptic-curve key enciphers nothing (RFC 8813 §3).</summary>
    public X509KeyUsageFlags KeyUsage(bool isRsa) => X509KeyUsageFlags.DigitalSignature
        | (isRsa && Role == Role.Server ? X509KeyUsageFlags.KeyEncipherment : X509KeyUsageFlags.None);

    /// <summary>The purpose's OID (RFC 5280 §4.2.1.12).</summary>
    public string Purpose => Role == Role.Server ? Oids.ServerAuth : Oids.ClientAuth;

    public X500DistinguishedName Subject => SubjectOf(CommonName);

    public static X500DistinguishedName SubjectOf(string commonName)
    {
        var name = new X500DistinguishedNameBuilder();
        name.AddCommonName(commonName);
        return name.Build();
    }

    /// <summary>The extensions that TDMQ's page 76736 shows, step 1 (server.conf), and no broker refuses.</summary>
    public IEnumerable<X509Extension> Extensions(bool isRsa)
    {
        yield return new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: true);
        yield return new X509KeyUsageExtension(KeyUsage(isRsa), critical: true);
        yield return new X509EnhancedKeyUsageExtension([new Oid(Purpose)], critical: false);
        if (Hosts.Count == 0)
            yield break;
        var names = new SubjectAlternativeNameBuilder();
        foreach (var host in Hosts)
        {
            if (ReferenceIdentity.IsAddressText(host))
                names.AddIpAddress(IPAddress.Parse(host));
            else
                names.AddDnsName(host);
        }

        yield return names.Build();
    }
}
