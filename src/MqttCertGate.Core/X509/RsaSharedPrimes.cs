using System.Numerics;

namespace MqttCertGate.X509;

/// <summary>
/// Finds moduli that have a prime in common (D. J. Bernstein, "How to find smooth parts of integers"): the product of all, modulo the square of
/// each, shows what each has in common with the others, and a tree of products makes that much faster than comparing pairs.
/// </summary>
internal static class RsaSharedPrimes
{
    /// <summary>For each of the distinct moduli, most significant octet first, that shares a prime, its position and that of another that does.</summary>
    public static IEnumerable<(int Index, int Other)> Find(IReadOnlyCollection<byte[]> octets)
    {
        if (octets.Count < 2)
            yield break;

        BigInteger[] moduli = [.. octets.Select(RsaFactors.Number)];
        var remainders = Remainders(moduli);
        for (var index = 0; index < moduli.Length; index++)
        {
            if (HaveCommonFactor(remainders[index] / moduli[index], moduli[index]))
                yield return (index, OtherOf(moduli, index));
        }
    }

    private static int OtherOf(BigInteger[] moduli, int index)
    {
        var other = 0;
        while (other == index || !HaveCommonFactor(moduli[index], moduli[other]))
            other++;
        return other;
    }

    private static bool HaveCommonFactor(BigInteger one, BigInteger other) => !BigInteger.GreatestCommonDivisor(one, other).IsOne;

    /// <summary>The product of all, modulo the square of each.</summary>
    private static BigInteger[] Remainders(BigInteger[] numbers)
    {
        if (numbers.Length == 1)
            return numbers;
        var above = Remainders(ProductsOfPairs(numbers));
        var remainders = new BigInteger[numbers.Length];
        for (var index = 0; index < numbers.Length; index++)
            remainders[index] = above[index / 2] % (numbers[index] * numbers[index]);
        return remainders;
    }

    private static BigInteger[] ProductsOfPairs(BigInteger[] numbers)
    {
        var products = new BigInteger[(numbers.Length + 1) / 2];
        for (var index = 0; index < numbers.Length; index += 2)
            products[index / 2] = index + 1 < numbers.Length ? numbers[index] * numbers[index + 1] : numbers[index];
        return products;
    }
}
