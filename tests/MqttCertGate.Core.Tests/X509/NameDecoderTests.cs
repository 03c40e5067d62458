using MqttCertGate.TestPki;
using MqttCertGate.X509;

namespace MqttCertGate.Tests.X509;

public sealed class NameDecoderTests
{
    private readonly List<EncodingFault> faults = [];

    [Theory]
    [InlineData(StringKind.Utf8, "Bröker 机 🙂")]
    [InlineData(StringKind.Printable, "broker.example")]
    [InlineData(StringKind.Ia5, "ops@example")]
    [InlineData(StringKind.Teletex, "Bröker")]
    [InlineData(StringKind.Bmp, "Bröker 机")]
    [InlineData(StringKind.Universal, "Bröker 🙂")]
    public void Reads_every_string_type(StringKind kind, string text)
    {
        var name = Read(TestName.Cn(text, kind).Encoded);

        Assert.Equal([new NameAttribute(Oids.CommonName, (int)kind, text, 0)], name.Attributes);
        Assert.Empty(faults);
    }

    [Theory]
    [InlineData(0x0c, "61ff62", "a\ufffdb")]
    [InlineData(0x1e, "006100", "a\ufffd")]
    [InlineData(0x1c, "00000061ffffffff", "a\ufffd")]
    [InlineData(0x13, "6100e9", "a\0é")]
    [InlineData(0x12, "3132", "12")]
    [InlineData(0x1a, "6162", "ab")]
    [InlineData(0x03, "00a0", "#030200a0")]
    [InlineData(0x30, "0500", "#30020500")]
    public void Keeps_what_is_not_text(int tag, string content, string text) =>
        Assert.Equal(text, Assert.Single(Read(WithValue(Tlv.Encode((byte)tag, Convert.FromHexString(content)))).Attributes).Value);

    [Fact]
    public void Numbers_the_relative_names()
    {
        var name = Read(TestName.OfRdns(
            [new TestNamePart("2.5.4.6", "CN", StringKind.Printable)],
            [new TestNamePart("2.5.4.3", "a"), new TestNamePart("2.5.4.10", "b")]).Encoded);

        Assert.Equal([("2.5.4.6", 0), ("2.5.4.3", 1), ("2.5.4.10", 1)], name.Attributes.Select(attribute => (attribute.Oid, attribute.Rdn)));
        Assert.Empty(faults);
    }

    [Fact]
    public void Notes_parts_that_are_not_in_order()
    {
        var name = Read(TestName.OfRdns([[new TestNamePart("2.5.4.10", "b"), new TestNamePart("2.5.4.3", "a")]]).Encoded);

        Assert.Equal(2, name.Attributes.Count);
        Assert.Equal([new(EncodingFaultKind.NotDer, "the parts of a relative distinguished name are not in order")], faults);
    }

    [Fact]
    public void Notes_a_relative_name_that_is_empty()
    {
        var name = Read(Convert.FromHexString("30023100"));

        Assert.True(name.IsEmpty);
        Assert.Equal([new(EncodingFaultKind.NotDer, "a relative distinguished name is empty")], faults);
    }

    [Fact]
    public void Keeps_the_encoding()
    {
        var encoded = TestName.Cn("a").Encoded;

        Assert.Equal(encoded, Read(encoded).Encoded);
    }

    [Theory]
    [InlineData("3102")]
    [InlineData("30043102" + "0500")]
    [InlineData("3009" + "3107" + "3005" + "0603" + "550403")]
    [InlineData("300d" + "310b" + "3009" + "0603550403" + "0500" + "0500")]
    [InlineData("300b" + "3109" + "3007" + "0603550403" + "0c01")]
    public void Refuses_what_is_not_a_name(string hex) => Assert.Throws<MalformedException>(() => Read(Convert.FromHexString(hex)));

    private DistinguishedName Read(byte[] encoded)
    {
        var reader = new DerReader(encoded, faults);
        return NameDecoder.Read(ref reader);
    }

    private static byte[] WithValue(byte[] value) =>
        Tlv.Encode(0x30, Tlv.Encode(0x31, Tlv.Encode(0x30, [Tlv.EncodeOid(Oids.CommonName), value])));
}
