using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;

namespace MqttCertGate.X509;

/// <summary>Takes the public half from a private key, and nothing else.</summary>
internal static class PrivateKeyReader
{
    private static readonly DerSequence RsaEncryption = new(new DerObjectIdentifier(Oids.Rsa), DerNull.Instance);

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
            Oids.RsaPss => ReadRsa(ref key, Asn1Object.FromByteArray(algorithm.Encoded)),
            Oids.EllipticCurve => ReadEllipticCurve(ref key, NamedCurve(new DerReader(algorithm.Parameters, []))),
            Oids.Ed25519 => Encode(algorithm, new Ed25519PrivateKeyParameters(ReadSeed(ref key, 32)).GeneratePublicKey().GetEncoded()),
            Oids.Ed448 => Encode(algorithm, new Ed448PrivateKeyParameters(ReadSeed(ref key, 57)).GeneratePublicKey().GetEncoded()),
            _ => throw new MalformedException($"a private key of the algorithm {Oids.NameOf(algorithm.Oid)} is not supported"),
        };
    }

    /// <summary>RSAPrivateKey (RFC 8017 appendix A.1.2).</summary>
    private static PublicKey ReadRsa(ref DerReader outer, Asn1Encodable algorithm)
    {
        var key = ReadVersioned(ref outer, lowest: 0);
        var publicKey = new DerSequence(new DerInteger(key.ReadInteger()), new DerInteger(key.ReadInteger()));
        // The private exponent, two primes, two exponents and a coefficient; further primes in version 1.
        for (var part = 0; part < 6; part++)
            key.ReadInteger();
        SkipOptional(ref key, DerTag.Sequence);
        key.ReadEnd();
        return Encode(algorithm, publicKey.GetDerEncoded());
    }

    /// <summary>ECPrivateKey (RFC 5915 §3). The point is computed; the one in the file is optional, and has to be the same.</summary>
    private static PublicKey ReadEllipticCurve(ref DerReader outer, string? curve)
    {
        var key = ReadVersioned(ref outer, lowest: 1);
        var scalar = new BigInteger(1, key.ReadOctetString());
        if (key.IsNext(DerTag.ContextConstructed(0)))
        {
            var named = NamedCurve(key.ReadConstructed(DerTag.ContextConstructed(0)));
            if (curve is not null && curve != named)
                throw new MalformedException("the private key names two different curves");
            curve = named;
        }

        var stored = ReadStoredPoint(ref key);
        key.ReadEnd();
        var oid = new DerObjectIdentifier(curve ?? throw new MalformedException("the private key names no curve"));
        var parameters = ECNamedCurveTable.GetByOid(oid) ?? throw new MalformedException($"the curve {curve} is not supported");
        if (scalar.SignValue == 0 || scalar.CompareTo(parameters.N) >= 0)
            throw new MalformedException("the private key is out of the range of its curve");
        var point = parameters.G.Multiply(scalar).Normalize();
        if (stored is not null && !point.GetEncoded(compressed: stored.FirstOrDefault() != EcPublicKey.Uncompressed).SameAs(stored))
            throw new MalformedException("the public key inside does not belong to the private key");
        return Encode(new DerSequence(X9ObjectIdentifiers.IdECPublicKey, oid), point.GetEncoded(compressed: false));
    }

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

    private static string NamedCurve(DerReader parameters)
    {
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

    private static PublicKey Encode(AlgorithmIdentifier algorithm, byte[] key) => Encode(Asn1Object.FromByteArray(algorithm.Encoded), key);

    private static PublicKey Encode(Asn1Encodable algorithm, byte[] key) =>
        PublicKeyDecoder.Decode(new DerSequence(algorithm, new DerBitString(key)).GetDerEncoded()) switch
        {
            MalformedPublicKey { Fault.Message: var fault } => throw new MalformedException(fault),
            var publicKey => publicKey,
        };
}
