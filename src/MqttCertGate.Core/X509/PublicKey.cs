namespace MqttCertGate.X509;

/// <summary>An AlgorithmIdentifier (RFC 5280 §4.1.1.2).</summary>
/// <param name="Oid">Dotted decimal.</param>
/// <param name="Parameters">The parameters' encoding; empty where absent.</param>
/// <param name="Encoded">The whole SEQUENCE, for comparison by octets.</param>
internal sealed record AlgorithmIdentifier(string Oid, byte[] Parameters, byte[] Encoded)
{
    public bool HasNullParameters => Parameters.Length == 2 && Parameters[0] == DerTag.Null && Parameters[1] == 0;

    /// <summary>Whether they are absent or NULL, which some writers take for the same.</summary>
    public bool HasNoParameters => Parameters.Length == 0 || HasNullParameters;
}

/// <summary>What of a public key is at fault; each kind is judged by its own rule.</summary>
internal enum KeyFaultKind
{
    /// <summary>It cannot be read.</summary>
    Encoding,
    /// <summary>It is larger than what is verified with.</summary>
    Size,
    Modulus,
    Exponent,
    Point,
}

/// <summary>What keeps a public key from being used, as half a sentence.</summary>
internal sealed record KeyFault(KeyFaultKind Kind, string Message);

/// <summary>A subject public key, by kind.</summary>
/// <param name="Spki">The SubjectPublicKeyInfo as encoded.</param>
internal abstract record PublicKey(byte[] Spki)
{
    private IReadOnlyList<KeyFault>? faults;

    /// <summary>As a manifest's <c>key-type</c> spells it: <c>P-256</c>, <c>RSA-2048</c>, <c>Ed25519</c>; else the algorithm's name or OID.</summary>
    public abstract string AlgorithmName { get; }

    /// <summary>SHA-256 of the SubjectPublicKeyInfo.</summary>
    public Sha256 SpkiSha256 { get; } = Sha256.Of(Spki);

    /// <summary>What keeps it from being used; nothing for a sound one, and for one of a kind that is not evaluated.</summary>
    public IReadOnlyList<KeyFault> Faults => faults ??= KeySoundness.FaultsOf(this);
}

/// <summary>RFC 8017 appendix A.1.1; the integers are big-endian without leading zeros.</summary>
/// <param name="Algorithm">rsaEncryption, or id-RSASSA-PSS (RFC 4055 §1.2).</param>
internal sealed record RsaPublicKey(byte[] Spki, AlgorithmIdentifier Algorithm, byte[] Modulus, byte[] Exponent) : PublicKey(Spki)
{
    private RsaFactors? factors;

    /// <summary>The bit length of the modulus as an integer.</summary>
    public int ModulusBits { get; } = BitLength(Modulus);

    /// <summary>What anybody finds of the modulus' factors.</summary>
    public RsaFactors Factors => factors ??= RsaFactors.Of(this);

    /// <summary>Whether the key is for RSASSA-PSS alone.</summary>
    public bool IsForPss => Algorithm.Oid == Oids.RsaPss;

    public override string AlgorithmName => $"{(IsForPss ? "RSASSA-PSS" : "RSA")}-{ModulusBits}";

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
    /// <summary>The first octet of an uncompressed point (SEC 1 §2.3.3).</summary>
    public const byte Uncompressed = 0x04;

    /// <summary>Whether one coordinate of the point has to be computed.</summary>
    public bool IsCompressed => Point[0] != Uncompressed;

    public override string AlgorithmName => Curve switch
    {
        Oids.P256 => "P-256",
        Oids.P384 => "P-384",
        Oids.P521 => "P-521",
        Oids.Sm2 => "SM2",
        null => "EC with explicit parameters",
        _ => $"EC curve {Curve}",
    };
}

/// <summary>RFC 8410 §3.</summary>
internal sealed record EdwardsPublicKey(byte[] Spki, string Oid, byte[] Key) : PublicKey(Spki)
{
    public override string AlgorithmName => Oids.NameOf(Oid);
}

/// <summary>RFC 9881 §4.</summary>
internal sealed record MlDsaPublicKey(byte[] Spki, string Oid, byte[] Key) : PublicKey(Spki)
{
    public override string AlgorithmName => Oids.NameOf(Oid);
}

/// <summary>A key of an algorithm the gate does not evaluate.</summary>
internal sealed record UnsupportedPublicKey(byte[] Spki, string Oid) : PublicKey(Spki)
{
    public override string AlgorithmName => Oids.NameOf(Oid);
}

/// <summary>A key of a known algorithm whose encoding is wrong.</summary>
internal sealed record MalformedPublicKey(byte[] Spki, string Oid, KeyFault Fault) : PublicKey(Spki)
{
    public override string AlgorithmName => Oids.NameOf(Oid);
}
