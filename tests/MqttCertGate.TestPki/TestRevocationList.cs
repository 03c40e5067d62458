using System.Collections.Immutable;
using System.Formats.Asn1;

namespace MqttCertGate.TestPki;

/// <summary>A revocation list of the tests (RFC 5280 §5.1). Immutable; every change makes another one, and everything may be wrong on purpose.</summary>
public sealed record TestRevocationList(TestCertificate Issuer)
{
    /// <summary>Null: the issuer's subject.</summary>
    public TestName? IssuerName { get; init; }

    /// <summary>1 is encoded as absent, as DER demands.</summary>
    public int Version { get; init; } = 2;

    public DateTime ThisUpdate { get; init; } = Pki.ListValidity.ThisUpdate;

    public DateTime? NextUpdate { get; init; } = Pki.ListValidity.NextUpdate;

    public ImmutableArray<TestRevocation> Revoked { get; init; } = [];

    public ImmutableArray<TestExtension> Extensions { get; init; } =
        [TestExtension.AuthorityKeyIdentifier(Issuer.Key.Identifier), new("2.5.29.20", critical: false, [0x02, 0x01, 0x01])];

    /// <summary>A last change of the encoded TBSCertList, before it is signed.</summary>
    public Func<byte[], byte[]> EditTbs { get; init; } = tbs => tbs;

    /// <summary>A last change of the signature.</summary>
    public Func<byte[], byte[]> EditSignature { get; init; } = signature => signature;

    public byte[] Der
    {
        get
        {
            var scheme = Issuer.Key.UsualScheme;
            var tbs = EditTbs(EncodeTbs(scheme.Algorithm));
            byte[] signature = [0x00, .. EditSignature(scheme.Sign(Issuer.Key, tbs))];
            return Tlv.Encode(Tlv.SequenceTag, [tbs, scheme.Algorithm, Tlv.Encode(Tlv.BitStringTag, signature)]);
        }
    }

    public string Pem => TestPki.Pem.Encode("X509 CRL", Der);

    /// <summary>With <paramref name="extension"/> in place of one of its kind, or as the last.</summary>
    public TestRevocationList With(TestExtension extension) => Without(extension.Oid) with { Extensions = Without(extension.Oid).Extensions.Add(extension) };

    public TestRevocationList Without(string oid) => this with { Extensions = Extensions.RemoveAll(extension => extension.Oid == oid) };

    /// <summary>With an issuingDistributionPoint of that content.</summary>
    public TestRevocationList Scoped(params byte[] content) =>
        With(new TestExtension("2.5.29.28", critical: true, Tlv.Encode(Tlv.SequenceTag, content)));

    /// <summary>With that cRLNumber.</summary>
    public TestRevocationList Numbered(byte number) => With(new TestExtension("2.5.29.20", critical: false, [0x02, 0x01, number]));

    /// <summary>A delta CRL to the list of number <paramref name="baseNumber"/> (RFC 5280 §5.2.4).</summary>
    public TestRevocationList Delta(byte baseNumber, byte number) => Numbered(number).With(new TestExtension("2.5.29.27", critical: true, [0x02, 0x01, baseNumber]));

    private byte[] EncodeTbs(byte[] algorithm)
    {
        byte[][] entries = [.. Revoked.Select(revocation => revocation.Encode(Issuer))];
        byte[][] extensions = [.. Extensions.Select(extension => extension.Encode(Issuer))];
        return Tlv.Encode(Tlv.SequenceTag,
        [
            Version == 1 ? [] : [0x02, 0x01, (byte)(Version - 1)],
            algorithm,
            (IssuerName ?? Issuer.Template.Subject).Encoded,
            EncodeTime(ThisUpdate),
            NextUpdate is { } nextUpdate ? EncodeTime(nextUpdate) : [],
            entries.Length == 0 ? [] : Tlv.Encode(Tlv.SequenceTag, entries),
            extensions.Length == 0 ? [] : Tlv.Encode(0xa0, Tlv.Encode(Tlv.SequenceTag, extensions)),
        ]);
    }

    internal static byte[] EncodeTime(DateTime instant)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteUtcTime(instant);
        return writer.Encode();
    }
}

/// <summary>An entry of a list.</summary>
/// <param name="SerialNumber">Content octets of the INTEGER.</param>
public sealed record TestRevocation(byte[] SerialNumber, params ImmutableArray<TestExtension> Extensions)
{
    private static readonly DateTime RevokedAt = Pki.Utc("2026-04-01T00:00:00Z");

    /// <summary>RFC 5280 §5.3.1.</summary>
    public static TestExtension Reason(byte reason) => new("2.5.29.21", critical: false, [0x0a, 0x01, reason]);

    /// <summary>RFC 5280 §5.3.3.</summary>
    public static TestExtension CertificateIssuer(TestGeneralName name) => new("2.5.29.29", critical: true, Tlv.Encode(Tlv.SequenceTag, name.Encoded));

    internal byte[] Encode(TestCertificate issuer)
    {
        byte[][] extensions = [.. Extensions.Select(extension => extension.Encode(issuer))];
        return Tlv.Encode(Tlv.SequenceTag,
        [
            Tlv.Encode(Tlv.IntegerTag, SerialNumber),
            TestRevocationList.EncodeTime(RevokedAt),
            extensions.Length == 0 ? [] : Tlv.Encode(Tlv.SequenceTag, extensions),
        ]);
    }
}
