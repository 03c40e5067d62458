using System.Numerics;
using MqttCertGate.Findings;

namespace MqttCertGate.Tests.Regressions;

public sealed class UnsoundKeyTests
{
    public static TheoryData<BigInteger, BigInteger, string> RsaKeys => new()
    {
        { (BigInteger.One << 16384) + 1, 65537, "The RSA-16385 public key is no key that can be used: the modulus has more than 16384 bits." },
        { TestSpki.OddModulus, (BigInteger.One << 64) + 1, "The RSA-4096 public key is no key that can be used: the exponent has more than 64 bits." },
        { TestSpki.OddModulus, (BigInteger.One << 256) + 1, "The RSA-4096 public key is no key that can be used: the exponent has more than 64 bits." },
    };

    [Theory]
    [MemberData(nameof(RsaKeys))]
    public void An_RSA_key_that_no_client_can_use_does_not_pass(BigInteger modulus, BigInteger exponent, string expected)
    {
        using var scenario = Scenario.Server(Scenario.Good.With(template => template with { RawSpki = TestSpki.Rsa(modulus, exponent) }));

        Assert.Equal([$"error: {expected}"], scenario.FindingsOf("MCG2024"));
        Assert.Empty(scenario.FindingsOf("MCG2009"));
    }

    [Fact]
    public void The_longest_numbers_that_clients_verify_with_are_evaluated()
    {
        using var scenario = Scenario.Server(Scenario.Good.With(template => template with
        {
            RawSpki = TestSpki.Rsa((BigInteger.One << 16383) + 1, (BigInteger.One << 63) + 1),
        }));

        Assert.Empty(scenario.FindingsOf("MCG2024"));
    }

    [Fact]
    public void A_point_off_its_curve_does_not_pass()
    {
        using var scenario = Scenario.Server(Scenario.Good.With(template => template with
        {
            RawSpki = TestSpki.OnCurve("1.2.840.10045.3.1.7", TestSpki.Secp256K1Generator),
        }));

        Assert.Equal(
            ["error: The point of the elliptic-curve key cannot be used: it is not on the curve; an uncompressed point of the curve is required."],
            scenario.FindingsOf("MCG2018"));
        Assert.Empty(scenario.FindingsOf("MCG2024"));
        Assert.Equal(Outcome.Failed, scenario.Check().OutcomeAt(Level.Error));
    }
}
