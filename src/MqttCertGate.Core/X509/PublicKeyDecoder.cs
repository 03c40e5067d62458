namespace MqttCertGate.X509;

/// <summary>Reads AlgorithmIdentifier and SubjectPublicKeyInfo (RFC 5280 §4.1.1.2, §4.1.2.7).</summary>
internal static class PublicKeyDecoder
{
    // Longer than the parameters of RSASSA-PSS are.
    private static readonly Recent<AlgorithmIdentifier> Algorithms = new(longest: 96);

    /// <summary>Decodes a SubjectPublicKeyInfo that fills <paramref name="spki"/> exactly.</summary>
    public static PublicKey Decode(byte[] spki)
    {
        var reader = new DerReader(spki, []);
        var key = Read(ref reader);
        reader.ReadEnd();
        return key;
    }

    /// <summary>Only an unreadable algorithm throws: without it nothing can be said of the key.</summary>
    public static PublicKey Read(ref DerReader reader)
    {
        var start = reader.Position;
        var info = reader.ReadSequence();
        var spki = reader.Since(start);
        var algorithm = ReadAlgorithm(ref info);
        try
        {
            var key = info.ReadBitStringOctets();
            info.ReadEnd();
            return algorithm.Oid switch
            {
                Oids.Rsa or Oids.RsaPss => ReadRsa(spki, algorithm, key),
                Oids.EllipticCurve => ReadEllipticCurve(spki, algorithm, key),
                // RFC 8410 §3, §4 with RFC 8032 §5.1.5, §5.2.5; RFC 9881 §2 with FIPS 204, table 2.
                Oids.Ed25519 => new EdwardsPublicKey(spki, algorithm.Oid, ReadOctets(algorithm, key, 32)),
                Oids.Ed448 => new EdwardsPublicKey(spki, algorithm.Oid, ReadOctets(algorithm, key, 57)),
                Oids.MlDsa44 => new MlDsaPublicKey(spki, algorithm.Oid, ReadOctets(algorithm, key, 1312)),
                Oids.MlDsa65 => new MlDsaPublicKey(spki, algorithm.Oid, ReadOctets(algorithm, key, 1952)),
                Oids.MlDsa87 => new MlDsaPublicKey(spki, algorithm.Oid, ReadOctets(algorithm, key, 2592)),
                _ => new UnsupportedPublicKey(spki, algorithm.Oid),
            };
        }
        catch (MalformedException fault)
        {
            return Malformed(spki, algorithm, KeyFaultKind.Encoding, fault.Message);
        }
    }

    public static AlgorithmIdentifier ReadAlgorithm(ref DerReader reader) => reader.ReadOnce(Algorithms, DecodeAlgorithm);

    private static AlgorithmIdentifier DecodeAlgorithm(ref DerReader reader)
    {
        var start = reader.Position;
        var sequence = reader.ReadSequence();
        var oid = sequence.ReadOid();
        var parameters = sequence.HasData ? sequence.ReadElement() : [];
        sequence.ReadEnd();
        return new AlgorithmIdentifier(oid, parameters, reader.Since(start));
    }

    private static MalformedPublicKey Malformed(byte[] spki, AlgorithmIdentifier algorithm, KeyFaultKind kind, string message) =>
        new(spki, algorithm.Oid, new KeyFault(kind, message));

    /// <summary>RSAPublicKey (RFC 8017 appendix A.1.1). Parameters that are not NULL, as RFC 3279 §2.3.1 has them, leave the key as it is.</summary>
    private static PublicKey ReadRsa(byte[] spki, AlgorithmIdentifier algorithm, byte[] key)
    {
        var outer = new DerReader(key, []);
        var sequence = outer.ReadSequence();
        outer.ReadEnd();
        var modulus = sequence.ReadInteger();
        var exponent = sequence.ReadInteger();
        sequence.ReadEnd();
        return !IsPositive(modulus) ? Malformed(spki, algorithm, KeyFaultKind.Modulus, "the modulus is not positive")
            : !IsPositive(exponent) ? Malformed(spki, algorithm, KeyFaultKind.Exponent, "the exponent is not positive")
            : new RsaPublicKey(spki, algorithm, WithoutSign(modulus), WithoutSign(exponent));
    }

    private static bool IsPositive(byte[] integer) => integer[0] < 0x80 && (integer.Length > 1 || integer[0] > 0);

    private static byte[] WithoutSign(byte[] positive) => positive[0] == 0 ? Octets.Copy(positive, 1, positive.Length) : positive;

    /// <summary>RFC 5480 §2.1.1, §2.2. What has no named curve has no point that could be judged.</summary>
    private static PublicKey ReadEllipticCurve(byte[] spki, AlgorithmIdentifier algorithm, byte[] point)
    {
        var parameters = new DerReader(algorithm.Parameters, []);
        var curve = parameters.IsNext(DerTag.ObjectIdentifier) ? parameters.ReadOid()
            : parameters.IsNext(DerTag.Sequence) || parameters.IsNext(DerTag.Null) ? null
            : throw new MalformedException("the parameters name no curve");
        if (curve is not null && FaultOf(point, curve) is { } fault)
            return Malformed(spki, algorithm, KeyFaultKind.Point, fault);
        return new EcPublicKey(spki, curve, point);
    }

    private static string? FaultOf(byte[] point, string curve) =>
        point.Length == 1 && point[0] == 0x00 ? "it is the point at infinity"
        : point.Length > 0 && point[0] is 0x06 or 0x07 ? "it is in the hybrid form"
        : point.Length == 0 || point[0] is not (0x02 or 0x03 or EcPublicKey.Uncompressed) ? "it is neither uncompressed nor compressed"
        : CoordinateLength(curve) is { } length && point.Length != (point[0] == EcPublicKey.Uncompressed ? 1 + (2 * length) : 1 + length) ? "its length does not fit the curve"
        : null;

    /// <summary>Octets of a field element (SEC 1 §2.3.5).</summary>
    private static int? CoordinateLength(string curve) => curve switch
    {
        Oids.P256 => 32,
        Oids.P384 => 48,
        Oids.P521 => 66,
        _ => null,
    };

    /// <summary>A key that is so many octets, of an algorithm that has no parameters.</summary>
    private static byte[] ReadOctets(AlgorithmIdentifier algorithm, byte[] key, int length) =>
        algorithm.Parameters.Length > 0 ? throw new MalformedException($"the algorithm {Oids.NameOf(algorithm.Oid)} has parameters")
        : key.Length == length ? key
        : throw new MalformedException($"the key has {key.Length} bytes in place of {length}");
}
