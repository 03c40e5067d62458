using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.X509;

namespace MqttCertGate.Subjects;

/// <summary>What the certificates of a declaration are taken for where it does not say <c>pki: public</c> or <c>private</c>.</summary>
/// <param name="Entries">Those that are taken for the same; at least one.</param>
internal sealed record AssumedPki(CertificateEntry Declaration, bool IsPublic, IReadOnlyList<Entry> Entries) : ISubject
{
    public SourceLocation Place => Declaration.Pki?.Location ?? Declaration.Name.Location;

    /// <summary>What was assumed of the entries of one declaration; nothing where it says itself what they are.</summary>
    public static IEnumerable<AssumedPki> Of(CertificateEntry declaration, IEnumerable<Entry> entries) =>
        declaration.Pki is { Value: not Pki.Auto } ? []
        : entries.Where(entry => entry.File.Certificates.Count > 0)
            .GroupBy(entry => entry.IsPublic)
            .Select(alike => new AssumedPki(declaration, alike.Key, [.. alike]));

    /// <summary>
    /// What tells that a publicly trusted CA issued <paramref name="certificate"/>; null for nothing. Both are in every such server certificate: a
    /// policy that the CA/B Forum reserves (Baseline Requirements §7.1.2.7.9), and the promises of transparency logs that browsers ask for (RFC
    /// 6962).
    /// </summary>
    public static string? EvidenceIn(Certificate certificate)
    {
        var reserved = certificate.CertificatePolicies.Value?.Policies.FirstOrDefault(policy => policy.StartsWith(Oids.ReservedPolicies, StringComparison.Ordinal));
        return reserved is not null ? $"the CA/B Forum's policy {reserved}"
            : certificate.ExtensionOf(Oids.SignedCertificateTimestamps) is not null ? "signed certificate timestamps"
            : null;
    }
}
