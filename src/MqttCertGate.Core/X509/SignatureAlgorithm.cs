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
}

/// <summary>A signature algorithm the gate verifies.</summary>
/// <param name="Oid">The signature algorithm's own.</param>
/// <param name="Hash">OID of the hash; empty for Ed25519 and Ed448, which name none.</param>
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
        // RFC 8410 §3: the parameters are absent.
        Oids.Ed25519 or Oids.Ed448 when identifier.Parameters.Length == 0 => new(SignatureFamily.Edwards, identifier.Oid),
        _ => null,
    };

    private static SignatureAlgorithm? RsaPkcs1(AlgorithmIdentifier identifier, string hash) =>
        HasNoParameters(identifier) ? new(SignatureFamily.RsaPkcs1, identifier.Oid, hash) : null;

    private static SignatureAlgorithm? Ecdsa(AlgorithmIdentifier identifier, string hash) =>
        HasNoParameters(identifier) ? new(SignatureFamily.Ecdsa, identifier.Oid, hash) : null;

    private static bool HasNoParameters(AlgorithmIdentifier identifier) =>
        identifier.Parameters.Length == 0 || identifier.HasNullParameters;

    /// <summary>
    /// RSASSA-PSS-params (RFC 4055 §3.1): hash and mask hash are the same SHA-2, and are spelled out, as are the salt's octets. The defaults are
    /// SHA-1's, and no current CA leaves them out.
    /// </summary>
    private static SignatureAlgorithm? RsaPss(AlgorithmIdentifier identifier)
    {
        try
        {
            var outer = new DerReader(identifier.Parameters, []);
            var parameters = outer.ReadSequence();
            outer.ReadEnd();
            var hash = ReadTaggedAlgorithm(ref parameters, 0);
            var mask = ReadTaggedAlgorithm(ref parameters, 1);
            var maskParameters = new DerReader(mask.Parameters, []);
            var maskHash = PublicKeyDecoder.ReadAlgorithm(ref maskParameters);
            var saltLength = ReadTaggedCount(ref parameters, 2);
            // 1 is the only trailer field there is, and the default.
            var trailer = parameters.HasData ? ReadTaggedCount(ref parameters, 3) : 1;
            parameters.ReadEnd();

            var isSupported = hash.Oid is Oids.Sha224 or Oids.Sha256 or Oids.Sha384 or Oids.Sha512
                && HasNoParameters(hash) && HasNoParameters(maskHash)
                && mask.Oid == Oids.Mgf1 && maskHash.Oid == hash.Oid && trailer == 1;
            return isSupported ? new(SignatureFamily.RsaPss, identifier.Oid, hash.Oid, saltLength) : null;
        }
        catch (MalformedException)
        {
            return null;
        }
    }

    private static AlgorithmIdentifier ReadTaggedAlgorithm(ref DerReader parameters, int number)
    {
        var tagged = parameters.ReadConstructed(DerTag.ContextConstructed(number));
        var algorithm = PublicKeyDecoder.ReadAlgorithm(ref tagged);
        tagged.ReadEnd();
        return algorithm;
    }

    private static int ReadTaggedCount(ref DerReader parameters, int number)
    {
        var tagged = parameters.ReadConstructed(DerTag.ContextConstructed(number));
        var count = tagged.ReadCount();
        tagged.ReadEnd();
        return count;
    }
}
