namespace MqttCertGate.Tests;

public sealed class Sha256Tests
{
    /// <summary>The one-block example that NIST gives for FIPS 180-4.</summary>
    private const string Abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    [Fact]
    public void Is_printed_in_lower_case_hexadecimal() => Assert.Equal(Abc, Sha256.Of("abc"u8.ToArray()).ToString());

    [Fact]
    public void Of_the_same_octets_is_the_same()
    {
        var (one, other) = (Sha256.Of("abc"u8.ToArray()), new Sha256(Convert.FromHexString(Abc)));

        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
    }

    [Fact]
    public void Each_octet_counts()
    {
        var octets = Convert.FromHexString(Abc);
        for (var index = 0; index < octets.Length; index++)
        {
            var changed = octets.ToArray();
            changed[index] ^= 1;

            Assert.NotEqual(new Sha256(octets), new Sha256(changed));
        }
    }

    [Fact]
    public void Is_sorted_as_its_text_is()
    {
        var digests = Enumerable.Range(0, 256).Select(number => Sha256.Of([(byte)number])).ToArray();

        Assert.Equal(digests.Select(digest => digest.ToString()).Order(StringComparer.Ordinal), digests.Order().Select(digest => digest.ToString()));
    }
}
