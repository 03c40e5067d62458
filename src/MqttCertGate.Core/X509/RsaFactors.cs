using System.Numerics;

namespace MqttCertGate.X509;

/// <summary>What anybody finds at once of the factors of an RSA modulus.</summary>
/// <param name="Small">The smallest odd prime factor below 752; null where there is none.</param>
/// <param name="AreClose">Whether the two primes are so close that Fermat's method finds them.</param>
internal sealed record RsaFactors(int? Small, bool AreClose)
{
    // NIST SP 800-89 §5.3.3: a modulus has no factor smaller than 752.
    private const int SmallBound = 752;

    // CA/B Forum TLS Baseline Requirements §6.1.1.3.
    private const int FermatRounds = 100;

    // A double holds integers of so many bits.
    private const int DoubleBits = 53;

    // A number that is a square modulo all of these is one, but for one of a hundred (H. Cohen, A Course in Computational Algebraic Number Theory, §1.7.2).
    private const int AllModuli = 64 * 63 * 65 * 11;
    private static readonly bool[][] Squares = [SquaresModulo(64), SquaresModulo(63), SquaresModulo(65), SquaresModulo(11)];
    private static readonly BigInteger SmallProduct = ProductOfSmallPrimes();

    /// <summary>The number whose octets stand most significant first.</summary>
    public static BigInteger Number(byte[] magnitude)
    {
        var littleEndian = new byte[magnitude.Length + 1];
        for (var index = 0; index < magnitude.Length; index++)
            littleEndian[index] = magnitude[magnitude.Length - 1 - index];
        return new BigInteger(littleEndian);
    }

    /// <summary>None are looked for in a key that cannot be used anyhow: its modulus may have any length.</summary>
    public static RsaFactors Of(RsaPublicKey key)
    {
        if (key.Faults.Count > 0)
            return new RsaFactors(Small: null, AreClose: false);
        var modulus = Number(key.Modulus);
        return new RsaFactors(SmallFactor(modulus), FermatFinds(modulus));
    }

    private static int? SmallFactor(BigInteger modulus)
    {
        var common = BigInteger.GreatestCommonDivisor(modulus % SmallProduct, SmallProduct);
        if (common.IsOne)
            return null;
        var prime = 3;
        while (!(common % prime).IsZero)
            prime += 2;
        return prime;
    }

    /// <summary>
    /// The mean of two primes that are close is one of the numbers next to the root of their product, and its square less the product is a square.
    /// Only numbers that may be squares by their residues are looked at.
    /// </summary>
    private static bool FermatFinds(BigInteger modulus)
    {
        var first = Root(modulus, out var rest) + (rest.IsZero ? 0 : 1);
        var (residue, mean) = ((long)(modulus % AllModuli), (long)(first % AllModuli));
        for (var round = 0; round < FermatRounds; round++, mean++)
        {
            if (MayBeSquare(((mean * mean) - residue) % AllModuli) && IsSquare(BigInteger.Pow(first + round, 2) - modulus))
                return true;
        }

        return false;
    }

    private static bool MayBeSquare(long residue)
    {
        foreach (var squares in Squares)
        {
            if (!squares[(int)((residue + AllModuli) % squares.Length)])
                return false;
        }

        return true;
    }

    private static bool IsSquare(BigInteger number)
    {
        Root(number, out var rest);
        return rest.IsZero;
    }

    /// <summary>
    /// The whole part of the square root: that of the leading half of the bits is right in its leading half, and one step of Newton's method doubles
    /// that.
    /// </summary>
    /// <param name="rest">What the number is more than the square of its root.</param>
    private static BigInteger Root(BigInteger number, out BigInteger rest) => Root(number, number.ToByteArray().Length * 8, out rest);

    /// <param name="bits">As many as the number has, or up to eight more.</param>
    private static BigInteger Root(BigInteger number, int bits, out BigInteger rest)
    {
        BigInteger root;
        if (bits <= DoubleBits)
        {
            root = (BigInteger)Math.Sqrt((double)number);
        }
        else
        {
            // Even, so that the root of what is cut off is a power of two; a few bits more than half stay, so that the step errs by one at most.
            var cut = ((bits / 2) - 8) & ~1;
            root = (Root(number >> cut, bits - cut, out _) + 1) << (cut / 2);
            root = (root + (number / root)) >> 1;
        }

        // Either of the two may be one too many.
        rest = number - (root * root);
        while (rest.Sign < 0)
        {
            rest += (2 * root) - 1;
            root--;
        }

        return root;
    }

    private static BigInteger ProductOfSmallPrimes()
    {
        var product = BigInteger.One;
        for (var number = 3; number < SmallBound; number += 2)
        {
            // What has a factor that is in the product already is no prime.
            if (BigInteger.GreatestCommonDivisor(product, number).IsOne)
                product *= number;
        }

        return product;
    }

    private static bool[] SquaresModulo(int modulus)
    {
        var squares = new bool[modulus];
        for (var number = 0; number < modulus; number++)
            squares[number * number % modulus] = true;
        return squares;
    }
}
