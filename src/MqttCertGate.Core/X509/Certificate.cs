using MqttCertGate.Findings;

namespace MqttCertGate.X509;

/// <summary>
/// An X.509 certificate as decoded (RFC 5280 §4.1), immutable. It knows nothing of its use. A malformed part is kept as such and never loses
/// the rest. Two that were decoded from the same octets are the same certificate.
/// </summary>
internal sealed class Certificate : ISignedStructure, IEquatable<Certificate>
{
    private CertificateFacts? facts;

    /// <summary>The certificate as encoded.</summary>
    public required byte[] Der { get; init; }

    /// <summary>Where in <see cref="Der"/> the TBSCertificate begins.</summary>
    public required int TbsStart { get; init; }

    /// <summary>How many octets it has.</summary>
    public required int TbsLength { get; init; }

    /// <summary>The TBSCertificate as encoded: what the signature covers. Copied for who asks, which is once: a fleet would keep all of it twice.</summary>
    public byte[] Tbs
    {
        get
        {
            var tbs = new byte[TbsLength];
            Buffer.BlockCopy(Der, TbsStart, tbs, 0, tbs.Length);
            return tbs;
        }
    }

    /// <summary>1, 2 or 3.</summary>
    public required int Version { get; init; }

    /// <summary>The content octets of the INTEGER, sign included.</summary>
    public required byte[] SerialNumber { get; init; }

    /// <summary>The algorithm inside the TBSCertificate.</summary>
    public required AlgorithmIdentifier TbsSignatureAlgorithm { get; init; }

    /// <summary>The algorithm outside it, which names how <see cref="Signature"/> was made.</summary>
    public required AlgorithmIdentifier SignatureAlgorithm { get; init; }

    /// <summary>The octets of the signature's BIT STRING.</summary>
    public required byte[] Signature { get; init; }

    public required DistinguishedName Issuer { get; init; }

    public required DistinguishedName Subject { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime NotBefore { get; init; }

    /// <summary>UTC; the last valid second.</summary>
    public required DateTime NotAfter { get; init; }

    public required PublicKey PublicKey { get; init; }

    /// <summary>What is wrong with the encoding, in order of place; a part that could not be read says so itself.</summary>
    public IReadOnlyList<EncodingFault> EncodingFaults { get; init; } = [];

    /// <summary>All extensions, in order, duplicates included.</summary>
    public required IReadOnlyList<RawExtension> Extensions { get; init; }

    public required Extension<BasicConstraints> BasicConstraints { get; init; }

    public required Extension<KeyUsage> KeyUsage { get; init; }

    public required Extension<ExtendedKeyUsage> ExtendedKeyUsage { get; init; }

    public required Extension<SubjectAlternativeName> SubjectAlternativeName { get; init; }

    public required Extension<SubjectDirectoryAttributes> SubjectDirectoryAttributes { get; init; }

    public required Extension<SubjectKeyIdentifier> SubjectKeyIdentifier { get; init; }

    public required Extension<AuthorityKeyIdentifier> AuthorityKeyIdentifier { get; init; }

    public required Extension<AuthorityInformationAccess> AuthorityInformationAccess { get; init; }

    public required Extension<NameConstraints> NameConstraints { get; init; }

    public required Extension<CrlDistributionPoints> CrlDistributionPoints { get; init; }

    public required Extension<CertificatePolicies> CertificatePolicies { get; init; }

    public required Extension<PolicyMappings> PolicyMappings { get; init; }

    public required Extension<PolicyConstraints> PolicyConstraints { get; init; }

    public required Extension<InhibitAnyPolicy> InhibitAnyPolicy { get; init; }

    public required Extension<TlsFeature> TlsFeature { get; init; }

    /// <summary>The first extension of that kind; null where there is none.</summary>
    public RawExtension? ExtensionOf(string oid)
    {
        // By index: an enumerator would be one more object for each of the many who ask.
        for (var index = 0; index < Extensions.Count; index++)
        {
            if (Extensions[index].Oid == oid)
                return Extensions[index];
        }

        return null;
    }

    /// <summary>SHA-256 of <see cref="Der"/>.</summary>
    public required Sha256 Sha256 { get; init; }

    /// <summary>RFC 5280 §4.2.1.9: cA asserted. Absent or malformed basicConstraints assert nothing.</summary>
    public bool IsCa => BasicConstraints.Value is { IsCa: true };

    /// <summary>RFC 5280 §4.1.2.5: it has no well-defined end.</summary>
    public bool NeverEnds => NotAfter == new DateTime(9999, 12, 31, 23, 59, 59, DateTimeKind.Utc);

    /// <summary>Issuer and subject are the same name (RFC 5280 §3.2, §7.1).</summary>
    public bool IsSelfIssued => Issuer.IsEquivalentTo(Subject);

    /// <summary>What reports say of it.</summary>
    public CertificateFacts Facts => facts ??= new CertificateFacts(
        Subject.ToString(), Sha256, PublicKey.SpkiSha256, SerialNumber, NotBefore, NotAfter);

    public static bool operator ==(Certificate? one, Certificate? other) => one is null ? other is null : one.Equals(other);

    public static bool operator !=(Certificate? one, Certificate? other) => !(one == other);

    public bool Equals(Certificate? other) => ReferenceEquals(this, other) || other?.Sha256 == Sha256;

    public override bool Equals(object? obj) => Equals(obj as Certificate);

    public override int GetHashCode() => Sha256.GetHashCode();
}
