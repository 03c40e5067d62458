using System.Numerics;

namespace MqttCertGate.X509;

/// <summary>The curves y² = x³ - 3x + b over a prime field that certificates have keys on (NIST SP 800-186 §3.2.1).</summary>
/// <remarks>
/// Our own, since it is one line: BouncyCastle prepares its curves for much more before it answers, and the platform multiplies the point.
/// </remarks>
internal sealed class CurveEquation
{
    private static readonly CurveEquation P256 = new(
        "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff",
        "5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b");

    private static readonly CurveEquation P384 = new(
        "fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffff",
        "b3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aef");

    private static readonly CurveEquation P521 = new(
        "01ff" + new string('f', 128),
        "0051953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00");

    private readonly BigInteger prime;
    private readonly BigInteger b;

    private CurveEquation(string prime, string b)
    {
        this.prime = Number(prime);
        this.b = Number(b);
    }

    /// <summary>Hexadecimal. The platform's own parser for it takes longer to get ready than the check of a point.</summary>
    private static BigInteger Number(string digits)
    {
        var octets = new byte[digits.Length / 2];
        for (var index = 0; index < octets.Length; index++)
            octets[index] = Convert.ToByte(digits.Substring(2 * index, 2), 16);
        return RsaFactors.Number(octets);
    }

    /// <summary>Whether <paramref name="point"/>, compressed or not and of the right length, encodes a point of the curve (SEC 1 §2.3.4).</summary>
    /// <param name="curve">OID of one of the three.</param>
    public static bool IsSatisfied(string curve, byte[] point) => (curve switch
    {
        Oids.P256 => P256,
        Oids.P384 => P384,
        Oids.P521 => P521,
        _ => throw new ArgumentOutOfRangeException(nameof(curve)),
    }).IsSatisfied(point);

    private bool IsSatisfied(byte[] point)
    {
        var isCompressed = point[0] != EcPublicKey.Uncompressed;
        var length = isCompressed ? point.Length - 1 : (point.Length - 1) / 2;
        var x = RsaFactors.Number(Part(point, 1, length));
        if (x >= prime)
            return false;
        var square = ((((x * x) - 3) * x) + b) % prime;
        if (isCompressed)
            return IsSquare(square);
        var y = RsaFactors.Number(Part(point, 1 + length, length));
        return y < prime && ((y * y) - square) % prime == 0;
    }

    /// <summary>Euler's criterion.</summary>
    private bool IsSquare(BigInteger number) => number.IsZero || BigInteger.ModPow(number + prime, (prime - 1) / 2, prime).IsOne;

    private static byte[] Part(byte[] octets, int start, int length)
    {
        var part = new byte[length];
        Array.Copy(octets, start, part, 0, length);
        return part;
    }
}
