namespace MqttCertGate.X509;

/// <summary>Whether a key that can be read can be one at all.</summary>
internal static class KeySoundness
{
    // What OpenSSL verifies with at most, so that no key is slow: OPENSSL_RSA_MAX_MODULUS_BITS, and beyond OPENSSL_RSA_SMALL_MODULUS_BITS
    // OPENSSL_RSA_MAX_PUBEXP_BITS (include/openssl/rsa.h).
    private const int MaximumModulusBits = 16384;
    private const int SmallModulusBits = 3072;
    private const int MaximumExponentBits = 64;

    /// <summary>What keeps a key from being used; null for a sound one, and for one of a kind that is not evaluated.</summary>
    public static string? FaultOf(PublicKey key) => key switch
    {
        RsaPublicKey rsa => FaultOf(rsa),
        EcPublicKey { Curve: (Oids.P256 or Oids.P384 or Oids.P521) and var curve, Point: var point } when !BouncyCastleKey.IsOnCurve(curve, point) =>
            "the point is not on the curve",
        _ => null,
    };

    /// <summary>RFC 8017 §3.1: the modulus is a product of odd primes, the exponent is odd and at least 3.</summary>
    private static string? FaultOf(RsaPublicKey rsa) =>
        IsEven(rsa.Modulus) ? "the modulus is even"
        : IsEven(rsa.Exponent) ? "the exponent is even"
        : rsa.Exponent.Length == 1 && rsa.Exponent[0] == 1 ? "the exponent is 1"
        : rsa.ModulusBits > MaximumModulusBits ? $"the modulus has more than {MaximumModulusBits} bits"
        : rsa.ModulusBits > SmallModulusBits && rsa.Exponent.Length > MaximumExponentBits / 8 ? $"the exponent has more than {MaximumExponentBits} bits"
        : null;

    private static bool IsEven(byte[] magnitude) => (magnitude[magnitude.Length - 1] & 1) == 0;
}
