using System.Numerics;
using MqttCertGate.X509;

namespace MqttCertGate.Tests.X509;

public sealed class RsaFactorsTests
{
    private const int Seed = 8017;
    private const int Moduli = 200;

    /// <summary>
    /// Of the moduli of one mean those are found whose root, rounded up, is 99 or fewer steps below it: up to the square of one number, and no longer
    /// at that square. An error of one in the root would show.
    /// </summary>
    [Fact]
    public void A_hundred_rounds_end_where_they_should()
    {
        var random = new Random(Seed);
        for (var modulus = 0; modulus < Moduli; modulus++)
        {
            var mean = Number(random, random.Next(64, 256));

            var beyond = HalfDifference(mean, mean - 100);

            Assert.True(FermatFinds(mean, HalfDifference(mean, mean - 99)), $"{mean}");
            Assert.True(FermatFinds(mean, beyond - 2), $"{mean}");
            Assert.False(FermatFinds(mean, beyond), $"{mean}");
        }
    }

    [Fact]
    public void The_square_of_a_number_is_found_and_the_product_of_two_next_to_each_other()
    {
        var random = new Random(Seed);
        for (var modulus = 0; modulus < Moduli; modulus++)
        {
            // Both products are odd: of an even one there is no key.
            var odd = Number(random, random.Next(64, 256)) | 1;

            Assert.True(FermatFinds(odd, 0), $"{odd}");
            Assert.True(FermatFinds(odd + 1, 1), $"{odd}");
        }
    }

    private static BigInteger Number(Random random, int octets)
    {
        var bytes = new byte[octets];
        random.NextBytes(bytes);
        bytes[0] |= 0x80;
        return new BigInteger(bytes, isUnsigned: true, isBigEndian: true);
    }

    /// <summary>The least for which mean² less its square is at most the square of <paramref name="root"/>, and the number is odd.</summary>
    private static BigInteger HalfDifference(BigInteger mean, BigInteger root)
    {
        var square = (mean * mean) - (root * root);
        var (low, high) = (BigInteger.Zero, mean);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = middle * middle >= square ? (low, middle) : (middle + 1, high);
        }

        return low.IsEven == mean.IsEven ? low + 1 : low;
    }

    private static bool FermatFinds(BigInteger mean, BigInteger halfDifference)
    {
        var modulus = ((mean * mean) - (halfDifference * halfDifference)).ToByteArray(isUnsigned: true, isBigEndian: true);
        return new RsaPublicKey([], new AlgorithmIdentifier(Oids.Rsa, [], []), modulus, [1, 0, 1]).Factors.AreClose;
    }
}
