namespace MqttCertGate.X509;

/// <summary>A certificate revocation list as decoded (RFC 5280 §5.1), immutable.</summary>
internal sealed class CertificateRevocationList : ISignedStructure
{
    /// <summary>The TBSCertList as encoded: what the signature covers.</summary>
    public required byte[] Tbs { get; init; }

    public required AlgorithmIdentifier SignatureAlgorithm { get; init; }

    public required byte[] Signature { get; init; }

    /// <summary>SHA-256 of the whole encoding, lower-case hexadecimal.</summary>
    public required Sha256 Sha256 { get; init; }

    /// <summary>1 or 2.</summary>
    public required int Version { get; init; }

    public required DistinguishedName Issuer { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime ThisUpdate { get; init; }

    /// <summary>UTC; the last second in which it is current. RFC 5280 §5.1.2.5 demands it, and some lists have none.</summary>
    public required DateTime? NextUpdate { get; init; }

    /// <summary>All entries, by the content octets of the serial number in lower-case hexadecimal.</summary>
    public required ILookup<string, RevokedCertificate> Revoked { get; init; }

    public required Extension<CrlNumber> Number { get; init; }

    /// <summary>Present in a delta CRL, which says only what changed (RFC 5280 §5.2.4).</summary>
    public required Extension<CrlNumber> DeltaIndicator { get; init; }

    public required Extension<IssuingDistributionPoint> IssuingDistributionPoint { get; init; }

    /// <summary>OID of an extension of the list or of an entry that is not processed and forbids using the list (RFC 5280 §5.2, §5.3); else null.</summary>
    public required string? Unprocessed { get; init; }
}

/// <summary>An entry of a list.</summary>
/// <param name="RevokedAt">UTC.</param>
/// <param name="Reason">As RFC 5280 §5.3.1 spells it; null where none is given.</param>
/// <param name="CertificateIssuers">The names of who issued the certificate (RFC 5280 §5.3.3): the list's issuer where the list is not indirect.</param>
internal sealed record RevokedCertificate(DateTime RevokedAt, string? Reason, IReadOnlyList<DistinguishedName> CertificateIssuers);

/// <summary>RFC 5280 §5.2.3, §5.2.4: the content octets of the INTEGER, which is not negative.</summary>
internal sealed record CrlNumber(byte[] Value) : IComparable<CrlNumber>
{
    /// <summary>By value: of two minimal encodings the longer one is greater.</summary>
    public int CompareTo(CrlNumber? other) =>
        other is null ? 1
        : Value.Length != other.Value.Length ? Value.Length.CompareTo(other.Value.Length)
        : Value.CompareTo(other.Value);
}
