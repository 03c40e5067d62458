namespace MqttCertGate.X509;

/// <summary>Security strengths in bits, after NIST SP 800-57 part 1 revision 5.</summary>
internal static class SecurityStrength
{
    /// <summary>§5.6.1.1, table 2. Null for a key that is not evaluated.</summary>
    public static int? Of(PublicKey key) => key switch
    {
        RsaPublicKey { ModulusBits: var bits } => bits switch
        {
            >= 15360 => 256,
            >= 7680 => 192,
            >= 3072 => 128,
            >= 2048 => 112,
            >= 1024 => 80,
            _ => 0,
        },
        EcPublicKey { Curve: Oids.P256 } or EdwardsPublicKey { Oid: Oids.Ed25519 } => 128,
        EcPublicKey { Curve: Oids.P384 } => 192,
        EcPublicKey { Curve: Oids.P521 } => 256,
        // RFC 8032 §1: Ed448 is at the level of 224 bits.
        EdwardsPublicKey { Oid: Oids.Ed448 } => 224,
        // FIPS 204 §4, table 1: categories 2, 3 and 5.
        MlDsaPublicKey { Oid: Oids.MlDsa44 } => 128,
        MlDsaPublicKey { Oid: Oids.MlDsa65 } => 192,
        MlDsaPublicKey { Oid: Oids.MlDsa87 } => 256,
        _ => null,
    };

    /// <summary>§5.6.1.2, table 3, for the hash in a signature. Null for a signature that hashes within, whose key says it all, or is not evaluated.</summary>
    public static int? Of(AlgorithmIdentifier signature) => SignatureAlgorithm.From(signature)?.Hash switch
    {
        // Broken, whatever their length once promised.
        Oids.Sha1 or Oids.Md5 => 0,
        Oids.Sha224 => 112,
        Oids.Sha256 => 128,
        Oids.Sha384 => 192,
        Oids.Sha512 => 256,
        _ => null,
    };
}
