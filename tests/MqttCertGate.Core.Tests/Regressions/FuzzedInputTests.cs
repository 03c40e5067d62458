using MqttCertGate.TestPki;
using MqttCertGate.X509;

namespace MqttCertGate.Tests.Regressions;

/// <summary>What the fuzzer of eng/fuzz has found.</summary>
public sealed class FuzzedInputTests
{
    /// <summary>An empty INTEGER, and an OBJECT IDENTIFIER that ends inside an arc: both are elements as far as lengths go.</summary>
    [Theory]
    [InlineData("1.3.101.112", new byte[] { 0x02, 0x00 })]
    [InlineData("1.3.101.112", new byte[] { 0x06, 0x01, 0x80 })]
    [InlineData("1.2.840.113549.1.1.10", new byte[] { 0x02, 0x00 })]
    public void Damaged_parameters_of_a_private_key_are_no_crash(string algorithm, byte[] parameters)
    {
        var key = algorithm == "1.3.101.112" ? Tlv.Encode(Tlv.OctetStringTag, new byte[32]) : RsaKey();
        var info = Tlv.Encode(Tlv.SequenceTag,
            [[0x02, 0x01, 0x00], Tlv.Encode(Tlv.SequenceTag, [Tlv.EncodeOid(algorithm), parameters]), Tlv.Encode(Tlv.OctetStringTag, key)]);

        // Those of RSASSA-PSS are compared with a certificate's, and not read.
        Assert.True(Record.Exception(() => PrivateKeyReader.PublicKeyOf("PRIVATE KEY", info)) is null or MalformedException);
    }

    private static byte[] RsaKey() => Tlv.Encode(Tlv.SequenceTag, [[0x02, 0x01, 0x00], .. Enumerable.Repeat((byte[])[0x02, 0x01, 0x03], 8)]);
}
