namespace MqttCertGate.X509;

/// <summary>Whether a key can be one at all.</summary>
internal static class KeySoundness
{
    // What OpenSSL verifies with at most, so that no key is slow: OPENSSL_RSA_MAX_MODULUS_BITS, and beyond OPENSSL_RSA_SMALL_MODULUS_BITS
    // OPENSSL_RSA_MAX_PUBEXP_BITS (include/openssl/rsa.h).
    private const int MaximumModulusBits = 16384;
    private const int SmallModulusBits = 3072;
    private const int MaximumExponentBits = 64;

    /// <summary>What keeps a key from being used; nothing for a sound one, and for one of a kind that is not evaluated.</summary>
    public static IReadOnlyList<KeyFault> FaultsOf(PublicKey key) => key switch
    {
        MalformedPublicKey { Fault: var fault } => [fault],
        RsaPublicKey rsa => [.. FaultsOf(rsa)],
        EcPublicKey { Curve: (Oids.P256 or Oids.P384 or Oids.P521) and var curve, Point: var point } when !CurveEquation.IsSatisfied(curve, point) =>
            [new KeyFault(KeyFaultKind.Point, "it is not on the curve")],
        _ => [],
    };

    /// <summary>RFC 8017 §3.1: the modulus is a product of odd primes, the exponent is odd and at least 3.</summary>
    private static IEnumerable<KeyFault> FaultsOf(RsaPublicKey rsa)
    {
        if (IsEven(rsa.Modulus))
            yield return new KeyFault(KeyFaultKind.Modulus, "the modulus is even");
        if (IsEven(rsa.Exponent))
            yield return new KeyFault(KeyFaultKind.Exponent, "the exponent is even");
        else if (rsa.Exponent.Length == 1 && rsa.Exponent[0] == 1)
            yield return new KeyFault(KeyFaultKind.Exponent, "the exponent is 1");
        if (rsa.ModulusBits > MaximumModulusBits)
            yield return new KeyFault(KeyFaultKind.Size, $"the modulus has more than {MaximumModulusBits} bits");
        else if (rsa.ModulusBits > SmallModulusBits && rsa.Exponent.Length > MaximumExponentBits / 8)
            yield return new KeyFault(KeyFaultKind.Size, $"the exponent has more than {MaximumExponentBits} bits");
    }

    private static bool IsEven(byte[] magnitude) => (magnitude[magnitude.Length - 1] & 1) == 0;
}
