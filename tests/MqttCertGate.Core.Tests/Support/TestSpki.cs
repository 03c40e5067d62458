using System.Formats.Asn1;

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
