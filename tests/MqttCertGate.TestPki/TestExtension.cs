using System.Formats.Asn1;

namespace MqttCertGate.TestPki;

/// <summary>The bits of keyUsage; bit n of the BIT STRING is the value <c>1 &lt;&lt; n</c> (RFC 5280 §4.2.1.3).</summary>
[Flags]
public enum KeyUsageBits
{
    None = 0,
    DigitalSignature = 1 << 0,
    NonRepudiation = 1 << 1,
    KeyEncipherment = 1 << 2,
    DataEncipherment = 1 << 3,
    KeyAgreement = 1 << 4,
    KeyCertSign = 1 << 5,
    CrlSign = 1 << 6,
    EncipherOnly = 1 << 7,
    DecipherOnly = 1 << 8,
}

/// <summary>An extension; its value may follow from the certificate it stands in, as key identifiers do.</summary>
public sealed record TestExtension(string Oid, bool Critical, Func<TestCertificate, byte[]> Value)
{
    public const string ServerAuth = "1.3.6.1.5.5.7.3.1";
    public const string ClientAuth = "1.3.6.1.5.5.7.3.2";

    public TestExtension(string oid, bool critical, byte[] value)
        : this(oid, critical, _ => value)
    {
    }

    /// <summary>Writes <c>critical FALSE</c> out, which DER forbids.</summary>
    public bool WritesDefault { get; init; }

    public static TestExtension BasicConstraints(bool isCa, int? pathLength = null, bool critical = true) =>
        new("2.5.29.19", critical, Write(writer =>
        {
            using (writer.PushSequence())
            {
                if (isCa)
                    writer.WriteBoolean(true);
                if (pathLength is { } length)
                    writer.WriteInteger(length);
            }
        }));

    public static TestExtension KeyUsage(KeyUsageBits bits, bool critical = true) =>
        new("2.5.29.15", critical, Write(writer => writer.WriteNamedBitList(bits)));

    public static TestExtension ExtendedKeyUsage(params string[] purposes) =>
        new("2.5.29.37", critical: false, Tlv.Encode(Tlv.SequenceTag, purposes.Select(Tlv.EncodeOid)));

    public static TestExtension SubjectAlternativeName(params TestGeneralName[] names) =>
        new("2.5.29.17", critical: false, Tlv.Encode(Tlv.SequenceTag, names.Select(name => name.Encoded)));

    public static TestExtension SubjectKeyIdentifier() =>
        new("2.5.29.14", Critical: false, certificate => Tlv.Encode(Tlv.OctetStringTag, certificate.Key.Identifier));

    public static TestExtension SubjectKeyIdentifier(byte[] identifier) =>
        new("2.5.29.14", critical: false, Tlv.Encode(Tlv.OctetStringTag, identifier));

    /// <summary>The key identifier of the issuer's key.</summary>
    public static TestExtension AuthorityKeyIdentifier() =>
        new("2.5.29.35", Critical: false, certificate => EncodeAuthorityKeyIdentifier(certificate.Issuer.Key.Identifier));

    public static TestExtension AuthorityKeyIdentifier(byte[] identifier) =>
        new("2.5.29.35", critical: false, EncodeAuthorityKeyIdentifier(identifier));

    /// <summary>The same, and issuer and serial number of the issuer's certificate (RFC 5280 §4.2.1.1).</summary>
    public static TestExtension AuthorityCertificate(bool withKeyIdentifier = true) => new("2.5.29.35", Critical: false, certificate =>
    {
        var issuer = certificate.Issuer;
        return Tlv.Encode(Tlv.SequenceTag,
        [
            withKeyIdentifier ? Tlv.Encode(0x80, issuer.Key.Identifier) : [],
            Tlv.Encode(0xa1, TestGeneralName.DirectoryName(issuer.Issuer.Template.Subject).Encoded),
            Tlv.Encode(0x82, issuer.SerialNumber),
        ]);
    });

    /// <summary>RFC 5280 §4.2.1.10; an empty list is left out.</summary>
    public static TestExtension NameConstraints(TestGeneralName[] permitted, TestGeneralName[] excluded, bool critical = true) =>
        new("2.5.29.30", critical, Tlv.Encode(Tlv.SequenceTag, new[] { EncodeSubtrees(0xa0, permitted), EncodeSubtrees(0xa1, excluded) }));

    public static TestExtension CertificatePolicies(params string[] policies) =>
        new("2.5.29.32", critical: false, Tlv.Encode(Tlv.SequenceTag, policies.Select(policy => Tlv.Encode(Tlv.SequenceTag, Tlv.EncodeOid(policy)))));

    public static TestExtension PolicyMappings(params (string IssuerDomain, string SubjectDomain)[] mappings) =>
        new("2.5.29.33", critical: true, Tlv.Encode(Tlv.SequenceTag, mappings.Select(mapping =>
            Tlv.Encode(Tlv.SequenceTag, [Tlv.EncodeOid(mapping.IssuerDomain), Tlv.EncodeOid(mapping.SubjectDomain)]))));

    public static TestExtension PolicyConstraints(byte? requireExplicitPolicy = null, byte? inhibitPolicyMapping = null) =>
        new("2.5.29.36", critical: true, Tlv.Encode(Tlv.SequenceTag,
        [
            requireExplicitPolicy is { } explicitAfter ? [0x80, 0x01, explicitAfter] : [],
            inhibitPolicyMapping is { } inhibitAfter ? [0x81, 0x01, inhibitAfter] : [],
        ]));

    public static TestExtension InhibitAnyPolicy(byte skipCerts) => new("2.5.29.54", critical: true, [0x02, 0x01, skipCerts]);

    /// <summary>RFC 5280 §4.2.1.13.</summary>
    public static TestExtension CrlDistributionPoints(params TestDistributionPoint[] points) =>
        new("2.5.29.31", critical: false, Tlv.Encode(Tlv.SequenceTag, points.Select(point => point.Encode())));

    /// <summary>RFC 5280 §4.2.2.1, with the place of the issuer's certificate.</summary>
    public static TestExtension CaIssuers(params string[] uris) =>
        new("1.3.6.1.5.5.7.1.1", critical: false, Tlv.Encode(Tlv.SequenceTag, uris.Select(uri =>
            Tlv.Encode(Tlv.SequenceTag, [Tlv.EncodeOid("1.3.6.1.5.5.7.48.2"), TestGeneralName.Uri(uri).Encoded]))));

    internal byte[] Encode(TestCertificate certificate)
    {
        byte[][] critical = Critical ? [[0x01, 0x01, 0xff]] : WritesDefault ? [[0x01, 0x01, 0x00]] : [];
        return Tlv.Encode(Tlv.SequenceTag, [Tlv.EncodeOid(Oid), .. critical, Tlv.Encode(Tlv.OctetStringTag, Value(certificate))]);
    }

    private static byte[] EncodeAuthorityKeyIdentifier(byte[] identifier) => Tlv.Encode(Tlv.SequenceTag, Tlv.Encode(0x80, identifier));

    private static byte[] EncodeSubtrees(byte tag, TestGeneralName[] names) =>
        names.Length == 0 ? [] : Tlv.Encode(tag, names.Select(name => Tlv.Encode(Tlv.SequenceTag, name.Encoded)));

    private static byte[] Write(Action<AsnWriter> write)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        write(writer);
        return writer.Encode();
    }
}
