namespace MqttCertGate.X509;

/// <summary>Takes the public half from a private key, and nothing else.</summary>
internal static class PrivateKeyReader
{
    // AlgorithmIdentifier of rsaEncryption with its NULL (RFC 8017 appendix A.1), and the OID id-ecPublicKey (RFC 5480 §2.1.1).
    private static readonly byte[] RsaEncryption = [0x30, 0x0D, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01, 0x05, 0x00];
    private static readonly byte[] EllipticCurve = [0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01];

    /// <summary>The public key that belongs to a private key of PEM label <paramref name="label"/>, encoded as certificates carry it.</summary>
    /// <exception cref="MalformedException">It is of an unknown kind or not readable; the message says which and holds no key material.</exception>
    public static PublicKey PublicKeyOf(string label, byte[] content)
    {
        var outer = new DerReader(content, []);
        switch (label)
        {
            case "PRIVATE KEY":
                return ReadPkcs8(ref outer);
            case "RSA PRIVATE KEY":
                return ReadRsa(ref outer, RsaEncryption);
            case "EC PRIVATE KEY":
                return ReadEllipticCurve(ref outer, curve: null);
            default:
                throw new MalformedException($"a private key of the kind '{label}' is not supported");
        }
    }

    /// <summary>The same of an EncryptedPrivateKeyInfo (RFC 5958 §3).</summary>
    public static PublicKey PublicKeyOf(byte[] encrypted, FilePassword password)
    {
        var info = BerElement.Read(encrypted);
        return PublicKeyOf("PRIVATE KEY", PasswordCipher.Decrypt(info.Child(0, DerTag.Sequence), info.OctetString(1), password));
    }

    /// <summary>PrivateKeyInfo (RFC 5208 §5) and OneAsymmetricKey (RFC 5958 §2).</summary>
    private static PublicKey ReadPkcs8(ref DerReader outer)
    {
        var info = ReadVersioned(ref outer, lowest: 0);
        var algorithm = PublicKeyDecoder.ReadAlgorithm(ref info);
        var key = new DerReader(info.ReadOctetString(), []);
        SkipOptional(ref info, DerTag.ContextConstructed(0));
        SkipOptional(ref info, DerTag.Context(1));
        info.ReadEnd();
        return algorithm.Oid switch
        {
            // RFC 4055 §3.1: the parameters of a key that is for RSASSA-PSS alone are its own.
            Oids.Rsa => ReadRsa(ref key, RsaEncryption),
            Oids.RsaPss => ReadRsa(ref key, algorithm.Encoded),
            Oids.EllipticCurve => ReadEllipticCurve(ref key, algorithm.Parameters),
            Oids.Ed25519 => Encode(algorithm.Encoded, BouncyCastleKey.EdwardsPointOf(algorithm.Oid, ReadSeed(ref key, 32))),
            Oids.Ed448 => Encode(algorithm.Encoded, BouncyCastleKey.EdwardsPointOf(algorithm.Oid, ReadSeed(ref key, 57))),
            _ => throw new MalformedException($"a private key of the algorithm {Oids.NameOf(algorithm.Oid)} is not supported"),
        };
    }

    /// <summary>RSAPrivateKey (RFC 8017 appendix A.1.2).</summary>
    private static PublicKey ReadRsa(ref DerReader outer, byte[] algorithm)
    {
        var key = ReadVersioned(ref outer, lowest: 0);
        var start = key.Position;
        key.ReadInteger();
        key.ReadInteger();
        var modulusAndExponent = key.Since(start);
        // The private exponent, two primes, two exponents and a coefficient; further primes in version 1.
        for (var part = 0; part < 6; part++)
            key.ReadInteger();
        SkipOptional(ref key, DerTag.Sequence);
        key.ReadEnd();
        return Encode(algorithm, DerEncoding.Element(DerTag.Sequence, modulusAndExponent));
    }

    /// <summary>ECPrivateKey (RFC 5915 §3). The point is computed; the one in the file is optional, and has to be the same.</summary>
    /// <param name="curve">The parameters that stand before the key, as encoded; null where none do.</param>
    private static PublicKey ReadEllipticCurve(ref DerReader outer, byte[]? curve)
    {
        var key = ReadVersioned(ref outer, lowest: 1);
        var scalar = key.ReadOctetString();
        if (key.IsNext(DerTag.ContextConstructed(0)))
        {
            var named = key.ReadContent(DerTag.ContextConstructed(0));
            if (curve is not null && !curve.SameAs(named))
                throw new MalformedException("the private key names two different curves");
            curve = named;
        }

        var stored = ReadStoredPoint(ref key);
        key.ReadEnd();
        if (curve is null)
            throw new MalformedException("the private key names no curve");
        var point = EcPrivateKey.PointOf(NamedCurve(curve), scalar);
        if (stored is not null && !stored.SameAs(stored.Length > 0 && stored[0] == EcPublicKey.Uncompressed ? point : Compressed(point)))
            throw new MalformedException("the public key inside does not belong to the private key");
        return Encode(DerEncoding.Element(DerTag.Sequence, EllipticCurve, curve), point);
    }

    /// <summary>SEC 1 §2.3.3: the first coordinate, behind an octet that tells whether the second is odd.</summary>
    private static byte[] Compressed(byte[] point) =>
        [(byte)(0x02 | (point[point.Length - 1] & 1)), .. point.Skip(1).Take((point.Length - 1) / 2)];

    private static byte[]? ReadStoredPoint(ref DerReader key)
    {
        if (!key.HasData)
            return null;
        var tagged = key.ReadConstructed(DerTag.ContextConstructed(1));
        var point = tagged.ReadBitStringOctets();
        tagged.ReadEnd();
        return point;
    }

    /// <summary>CurvePrivateKey (RFC 8410 §7).</summary>
    private static byte[] ReadSeed(ref DerReader key, int length)
    {
        var seed = key.ReadOctetString();
        key.ReadEnd();
        return seed.Length == length ? seed : throw new MalformedException($"the private key has not {length} bytes");
    }

    /// <summary>The SEQUENCE behind its version, which in all of these is 1 at most.</summary>
    private static DerReader ReadVersioned(ref DerReader outer, int lowest)
    {
        var sequence = outer.ReadSequence();
        outer.ReadEnd();
        var version = sequence.ReadCount();
        return version >= lowest && version <= 1 ? sequence : throw new MalformedException("the version of the private key is not supported");
    }

    private static string NamedCurve(byte[] encoded)
    {
        var parameters = new DerReader(encoded, []);
        if (!parameters.IsNext(DerTag.ObjectIdentifier))
            throw new MalformedException("the private key has explicit curve parameters, which are not supported");
        var curve = parameters.ReadOid();
        parameters.ReadEnd();
        return curve;
    }

    private static void SkipOptional(ref DerReader reader, int tag)
    {
        if (reader.IsNext(tag))
            reader.SkipElement();
    }

    private static PublicKey Encode(byte[] algorithm, byte[] key) =>
        PublicKeyDecoder.Decode(DerEncoding.Element(DerTag.Sequence, algorithm, DerEncoding.BitString(key))) switch
        {
            MalformedPublicKey { Fault.Message: var fault } => throw new MalformedException(fault),
            var publicKey => publicKey,
        };
}
