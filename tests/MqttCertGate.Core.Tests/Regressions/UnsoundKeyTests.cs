using System.Formats.Asn1;
using System.Numerics;
using MqttCertGate.Findings;

namespace MqttCertGate.Tests.Regressions;

public sealed class UnsoundKeyTests
{
    private static readonly BigInteger Odd = (BigInteger.One << 4095) + 1;

    public static TheoryData<BigInteger, BigInteger, string> RsaKeys => new()
    {
        { Odd, 1, "The RSA-4096 public key is no key that can be used: the exponent is 1." },
        { Odd, 65536, "The RSA-4096 public key is no key that can be used: the exponent is even." },
        { Odd + 1, 65537, "The RSA-4096 public key is no key that can be used: the modulus is even." },
        { (BigInteger.One << 16384) + 1, 65537, "The RSA-16385 public key is no key that can be used: the modulus has more than 16384 bits." },
        { Odd, (BigInteger.One << 64) + 1, "The RSA-4096 public key is no key that can be used: the exponent has more than 64 bits." },
    };

    [Theory]
    [MemberData(nameof(RsaKeys))]
    public void An_RSA_key_that_no_client_can_use_does_not_pass(BigInteger modulus, BigInteger exponent, string expected)
    {
        using var scenario = Scenario.Server(Scenario.Good.With(template => template with { RawSpki = Rsa(modulus, exponent) }));

        Assert.Equal([$"error: {expected}"], scenario.FindingsOf("MCG2024"));
    }

    [Fact]
    public void A_point_off_its_curve_does_not_pass()
    {
        using var scenario = Scenario.Server(Scenario.Good.With(template => template with
        {
            RawSpki = TestSpki.OnCurve("1.2.840.10045.3.1.7", TestSpki.Secp256K1Generator),
        }));

        Assert.Equal(["error: The P-256 public key is no key that can be used: the point is not on the curve."], scenario.FindingsOf("MCG2024"));
        Assert.Equal(Outcome.Failed, scenario.Check().OutcomeAt(Level.Error));
    }

    private static byte[] Rsa(BigInteger modulus, BigInteger exponent)
    {
        var key = new AsnWriter(AsnEncodingRules.DER);
        using (key.PushSequence())
        {
            key.WriteInteger(modulus);
            key.WriteInteger(exponent);
        }

        var spki = new AsnWriter(AsnEncodingRules.DER);
        using (spki.PushSequence())
        {
            using (spki.PushSequence())
            {
                spki.WriteObjectIdentifier("1.2.840.113549.1.1.1");
                spki.WriteNull();
            }

            spki.WriteBitString(key.Encode());
        }

        return spki.Encode();
    }
}
