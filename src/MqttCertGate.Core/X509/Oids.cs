namespace MqttCertGate.X509;

/// <summary>The object identifiers the gate knows by name, each with the document that assigns it.</summary>
internal static class Oids
{
    // RFC 5280 appendix A
    public const string SubjectDirectoryAttributes = "2.5.29.9";
    public const string SubjectKeyIdentifier = "2.5.29.14";
    public const string KeyUsage = "2.5.29.15";
    public const string SubjectAlternativeName = "2.5.29.17";
    public const string BasicConstraints = "2.5.29.19";
    public const string CrlNumber = "2.5.29.20";
    public const string ReasonCode = "2.5.29.21";
    public const string DeltaCrlIndicator = "2.5.29.27";
    public const string IssuingDistributionPoint = "2.5.29.28";
    public const string CertificateIssuer = "2.5.29.29";
    public const string NameConstraints = "2.5.29.30";
    public const string CrlDistributionPoints = "2.5.29.31";
    public const string CertificatePolicies = "2.5.29.32";
    public const string AnyPolicy = "2.5.29.32.0";
    public const string PolicyMappings = "2.5.29.33";
    public const string AuthorityKeyIdentifier = "2.5.29.35";
    public const string PolicyConstraints = "2.5.29.36";
    public const string ExtendedKeyUsage = "2.5.29.37";
    public const string InhibitAnyPolicy = "2.5.29.54";
    public const string AuthorityInformationAccess = "1.3.6.1.5.5.7.1.1";
    public const string CaIssuers = "1.3.6.1.5.5.7.48.2";
    public const string Ocsp = "1.3.6.1.5.5.7.48.1";
    public const string ServerAuth = "1.3.6.1.5.5.7.3.1";
    public const string ClientAuth = "1.3.6.1.5.5.7.3.2";
    public const string CodeSigning = "1.3.6.1.5.5.7.3.3";
    public const string EmailProtection = "1.3.6.1.5.5.7.3.4";
    public const string TimeStamping = "1.3.6.1.5.5.7.3.8";
    public const string OcspSigning = "1.3.6.1.5.5.7.3.9";
    public const string AnyExtendedKeyUsage = "2.5.29.37.0";
    public const string CommonName = "2.5.4.3";
    public const string CountryName = "2.5.4.6";
    public const string LocalityName = "2.5.4.7";
    public const string StateOrProvinceName = "2.5.4.8";
    public const string OrganizationName = "2.5.4.10";
    public const string OrganizationalUnitName = "2.5.4.11";
    public const string EmailAddress = "1.2.840.113549.1.9.1";

    // RFC 6962 §3.1, §3.3
    public const string SignedCertificateTimestamps = "1.3.6.1.4.1.11129.2.4.2";
    public const string PrecertificatePoison = "1.3.6.1.4.1.11129.2.4.3";
    public const string PrecertificateSigning = "1.3.6.1.4.1.11129.2.4.4";

    // RFC 7633 §6
    public const string TlsFeature = "1.3.6.1.5.5.7.1.24";

    // CA/B Forum TLS Baseline Requirements §7.1.6.1: the arc of the reserved certificate policies
    public const string ReservedPolicies = "2.23.140.1.";

    // RFC 8017 appendix A, RFC 4055
    public const string Rsa = "1.2.840.113549.1.1.1";
    public const string Md2WithRsa = "1.2.840.113549.1.1.2";
    public const string Md4WithRsa = "1.2.840.113549.1.1.3";
    public const string Md5WithRsa = "1.2.840.113549.1.1.4";
    public const string Sha1WithRsa = "1.2.840.113549.1.1.5";
    public const string RsaPss = "1.2.840.113549.1.1.10";
    public const string Sha256WithRsa = "1.2.840.113549.1.1.11";
    public const string Sha384WithRsa = "1.2.840.113549.1.1.12";
    public const string Sha512WithRsa = "1.2.840.113549.1.1.13";
    public const string Sha224WithRsa = "1.2.840.113549.1.1.14";
    public const string Mgf1 = "1.2.840.113549.1.1.8";

    // RFC 5480, RFC 5758
    public const string EllipticCurve = "1.2.840.10045.2.1";
    public const string P256 = "1.2.840.10045.3.1.7";
    public const string P384 = "1.3.132.0.34";
    public const string P521 = "1.3.132.0.35";
    public const string Sha1WithEcdsa = "1.2.840.10045.4.1";
    public const string Sha224WithEcdsa = "1.2.840.10045.4.3.1";
    public const string Sha256WithEcdsa = "1.2.840.10045.4.3.2";
    public const string Sha384WithEcdsa = "1.2.840.10045.4.3.3";
    public const string Sha512WithEcdsa = "1.2.840.10045.4.3.4";

    // RFC 8410
    public const string X25519 = "1.3.101.110";
    public const string X448 = "1.3.101.111";
    public const string Ed25519 = "1.3.101.112";
    public const string Ed448 = "1.3.101.113";

    // RFC 9881 §2
    public const string MlDsa44 = "2.16.840.1.101.3.4.3.17";
    public const string MlDsa65 = "2.16.840.1.101.3.4.3.18";
    public const string MlDsa87 = "2.16.840.1.101.3.4.3.19";

    // GM/T 0006: the curve of GB/T 32918 and its signature with SM3
    public const string Sm2 = "1.2.156.10197.1.301";
    public const string Sm2WithSm3 = "1.2.156.10197.1.501";

    // RFC 3279
    public const string Dsa = "1.2.840.10040.4.1";
    public const string Sha1WithDsa = "1.2.840.10040.4.3";

    // RFC 8017 appendix B.1
    public const string Md5 = "1.2.840.113549.2.5";
    public const string Sha1 = "1.3.14.3.2.26";
    public const string Sha224 = "2.16.840.1.101.3.4.2.4";
    public const string Sha256 = "2.16.840.1.101.3.4.2.1";
    public const string Sha384 = "2.16.840.1.101.3.4.2.2";
    public const string Sha512 = "2.16.840.1.101.3.4.2.3";

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        [SubjectDirectoryAttributes] = "subjectDirectoryAttributes",
        [SubjectKeyIdentifier] = "subjectKeyIdentifier",
        [SignedCertificateTimestamps] = "signedCertificateTimestampList",
        [PrecertificatePoison] = "precertificate poison",
        [PrecertificateSigning] = "precertificate signing",
        [TlsFeature] = "TLS feature",
        [KeyUsage] = "keyUsage",
        [SubjectAlternativeName] = "subjectAltName",
        [BasicConstraints] = "basicConstraints",
        [CrlNumber] = "cRLNumber",
        [ReasonCode] = "reasonCode",
        [DeltaCrlIndicator] = "deltaCRLIndicator",
        [IssuingDistributionPoint] = "issuingDistributionPoint",
        [CertificateIssuer] = "certificateIssuer",
        [NameConstraints] = "nameConstraints",
        [CrlDistributionPoints] = "cRLDistributionPoints",
        [CertificatePolicies] = "certificatePolicies",
        [PolicyMappings] = "policyMappings",
        [PolicyConstraints] = "policyConstraints",
        [InhibitAnyPolicy] = "inhibitAnyPolicy",
        [AuthorityKeyIdentifier] = "authorityKeyIdentifier",
        [ExtendedKeyUsage] = "extKeyUsage",
        [AuthorityInformationAccess] = "authorityInfoAccess",
        [ServerAuth] = "serverAuth",
        [ClientAuth] = "clientAuth",
        [CodeSigning] = "codeSigning",
        [EmailProtection] = "emailProtection",
        [TimeStamping] = "timeStamping",
        [OcspSigning] = "OCSPSigning",
        [AnyExtendedKeyUsage] = "anyExtendedKeyUsage",
        [Md2WithRsa] = "md2WithRSAEncryption",
        [Md4WithRsa] = "md4WithRSAEncryption",
        [Md5WithRsa] = "md5WithRSAEncryption",
        [Sha1WithRsa] = "sha1WithRSAEncryption",
        [RsaPss] = "RSASSA-PSS",
        [Sha224WithRsa] = "sha224WithRSAEncryption",
        [Sha256WithRsa] = "sha256WithRSAEncryption",
        [Sha384WithRsa] = "sha384WithRSAEncryption",
        [Sha512WithRsa] = "sha512WithRSAEncryption",
        [Sha1WithEcdsa] = "ecdsa-with-SHA1",
        [Sha224WithEcdsa] = "ecdsa-with-SHA224",
        [Sha256WithEcdsa] = "ecdsa-with-SHA256",
        [Sha384WithEcdsa] = "ecdsa-with-SHA384",
        [Sha512WithEcdsa] = "ecdsa-with-SHA512",
        [Sha1WithDsa] = "dsa-with-SHA1",
        [X25519] = "X25519",
        [X448] = "X448",
        [Ed25519] = "Ed25519",
        [Ed448] = "Ed448",
        [Dsa] = "DSA",
        [Md5] = "MD5",
        [Sha1] = "SHA-1",
        [Sha224] = "SHA-224",
        [Sha256] = "SHA-256",
        [Sha384] = "SHA-384",
        [Sha512] = "SHA-512",
        [MlDsa44] = "ML-DSA-44",
        [MlDsa65] = "ML-DSA-65",
        [MlDsa87] = "ML-DSA-87",
        [Sm2WithSm3] = "SM2 with SM3",

        // RFC 9909 §3
        ["2.16.840.1.101.3.4.3.20"] = "SLH-DSA-SHA2-128s",
        ["2.16.840.1.101.3.4.3.21"] = "SLH-DSA-SHA2-128f",
        ["2.16.840.1.101.3.4.3.22"] = "SLH-DSA-SHA2-192s",
        ["2.16.840.1.101.3.4.3.23"] = "SLH-DSA-SHA2-192f",
        ["2.16.840.1.101.3.4.3.24"] = "SLH-DSA-SHA2-256s",
        ["2.16.840.1.101.3.4.3.25"] = "SLH-DSA-SHA2-256f",
        ["2.16.840.1.101.3.4.3.26"] = "SLH-DSA-SHAKE-128s",
        ["2.16.840.1.101.3.4.3.27"] = "SLH-DSA-SHAKE-128f",
        ["2.16.840.1.101.3.4.3.28"] = "SLH-DSA-SHAKE-192s",
        ["2.16.840.1.101.3.4.3.29"] = "SLH-DSA-SHAKE-192f",
        ["2.16.840.1.101.3.4.3.30"] = "SLH-DSA-SHAKE-256s",
        ["2.16.840.1.101.3.4.3.31"] = "SLH-DSA-SHAKE-256f",

        // https://csrc.nist.gov/projects/computer-security-objects-register/algorithm-registration
        ["2.16.840.1.101.3.4.4.1"] = "ML-KEM-512",
        ["2.16.840.1.101.3.4.4.2"] = "ML-KEM-768",
        ["2.16.840.1.101.3.4.4.3"] = "ML-KEM-1024",
    };

    // RFC 4514 §3 and RFC 4519
    private static readonly Dictionary<string, string> AttributeNames = new(StringComparer.Ordinal)
    {
        [CommonName] = "CN",
        ["2.5.4.5"] = "serialNumber",
        [CountryName] = "C",
        [LocalityName] = "L",
        [StateOrProvinceName] = "ST",
        ["2.5.4.9"] = "street",
        [OrganizationName] = "O",
        [OrganizationalUnitName] = "OU",
        ["0.9.2342.19200300.100.1.25"] = "DC",
        ["0.9.2342.19200300.100.1.1"] = "UID",
        [EmailAddress] = "emailAddress",
    };

    // What experiments used before FIPS 203, 204 and 205: Dilithium and Kyber, the Open Quantum Safe project, Bouncy Castle, Entrust; see
    // https://github.com/IETF-Hackathon/pqc-certificates/blob/master/docs/oid_mapping.md.
    private static readonly string[] BeforePostQuantumStandards =
        ["1.3.6.1.4.1.2.267.", "1.3.9999.", "1.3.6.1.4.1.22554.5.", "2.16.840.1.114027.80."];

    /// <summary>Whether it stood for a post-quantum algorithm before there was a standard of it.</summary>
    public static bool IsBeforePostQuantumStandards(string oid) =>
        Array.Exists(BeforePostQuantumStandards, arc => oid.StartsWith(arc, StringComparison.Ordinal));

    /// <summary>The name where there is one, else the OID itself.</summary>
    public static string NameOf(string oid) => Names.TryGetValue(oid, out var name) ? name : oid;

    /// <summary>The keyword of an attribute type, else <c>OID</c> as RFC 4514 §2.3 allows.</summary>
    public static string AttributeName(string oid) => AttributeNames.TryGetValue(oid, out var name) ? name : oid;
}
