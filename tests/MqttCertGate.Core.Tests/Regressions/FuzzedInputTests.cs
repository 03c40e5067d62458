using System.Runtime.ExceptionServices;
using System.Text;
using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
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

    /// <summary>Five megabytes of the first took 15 seconds: an exception for each letter.</summary>
    [Theory]
    [InlineData("M-")]
    [InlineData("M=")]
    [InlineData("MAAA====MAAA====.")]
    [InlineData("MIIEvgIBADANA.")]
    public void What_begins_like_a_key_and_is_none_throws_nothing(string beginning)
    {
        var text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(beginning, 100)));
        var (thread, thrown) = (Environment.CurrentManagedThreadId, 0);
        void Count(object? sender, FirstChanceExceptionEventArgs e) => thrown += Environment.CurrentManagedThreadId == thread ? 1 : 0;
        AppDomain.CurrentDomain.FirstChanceException += Count;
        try
        {
            Assert.Empty(ArtifactReader.Read("file.txt", SourceLocation.StartOf("file.txt"), text, FilePassword.None).PrivateKeys);
        }
        finally
        {
            AppDomain.CurrentDomain.FirstChanceException -= Count;
        }

        Assert.Equal(0, thrown);
    }

    /// <summary>More octets than BouncyCastle takes for an OBJECT IDENTIFIER.</summary>
    [Theory]
    [InlineData(4096)]
    [InlineData(4097)]
    [InlineData(900_000)]
    public void A_curve_with_a_name_of_thousands_of_octets_is_not_supported(int octets)
    {
        var curve = Tlv.Encode(0x06, [0x2A, .. Enumerable.Repeat((byte)1, octets - 1)]);
        var key = Tlv.Encode(Tlv.SequenceTag, [[0x02, 0x01, 0x01], Tlv.Encode(Tlv.OctetStringTag, [1]), Tlv.Encode(0xA0, curve)]);

        var refusal = Assert.Throws<MalformedException>(() => PrivateKeyReader.PublicKeyOf("EC PRIVATE KEY", key));
        Assert.EndsWith("is not supported", refusal.Message, StringComparison.Ordinal);
    }

    private static byte[] RsaKey() => Tlv.Encode(Tlv.SequenceTag, [[0x02, 0x01, 0x00], .. Enumerable.Repeat((byte[])[0x02, 0x01, 0x03], 8)]);
}
