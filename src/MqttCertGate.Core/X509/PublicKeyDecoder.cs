namespace MqttCertGate.X509;

/// <summary>Reads AlgorithmIdentifier and SubjectPublicKeyInfo (RFC 5280 §4.1.1.2, §4.1.2.7).</summary>
internal static class PublicKeyDecoder
{
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
                Oids.Rsa => ReadRsa(spki, algorithm, key),
                Oids.EllipticCurve => ReadEllipticCurve(spki, algorithm, key),
                Oids.Ed25519 => ReadEdwards(spki, algorithm, key, 32),
                Oids.Ed448 => ReadEdwards(spki, algorithm, key, 57),
                _ => new UnsupportedPublicKey(spki, algorithm.Oid),
            };
        }
        catch (MalformedException fault)
        {
            return new MalformedPublicKey(spki, algorithm.Oid, fault.Message);
        }
    }

    public static AlgorithmIdentifier ReadAlgorithm(ref DerReader reader)
    {
        var start = reader.Position;
        var sequence = reader.ReadSequence();
        var oid = sequence.ReadOid();
        var parameters = sequence.HasData ? sequence.ReadElement() : [];
        sequence.ReadEnd();
        return new AlgorithmIdentifier(oid, parameters, reader.Since(start));
    }

    /// <summary>RFC 3279 §2.3.1: the parameters are NULL, the key is an RSAPublicKey.</summary>
    private static RsaPublicKey ReadRsa(byte[] spki, AlgorithmIdentifier algorithm, byte[] key)
    {
        if (!algorithm.HasNullParameters)
            throw new MalformedException("the parameters of rsaEncryption are not NULL");
        var outer = new DerReader(key, []);
        var sequence = outer.ReadSequence();
        outer.ReadEnd();
        var modulus = ReadPositive(ref sequence, "modulus");
        var exponent = ReadPositive(ref sequence, "exponent");
        sequence.ReadEnd();
        return new RsaPublicKey(spki, modulus, exponent);
    }

    private static byte[] ReadPositive(ref DerReader reader, string name)
    {
        var content = reader.ReadInteger();
        if (content[0] >= 0x80 || (content.Length == 1 && content[0] == 0))
            throw new MalformedException($"the {name} is not positive");
        return content[0] == 0 ? [.. content.Skip(1)] : content;
    }

    /// <summary>RFC 5480 §2.1.1, §2.2.</summary>
    private static EcPublicKey ReadEllipticCurve(byte[] spki, AlgorithmIdentifier algorithm, byte[] point)
    {
        var parameters = new DerReader(algorithm.Parameters, []);
        var curve = parameters.IsNext(DerTag.ObjectIdentifier) ? parameters.ReadOid()
            : parameters.IsNext(DerTag.Sequence) || parameters.IsNext(DerTag.Null) ? null
            : throw new MalformedException("the parameters name no curve");
        if (point.Length == 0 || point[0] is not (0x02 or 0x03 or 0x04))
            throw new MalformedException("the point is neither uncompressed nor compressed");
        if (CoordinateLength(curve) is { } length && point.Length != (point[0] == 0x04 ? 1 + (2 * length) : 1 + length))
            throw new MalformedException("the length of the point does not fit the curve");
        return new EcPublicKey(spki, curve, point);
    }

    /// <summary>Octets of a field element (SEC 1 §2.3.5).</summary>
    private static int? CoordinateLength(string? curve) => curve switch
    {
        Oids.P256 => 32,
        Oids.P384 => 48,
        Oids.P521 => 66,
        _ => null,
    };

    /// <summary>RFC 8410 §3, §4: no parameters; the length is that of the curve (RFC 8032 §5.1.5, §5.2.5).</summary>
    private static EdwardsPublicKey ReadEdwards(byte[] spki, AlgorithmIdentifier algorithm, byte[] key, int length)
    {
        if (algorithm.Parameters.Length > 0)
            throw new MalformedException($"the algorithm {Oids.NameOf(algorithm.Oid)} has parameters");
        if (key.Length != length)
            throw new MalformedException($"the key has {key.Length} octets in place of {length}");
        return new EdwardsPublicKey(spki, algorithm.Oid, key);
    }
}
