using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.X509;

namespace MqttCertGate.Subjects;

/// <summary>What the certificates of a declaration are taken for where it does not say <c>pki: public</c> or <c>private</c>.</summary>
internal sealed class AssumedPki(CertificateEntry declaration, bool isPublic, Entry first) : ISubject
{
    public bool IsPublic => isPublic;

    /// <summary>The first entry whose certificate is taken for that.</summary>
    public Entry First => first;

    /// <summary>For how many entries it was assumed.</summary>
    public int Count { get; set; } = 1;

    public SourceLocation Place => declaration.Pki?.Location ?? declaration.Name.Location;

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
