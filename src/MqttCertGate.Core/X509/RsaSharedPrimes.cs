using System.Numerics;

namespace MqttCertGate.X509;

/// <summary>
/// Finds moduli that have a prime in common (D. J. Bernstein, "How to find smooth parts of integers"): the product of all, modulo the square of
/// each, shows what each has in common with the others, and a tree of products makes that much faster than comparing pairs.
/// </summary>
internal static class RsaSharedPrimes
{
    /// <summary>For each of the distinct <paramref name="moduli"/> that shares a prime, its position and that of another that does.</summary>
    public static IEnumerable<(int Index, int Other)> Find(IReadOnlyList<BigInteger> moduli)
    {
        var shared = Enumerable.Range(0, moduli.Count).Zip(CommonFactors(moduli), (index, factor) => (index, factor))
            .Where(pair => !pair.factor.IsOne).Select(pair => pair.index).ToList();
        return
            from index in shared
            select (index, shared.First(other => other != index && !BigInteger.GreatestCommonDivisor(moduli[index], moduli[other]).IsOne));
    }

    private static IEnumerable<BigInteger> CommonFactors(IReadOnlyList<BigInteger> moduli)
    {
        var levels = new List<IReadOnlyList<BigInteger>> { moduli };
        while (levels[levels.Count - 1].Count > 1)
            levels.Add(ProductsOfPairs(levels[levels.Count - 1]));

        var remainders = levels[levels.Count - 1];
        for (var level = levels.Count - 2; level >= 0; level--)
        {
            var above = remainders;
            remainders = [.. levels[level].Select((product, index) => above[index / 2] % (product * product))];
        }

        return moduli.Zip(remainders, (modulus, remainder) => BigInteger.GreatestCommonDivisor(remainder / modulus, modulus));
    }

    private static List<BigInteger> ProductsOfPairs(IReadOnlyList<BigInteger> numbers)
    {
        var products = new List<BigInteger>((numbers.Count + 1) / 2);
        for (var index = 0; index < numbers.Count; index += 2)
            products.Add(index + 1 < numbers.Count ? numbers[index] * numbers[index + 1] : numbers[index]);
        return products;
    }
}
