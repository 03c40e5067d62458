using System.Formats.Asn1;
using System.Numerics;

namespace MqttCertGate.Tests;

/// <summary>SubjectPublicKeyInfo values that no key of the test PKI has.</summary>
internal static class TestSpki
{
    /// <summary>The generator of secp256k1, uncompressed (SEC 2 §2.4.1).</summary>
    public static byte[] Secp256K1Generator { get; } = Convert.FromHexString(
        "0479BE667EF9DCBBAC55A06295CE870B07029BFCDB2DCE28D959F2815B16F81798483ADA7726A3C4655DA4FBFC0E1108A8FD17B448A68554199C47D08FFB10D4B8");

    /// <summary>The generator of P-256 with its parameters spelled out, as far as a reader looks before it refuses (RFC 3279 §2.3.5).</summary>
    public static byte[] ExplicitP256 { get; } = Encode("1.2.840.10045.2.1", parameters =>
    {
        using (parameters.PushSequence())
            parameters.WriteInteger(1);
    }, Secp256K1Generator);

    /// <summary>A key of any algorithm, with octets that mean nothing.</summary>
    public static byte[] Of(string algorithm) => Encode(algorithm, _ => { }, [1, 2, 3]);

    public static byte[] OnCurve(string curve, byte[] point) =>
        Encode("1.2.840.10045.2.1", parameters => parameters.WriteObjectIdentifier(curve), point);

    /// <summary>Of 4096 bits and odd, and as a product of primes nothing that a key would have.</summary>
    public static BigInteger OddModulus { get; } = (BigInteger.One << 4095) + 1;

    /// <summary>An RSA key; its algorithm is rsaEncryption with NULL, unless told otherwise.</summary>
    public static byte[] Rsa(BigInteger modulus, BigInteger exponent, string algorithm = "1.2.840.113549.1.1.1", Action<AsnWriter>? parameters = null)
    {
        var key = new AsnWriter(AsnEncodingRules.DER);
        using (key.PushSequence())
        {
            key.WriteInteger(modulus);
            key.WriteInteger(exponent);
        }

        return Encode(algorithm, parameters ?? (writer => writer.WriteNull()), key.Encode());
    }

    /// <summary>A key whose algorithm has, or has not, NULL parameters.</summary>
    public static byte[] Of(string algorithm, byte[] key, bool hasNull = false) => Encode(
        algorithm,
        parameters =>
        {
            if (hasNull)
                parameters.WriteNull();
        },
        key);

    private static byte[] Encode(string algorithm, Action<AsnWriter> parameters, byte[] key)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(algorithm);
                parameters(writer);
            }

            writer.WriteBitString(key);
        }

        return writer.Encode();
    }
}
