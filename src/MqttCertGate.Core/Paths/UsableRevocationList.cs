using MqttCertGate.X509;

namespace MqttCertGate.Paths;

/// <summary>A list that can be relied on for a certificate.</summary>
/// <param name="Reasons">The reasons for revocation that it is about.</param>
/// <param name="Key">The key that made its signature.</param>
internal sealed record UsableRevocationList(CertificateRevocationList List, ReasonFlags Reasons, PublicKey Key)
{
    public bool IsDelta => List.DeltaIndicator.IsPresent;

    /// <summary>What it says of a certificate (RFC 5280 §5.3.3, §6.3.3 (i), (j)): of several entries the one that revokes; null for nothing.</summary>
    public RevokedCertificate? EntryOf(Certificate certificate) => List.Revoked[Digest.Hex(certificate.SerialNumber)]
        .Where(entry => entry.CertificateIssuers.Any(issuer => issuer.IsEquivalentTo(certificate.Issuer)))
        .OrderBy(entry => entry.Reason == RevocationListDecoder.RemoveFromCrl)
        .FirstOrDefault();

    /// <summary>
    /// Whether this delta CRL brings <paramref name="complete"/> up to date: issuer and scope are the same (RFC 5280 §6.3.3 (c)), it was made by the
    /// same key (§6.3.3 (h)), from a list no newer than that one (§5.2.4 (c)), and later (§5.2.4 (d)).
    /// </summary>
    public bool Updates(UsableRevocationList complete) =>
        List.Issuer.IsEquivalentTo(complete.List.Issuer)
        && ScopeOf(List).SameAs(ScopeOf(complete.List))
        && Key.SpkiSha256 == complete.Key.SpkiSha256
        && List is { DeltaIndicator.Value: { } baseNumber, Number.Value: { } number }
        && complete.List.Number.Value is { } completeNumber
        && baseNumber.CompareTo(completeNumber) <= 0 && completeNumber.CompareTo(number) < 0;

    private static byte[] ScopeOf(CertificateRevocationList list) => list.IssuingDistributionPoint.Value?.Encoded ?? [];
}
