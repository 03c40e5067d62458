using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.EC;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.Utilities;

namespace MqttCertGate.X509;

/// <summary>Verifies with BouncyCastle: everything on netstandard2.0, and what the platform cannot do elsewhere.</summary>
internal sealed class BouncyCastleKey
{
    private readonly AsymmetricKeyParameter? key;

    public BouncyCastleKey(PublicKey publicKey)
    {
        try
        {
            key = Import(publicKey);
        }
        catch (Exception refusal) when (refusal is ArgumentException or ArithmeticException or InvalidOperationException or FormatException)
        {
            // A point off its curve, an even modulus: nothing can be verified with it, and the rules for keys say why.
            key = null;
        }
    }

    /// <summary>The point, uncompressed, that belongs to the private key <paramref name="scalar"/> (SEC 1 §3.2.1).</summary>
    /// <exception cref="MalformedException">The curve is not known, or the scalar out of its range.</exception>
    public static byte[] PointOf(string curve, byte[] scalar)
    {
        // BouncyCastle makes no identifier of an OID with thousands of octets.
        var parameters = (DerObjectIdentifier.TryFromID(curve, out var oid) ? ECNamedCurveTable.GetByOid(oid) : null)
            ?? throw new MalformedException($"the curve {curve} is not supported");
        var number = new BigInteger(1, scalar);
        if (number.SignValue == 0 || number.CompareTo(parameters.N) >= 0)
            throw new MalformedException("the private key is out of the range of its curve");
        return parameters.G.Multiply(number).Normalize().GetEncoded(compressed: false);
    }

    /// <summary>The public half of a private key of Curve25519 or Curve448 (RFC 8032 §5.1.5, §5.2.5).</summary>
    public static byte[] EdwardsPointOf(string oid, byte[] seed) => oid == Oids.Ed25519
        ? new Ed25519PrivateKeyParameters(seed).GeneratePublicKey().GetEncoded()
        : new Ed448PrivateKeyParameters(seed).GeneratePublicKey().GetEncoded();

    public SignatureVerdict Verify(SignatureAlgorithm algorithm, byte[] data, byte[] signature)
    {
        if (key is null)
            return SignatureVerdict.NotEvaluated;
        try
        {
            var isValid = algorithm.Family switch
            {
                SignatureFamily.RsaPkcs1 => VerifyPkcs1(algorithm, data, signature),
                SignatureFamily.RsaPss => VerifyPss(algorithm, data, signature),
                SignatureFamily.Ecdsa => VerifyEcdsa(algorithm, data, signature),
                SignatureFamily.MlDsa => Verify(new MLDsaSigner(LatticeParameters(algorithm.Oid), deterministic: true), data, signature),
                _ => Verify(algorithm.Oid == Oids.Ed25519 ? new Ed25519Signer() : new Ed448Signer([]), data, signature),
            };
            return isValid ? SignatureVerdict.Valid : SignatureVerdict.Invalid;
        }
        catch (Exception refusal) when (refusal is CryptoException or ArgumentException)
        {
            // A signature not below the modulus, a modulus too short for hash and salt.
            return SignatureVerdict.Invalid;
        }
    }

    private static AsymmetricKeyParameter? Import(PublicKey publicKey) => publicKey switch
    {
        // BouncyCastle tests whether a modulus is prime, for a hundred milliseconds where it has 4096 bits. The rules judge keys; here they only verify.
        RsaPublicKey rsa => Properties.WithThreadProperty(
            Properties.RsaAllowUnsafeModulus, bool.TrueString,
            () => new RsaKeyParameters(isPrivate: false, new BigInteger(1, rsa.Modulus), new BigInteger(1, rsa.Exponent))),
        EcPublicKey { Curve: { } curve } ec => ImportPoint(curve, ec.Point),
        EdwardsPublicKey { Oid: Oids.Ed25519 } edwards => new Ed25519PublicKeyParameters(edwards.Key),
        EdwardsPublicKey edwards => new Ed448PublicKeyParameters(edwards.Key),
        MlDsaPublicKey lattice => MLDsaPublicKeyParameters.FromEncoding(LatticeParameters(lattice.Oid), lattice.Key),
        _ => null,
    };

    private static MLDsaParameters LatticeParameters(string oid) => oid switch
    {
        Oids.MlDsa44 => MLDsaParameters.ml_dsa_44,
        Oids.MlDsa65 => MLDsaParameters.ml_dsa_65,
        _ => MLDsaParameters.ml_dsa_87,
    };

    private static ECPublicKeyParameters ImportPoint(string curve, byte[] point)
    {
        var parameters = CustomNamedCurves.GetByOid(new DerObjectIdentifier(curve));
        return new ECPublicKeyParameters(parameters.Curve.DecodePoint(point), new ECDomainParameters(parameters));
    }

    /// <summary>RFC 8017 §8.2.2, by comparison: BouncyCastle's own signer would also take a DigestInfo without its NULL.</summary>
    private bool VerifyPkcs1(SignatureAlgorithm algorithm, byte[] data, byte[] signature)
    {
        var hash = new DerSequence(new DerObjectIdentifier(algorithm.Hash), DerNull.Instance);
        var digestInfo = new DerSequence(hash, new DerOctetString(Hash(algorithm, data))).GetDerEncoded();
        // 00 01, at least eight FF, 00 (RFC 8017 §9.2); the integer has no leading zero.
        var padding = signature.Length - digestInfo.Length - 3;
        if (padding < 8)
            return false;
        byte[] expected = [1, .. Enumerable.Repeat((byte)0xFF, padding), 0, .. digestInfo];
        var engine = new RsaEngine();
        engine.Init(forEncryption: false, key);
        return engine.ProcessBlock(signature, 0, signature.Length).SameAs(expected);
    }

    private bool VerifyPss(SignatureAlgorithm algorithm, byte[] data, byte[] signature)
    {
        // A salt longer than the modulus fits no signature, and would only be allocated.
        if (algorithm.SaltLength > signature.Length)
            return false;
        var digest = DigestUtilities.GetDigest(new DerObjectIdentifier(algorithm.Hash));
        return Verify(new PssSigner(new RsaEngine(), digest, algorithm.SaltLength), data, signature);
    }

    private bool VerifyEcdsa(SignatureAlgorithm algorithm, byte[] data, byte[] signature)
    {
        var signer = new ECDsaSigner();
        signer.Init(forSigning: false, key);
        return EcdsaSignature.Read(signature) is { } pair
            && signer.VerifySignature(Hash(algorithm, data), new BigInteger(pair.R), new BigInteger(pair.S));
    }

    private bool Verify(ISigner signer, byte[] data, byte[] signature)
    {
        signer.Init(forSigning: false, key);
        signer.BlockUpdate(data, 0, data.Length);
        return signer.VerifySignature(signature);
    }

    private static byte[] Hash(SignatureAlgorithm algorithm, byte[] data) =>
        DigestUtilities.CalculateDigest(new DerObjectIdentifier(algorithm.Hash), data);
}
