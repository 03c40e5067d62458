using MqttCertGate.Artifacts;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

/// <summary>What the rules about the certificates that a broker or client sends share.</summary>
internal static class ServedFile
{
    /// <summary>A CA stands where the end-entity certificate should, which stands further on. Only text files have an order.</summary>
    public static bool BeginsWithCa(Entry entry) =>
        entry is { Leaf: { } leaf, File: { Format: ArtifactFormat.Pem, Certificates: var certificates } }
        && certificates[0].Certificate.IsCa && !leaf.Certificate.IsCa;

    /// <summary>
    /// A declared anchor or another self-signed CA. A CA that certifies a new key of its own is self-issued too, and is an issuer like any other:
    /// its key identifiers differ, or a path goes through it.
    /// </summary>
    public static bool IsRoot(Entry entry, Certificate certificate) =>
        entry.IsAnchor(certificate)
        || (certificate.IsSelfIssued && !NamesAnotherKey(certificate) && !IsPassedThrough(entry, certificate));

    /// <summary>End-entity certificates beside the entry's own: neither CAs nor issuers of anything that is sent. A store may hold many.</summary>
    public static IEnumerable<PlacedCertificate> OtherEndEntities(Entry entry)
    {
        if (entry is not { Leaf.Certificate: var leaf, KeyStore: null })
            return [];
        var served = entry.Sent;
        return served.Where(placed => placed.Certificate is { IsCa: false } other && other.Sha256 != leaf.Sha256 && !other.IsSelfIssued
            && !served.Any(below => below.Certificate.Issuer.IsEquivalentTo(other.Subject)));
    }

    private static bool NamesAnotherKey(Certificate certificate) =>
        certificate is { AuthorityKeyIdentifier.Value.KeyIdentifier: { } issuer, SubjectKeyIdentifier.Value.KeyIdentifier: { } own } && !issuer.SameAs(own);

    private static bool IsPassedThrough(Entry entry, Certificate certificate) =>
        entry.Paths is { } search
        && (search.Paths.Any(path => path.Certificates.Contains(certificate))
            || search.DeadEnds.Any(end => end.Failure.Certificate != certificate && end.Certificates.Contains(certificate)));
}
