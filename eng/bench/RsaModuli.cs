using System.Numerics;
using System.Security.Cryptography;

namespace MqttCertGate.Bench;

/// <summary>
/// Moduli for public keys nobody has to use, a hundred thousand in seconds: odd numbers without a small factor. Those of one sieve differ by less
/// than its length, and no factor is as small as that, so no two have one in common.
/// </summary>
internal sealed class RsaModuli
{
    private const int Length = 1 << 20;

    private readonly Dictionary<int, IEnumerator<byte[]>> bySize = [];

    /// <summary>The next modulus of <paramref name="bits"/> bits, big-endian.</summary>
    public byte[] Next(int bits)
    {
        if (!bySize.TryGetValue(bits, out var moduli))
            bySize.Add(bits, moduli = Sieve(bits).GetEnumerator());
        moduli.MoveNext();
        return moduli.Current;
    }

    private static IEnumerable<byte[]> Sieve(int bits)
    {
        var primes = PrimesBelow(Length);
        while (true)
        {
            var bytes = RandomNumberGenerator.GetBytes(bits / 8);
            bytes[0] |= 0xc0;
            var start = new BigInteger(bytes, isUnsigned: true, isBigEndian: true);
            var composite = new bool[Length];
            foreach (var prime in primes)
            {
                for (var offset = (int)((prime - (start % prime)) % prime); offset < Length; offset += prime)
                    composite[offset] = true;
            }

            for (var offset = 0; offset < Length; offset++)
            {
                if (!composite[offset])
                    yield return (start + offset).ToByteArray(isUnsigned: true, isBigEndian: true);
            }
        }
    }

    private static List<int> PrimesBelow(int limit)
    {
        var composite = new bool[limit];
        var primes = new List<int>();
        for (var number = 2; number < limit; number++)
        {
            if (composite[number])
                continue;
            primes.Add(number);
            for (var multiple = (long)number * number; multiple < limit; multiple += number)
                composite[multiple] = true;
        }

        return primes;
    }
}
