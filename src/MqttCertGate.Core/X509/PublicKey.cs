namespace MqttCertGate.X509;

/// <summary>An AlgorithmIdentifier (RFC 5280 §4.1.1.2).</summary>
/// <param name="Oid">Dotted decimal.</param>
/// <param name="Parameters">The parameters' encoding; empty where absent.</param>
/// <param name="Encoded">The whole SEQUENCE, for comparison by octets.</param>
internal sealed record AlgorithmIdentifier(string Oid, byte[] Parameters, byte[] Encoded)
{
    public bool HasNullParameters => Parameters.Length == 2 && Parameters[0] == DerTag.Null && Parameters[1] == 0;
}

/// <summary>A subject public key, by kind.</summary>
/// <param name="Spki">The SubjectPublicKeyInfo as encoded.</param>
internal abstract record PublicKey(byte[] Spki)
{
    private string? sha256;

    /// <summary>As a manifest's <c>key-type</c> spells it: <c>P-256</c>, <c>RSA-2048</c>, <c>Ed25519</c>; else the algorithm's name or OID.</summary>
    public abstract string AlgorithmName { get; }

    /// <summary>SHA-256 of the SubjectPublicKeyInfo, lower-case hexadecimal.</summary>
    public string SpkiSha256 => sha256 ??= Digest.Sha256Hex(Spki);
}

/// <summary>RFC 8017 appendix A.1.1; the integers are big-endian without leading zeros.</summary>
internal sealed record RsaPublicKey(byte[] Spki, byte[] Modulus, byte[] Exponent) : PublicKey(Spki)
{
    /// <summary>The bit length of the modulus as an integer.</summary>
    public int ModulusBits { get; } = BitLength(Modulus);

    public override string AlgorithmName => $"RSA-{ModulusBits}";

    private static int BitLength(byte[] magnitude)
    {
        if (magnitude.Length == 0)
            return 0;
        var bits = (magnitude.Length - 1) * 8;
        for (var top = magnitude[0]; top != 0; top >>= 1)
            bits++;
        return bits;
    }
}

/// <summary>RFC 5480 §2.</summary>
/// <param name="Curve">OID of the named curve; null for explicit or implicit parameters.</param>
/// <param name="Point">The encoded point.</param>
internal sealed record EcPublicKey(byte[] Spki, string? Curve, byte[] Point) : PublicKey(Spki)
{
    public override string AlgorithmName => Curve switch
    {
        Oids.P256 => "P-256",
        Oids.P384 => "P-384",
        Oids.P521 => "P-521",
        null => "EC with explicit parameters",
        _ => $"EC curve {Curve}",
    };
}

/// <summary>RFC 8410 §3.</summary>
internal sealed record EdwardsPublicKey(byte[] Spki, string Oid, byte[] Key) : PublicKey(Spki)
{
    public override string AlgorithmName => Oids.NameOf(Oid);
}

/// <summary>A key of an algorithm the gate does not evaluate.</summary>
internal sealed record UnsupportedPublicKey(byte[] Spki, string Oid) : PublicKey(Spki)
{
    public override string AlgorithmName => Oids.NameOf(Oid);
}

/// <summary>A key of a known algorithm whose encoding is wrong.</summary>
/// <param name="Fault">What is wrong.</param>
internal sealed record MalformedPublicKey(byte[] Spki, string Oid, string Fault) : PublicKey(Spki)
{
    public override string AlgorithmName => Oids.NameOf(Oid);
}
