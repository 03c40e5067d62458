using System.Numerics;
using MqttCertGate.TestPki;
using static MqttCertGate.Tests.Scenario;

namespace MqttCertGate.Tests.Rules.Keys;

public sealed class RsaKeyRuleTests
{
    /// <summary>Primes, as Mersenne found and others proved.</summary>
    private static readonly BigInteger Prime = (BigInteger.One << 2203) - 1;
    private static readonly BigInteger OtherPrime = (BigInteger.One << 2281) - 1;

    private static readonly BigInteger Modulus = Prime * OtherPrime;

    [Theory]
    [InlineData(2047, "public", "error: The RSA modulus has 2047 bits; a multiple of 8 is required.")]
    [InlineData(2049, "private", "warning: The RSA modulus has 2049 bits; a multiple of 8 is required.")]
    [InlineData(2048, "public", null)]
    [InlineData(2056, "public", null)]
    public void The_modulus_is_whole_octets(int bits, string pki, string? expected) =>
        AssertFindings("MCG2007", TestSpki.Rsa((BigInteger.One << (bits - 1)) + 1, 65537), expected, pki);

    public static TheoryData<BigInteger, string?> Exponents => new()
    {
        { -3, "error: The RSA key cannot be used: the exponent is not positive; an odd number of at least 3 is required." },
        { 0, "error: The RSA key cannot be used: the exponent is not positive; an odd number of at least 3 is required." },
        { 1, "error: The RSA key cannot be used: the exponent is 1; an odd number of at least 3 is required." },
        { 2, "error: The RSA key cannot be used: the exponent is even; an odd number of at least 3 is required." },
        { 3, "warning: The RSA exponent is outside the range from 2^16+1 to 2^256-1; 65537 is recommended." },
        { 65535, "warning: The RSA exponent is outside the range from 2^16+1 to 2^256-1; 65537 is recommended." },
        { 65536, "error: The RSA key cannot be used: the exponent is even; an odd number of at least 3 is required." },
        { 65537, null },
        { (BigInteger.One << 256) - 1, null },
        { (BigInteger.One << 256) + 1, "warning: The RSA exponent is outside the range from 2^16+1 to 2^256-1; 65537 is recommended." },
    };

    [Theory]
    [MemberData(nameof(Exponents))]
    public void The_exponent_is_odd_and_in_its_range(BigInteger exponent, string? expected) =>
        AssertFindings("MCG2009", TestSpki.Rsa(Prime * ((BigInteger.One << 521) - 1), exponent), expected);

    public static TheoryData<BigInteger, string?> Moduli => new()
    {
        { -5, "error: The RSA key cannot be used: the modulus is not positive; a product of two large primes is required." },
        { 0, "error: The RSA key cannot be used: the modulus is not positive; a product of two large primes is required." },
        { 6 * Prime, "error: The RSA key cannot be used: the modulus is even; a product of two large primes is required." },
        { 3 * 751 * Prime, "error: The RSA modulus is divisible by 3; a product of two large primes is required." },
        { 751 * Prime, "error: The RSA modulus is divisible by 751; a product of two large primes is required." },
        { 757 * Prime, null },
        { Modulus, null },
    };

    [Theory]
    [MemberData(nameof(Moduli))]
    public void The_modulus_has_no_small_factor(BigInteger modulus, string? expected) => AssertFindings("MCG2010", TestSpki.Rsa(modulus, 65537), expected);

    /// <summary>Products of two numbers whose mean is that many steps above the root of the product, the first one beyond included.</summary>
    [Theory]
    [InlineData(0, true)]
    [InlineData(99_500, true)]
    [InlineData(100_500, false)]
    public void Primes_so_close_that_a_hundred_rounds_find_them_are_an_error(int thousandthsOfSteps, bool isFound)
    {
        // Where the mean is 2t², half of a difference of 2t·√steps is that many steps from the root.
        var t = (BigInteger)13 << 508;
        var difference = t * 2 * (int)Math.Round(1000 * Math.Sqrt(thousandthsOfSteps / 1000.0)) / 1000;
        var mean = 2 * t * t + (difference.IsEven ? 1 : 0);

        AssertFindings(
            "MCG2011", TestSpki.Rsa((mean * mean) - (difference * difference), 65537),
            isFound ? "error: The RSA modulus was factored within 100 rounds of Fermat's method; primes far apart are required." : null);
    }

    [Fact]
    public void The_keys_of_a_sound_generator_are_sound()
    {
        foreach (var key in new[] { TestKey.Rsa2048A, TestKey.Rsa3072, TestKey.Rsa4096 })
        {
            foreach (var rule in new[] { "MCG2007", "MCG2009", "MCG2010", "MCG2011", "MCG2020", "MCG2021", "MCG2024" })
                AssertFindings(rule, key.Spki, expected: null);
        }
    }

    [Fact]
    public void An_anchor_s_key_is_judged_too()
    {
        using var scenario = Server(Good).File("root.pem", Root.With(template => template with { RawSpki = TestSpki.Rsa(3 * Prime, 65537) }).Pem);

        Assert.Equal(["error: The RSA modulus is divisible by 3; a product of two large primes is required."], scenario.FindingsOf("MCG2010"));
    }

    [Theory]
    [InlineData("public", false, "error: The parameters of rsaEncryption are absent; NULL is required.")]
    [InlineData("private", false, "warning: The parameters of rsaEncryption are absent; NULL is required.")]
    [InlineData("private", true, "warning: The parameters of rsaEncryption are not NULL; NULL is required.")]
    public void The_parameters_of_rsaEncryption_are_NULL(string pki, bool hasParameters, string expected)
    {
        var spki = TestSpki.Rsa(Modulus, 65537, parameters: writer =>
        {
            if (hasParameters)
                writer.WriteInteger(1);
        });

        AssertFindings("MCG2020", spki, expected, pki);
        AssertFindings("MCG2024", spki, expected: null, pki);
    }

    [Theory]
    [InlineData("public", "error")]
    [InlineData("private", "warning")]
    public void A_key_for_PSS_alone_is_no_ordinary_key(string pki, string level)
    {
        var spki = TestSpki.Rsa((BigInteger.One << 1023) + 1, 65537, "1.2.840.113549.1.1.10", _ => { });

        AssertFindings("MCG2021", spki, $"{level}: The algorithm of the key is id-RSASSA-PSS; rsaEncryption is required.", pki);
        AssertFindings("MCG2006", spki, "error: The RSA modulus has 1024 bits; at least 2048 are required.", pki);
        AssertFindings("MCG2020", spki, expected: null, pki);
        AssertFindings("MCG2024", spki, expected: null, pki);
    }

    [Fact]
    public void What_a_key_for_PSS_alone_signed_is_not_evaluated()
    {
        var issuer = Root.Intermediate("PSS CA").With(TestKey.Rsa2048A);
        var authority = issuer.With(template => template with
        {
            RawSpki = TestSpki.Of("1.2.840.113549.1.1.10", Org.BouncyCastle.Asn1.X509.SubjectPublicKeyInfo.GetInstance(TestKey.Rsa2048A.Spki).PublicKey.GetBytes()),
        });
        using var scenario = Of(Pem.Chain(issuer.Server("mqtt.example.com"), authority));

        Assert.Contains(scenario.FindingsOf("MCG0003"), line => line.EndsWith("with a key of type RSASSA-PSS-2048 is not supported.", StringComparison.Ordinal));
    }

    private static void AssertFindings(string rule, byte[] spki, string? expected, string pki = "private")
    {
        using var scenario = Server(Good.With(template => template with { RawSpki = spki }), $"domains: [mqtt.example.com]\npki: {pki}");

        Assert.Equal(expected is null ? [] : [expected], scenario.FindingsOf(rule));
    }
}
