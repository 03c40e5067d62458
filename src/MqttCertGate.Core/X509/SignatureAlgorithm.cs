namespace MqttCertGate.X509;

/// <summary>What kind of key makes a signature, and how.</summary>
internal enum SignatureFamily
{
    /// <summary>RSASSA-PKCS1-v1_5 (RFC 8017 §8.2).</summary>
    RsaPkcs1,
    /// <summary>RSASSA-PSS (RFC 8017 §8.1).</summary>
    RsaPss,
    Ecdsa,
    /// <summary>Ed25519 and Ed448 (RFC 8032).</summary>
    Edwards,
    /// <summary>RFC 9881 §3.</summary>
    MlDsa,
}

/// <summary>A signature algorithm the gate verifies.</summary>
/// <param name="Oid">The signature algorithm's own.</param>
/// <param name="Hash">OID of the hash; empty for Ed25519, Ed448 and ML-DSA, which name none.</param>
/// <param name="SaltLength">In octets; RSASSA-PSS only.</param>
internal sealed record SignatureAlgorithm(SignatureFamily Family, string Oid, string Hash = "", int SaltLength = 0)
{
    /// <summary>
    /// Null for an algorithm that is not verified. Both NULL and absent parameters are read where either is in use (RFC 4055 §2.1 demands it); that
    /// one of them is wrong is for a rule to say.
    /// </summary>
    public static SignatureAlgorithm? From(AlgorithmIdentifier identifier) => identifier.Oid switch
    {
        Oids.Md5WithRsa => RsaPkcs1(identifier, Oids.Md5),
        Oids.Sha1WithRsa => RsaPkcs1(identifier, Oids.Sha1),
        Oids.Sha224WithRsa => RsaPkcs1(identifier, Oids.Sha224),
        Oids.Sha256WithRsa => RsaPkcs1(identifier, Oids.Sha256),
        Oids.Sha384WithRsa => RsaPkcs1(identifier, Oids.Sha384),
        Oids.Sha512WithRsa => RsaPkcs1(identifier, Oids.Sha512),
        Oids.RsaPss => RsaPss(identifier),
        Oids.Sha1WithEcdsa => Ecdsa(identifier, Oids.Sha1),
        Oids.Sha224WithEcdsa => Ecdsa(identifier, Oids.Sha224),
        Oids.Sha256WithEcdsa => Ecdsa(identifier, Oids.Sha256),
        Oids.Sha384WithEcdsa => Ecdsa(identifier, Oids.Sha384),
        Oids.Sha512WithEcdsa => Ecdsa(identifier, Oids.Sha512),
        // RFC 8410 §3, RFC 9881 §2: the parameters are absent.
        Oids.Ed25519 or Oids.Ed448 when identifier.Parameters.Length == 0 => new(SignatureFamily.Edwards, identifier.Oid),
        Oids.MlDsa44 or Oids.MlDsa65 or Oids.MlDsa87 when identifier.Parameters.Length == 0 => new(SignatureFamily.MlDsa, identifier.Oid),
        _ => null,
    };

    private static SignatureAlgorithm? RsaPkcs1(AlgorithmIdentifier identifier, string hash) =>
        identifier.HasNoParameters ? new(SignatureFamily.RsaPkcs1, identifier.Oid, hash) : null;

    private static SignatureAlgorithm? Ecdsa(AlgorithmIdentifier identifier, string hash) =>
        identifier.HasNoParameters ? new(SignatureFamily.Ecdsa, identifier.Oid, hash) : null;

    private static SignatureAlgorithm? RsaPss(AlgorithmIdentifier identifier) =>
        PssParameters.Read(identifier) is { Fault: null } parameters
            ? new(SignatureFamily.RsaPss, identifier.Oid, parameters.Hash, parameters.SaltLength)
            : null;
}
