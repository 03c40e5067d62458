using MqttCertGate.TestPki;
using MqttCertGate.X509;

namespace MqttCertGate.Tests.X509;

public sealed class DerReaderTests
{
    [Theory]
    [InlineData("", "SEQUENCE is missing at the end")]
    [InlineData("30", "the SEQUENCE has no length")]
    [InlineData("3080", "the length of the SEQUENCE is indefinite")]
    [InlineData("3001", "the length of the SEQUENCE runs past the end")]
    [InlineData("30817f", "the length of the SEQUENCE is not minimal")]
    [InlineData("3082008000", "the length of the SEQUENCE is not minimal")]
    [InlineData("308180", "the length of the SEQUENCE runs past the end")]
    [InlineData("3082ff", "the length of the SEQUENCE runs past the end")]
    [InlineData("3084ffffffff", "the length of the SEQUENCE runs past the end")]
    [InlineData("30850100000000", "the length of the SEQUENCE runs past the end")]
    [InlineData("020100", "SEQUENCE was expected, and INTEGER found")]
    [InlineData("3100", "SEQUENCE was expected, and SET found")]
    [InlineData("a100", "SEQUENCE was expected, and [1] found")]
    [InlineData("2400", "SEQUENCE was expected, and tag 0x24 found")]
    public void Refuses_a_header_that_is_not_DER(string hex, string fault) =>
        Refuses(hex, fault, (ref DerReader reader) => reader.ReadSequence());

    [Fact]
    public void Reads_a_length_of_two_octets()
    {
        var reader = Over("3081" + "80" + new string('0', 256) + "05");

        Assert.True(reader.ReadSequence().HasData);
        Assert.Equal(131, reader.Position);
        Assert.True(reader.HasData);
        Assert.Equal("data follows where nothing may follow", Assert.Throws<MalformedException>(() => reader.ReadEnd()).Message);
    }

    [Fact]
    public void Decodes_the_same_octets_once()
    {
        var recent = new Recent<string>(longest: 16);
        var reads = 0;

        for (var round = 1; round <= 3; round++)
        {
            var reader = Over("3003020101" + "3003020102" + "05");
            Assert.Equal("01", reader.ReadOnce(recent, Integer));
            Assert.Equal("02", reader.ReadOnce(recent, Integer));
            Assert.Equal(10, reader.Position);
            Assert.Equal(2, reads);
        }

        string Integer(ref DerReader reader)
        {
            reads++;
            return Convert.ToHexString(reader.ReadSequence().ReadInteger());
        }
    }

    [Fact]
    public void Decodes_what_has_a_fault_each_time()
    {
        var recent = new Recent<string>(longest: 16);
        for (var round = 1; round <= 2; round++)
        {
            var faults = new List<EncodingFault>();
            var reader = new DerReader(Convert.FromHexString("3003010100"), faults);

            Assert.Equal("no", reader.ReadOnce(recent, Flag));
            Assert.Equal([new EncodingFault(EncodingFaultKind.DefaultEncoded, "it FALSE is written out")], faults);
        }

        static string Flag(ref DerReader reader) => reader.ReadSequence().ReadFlag("it") ? "yes" : "no";
    }

    // Else what was read before would decide, and that is another certificate's.
    [Theory]
    [InlineData(27, 0, 3, true)]
    [InlineData(27, 3, 0, true)]
    [InlineData(28, 0, 3, false)]
    [InlineData(28, 3, 0, false)]
    public void How_deep_it_stands_does_not_count_for_what_is_decoded_once(int nested, int firstDepth, int secondDepth, bool isRead)
    {
        var recent = new Recent<string>(longest: 96);

        foreach (var depth in new[] { firstDepth, secondDepth })
        {
            var reader = new DerReader(Nested(nested + depth), []);
            for (var above = 0; above < depth; above++)
                reader = reader.ReadSequence();

            var fault = Record.Exception(() => reader.ReadOnce(recent, (ref DerReader once) => Convert.ToHexString(once.ReadElement())));

            Assert.Equal(isRead, fault is null);
        }

        static byte[] Nested(int count) => count == 0 ? [] : Tlv.Encode(Tlv.SequenceTag, Nested(count - 1));
    }

    [Theory]
    [InlineData("", "SEQUENCE is missing at the end")]
    [InlineData("3001", "the length of the SEQUENCE runs past the end")]
    [InlineData("020100", "SEQUENCE was expected, and INTEGER found")]
    [InlineData("30030200", "the length of the SEQUENCE runs past the end")]
    [InlineData("30020200", "an INTEGER is empty")]
    public void Refuses_what_it_would_decode_once_as_it_refuses_it_else(string hex, string fault) => Refuses(
        hex, fault, (ref DerReader reader) => reader.ReadOnce(
            new Recent<string>(longest: 16), (ref DerReader once) => Convert.ToHexString(once.ReadSequence().ReadInteger())));

    [Theory]
    [InlineData("0200", "an INTEGER is empty")]
    [InlineData("02020001", "an INTEGER is not minimal")]
    [InlineData("0202ff80", "an INTEGER is not minimal")]
    public void Refuses_an_integer_that_is_not_DER(string hex, string fault) =>
        Refuses(hex, fault, (ref DerReader reader) => reader.ReadInteger());

    [Theory]
    [InlineData("020100", "00")]
    [InlineData("0201fb", "FB")]
    [InlineData("02020080", "0080")]
    [InlineData("0202ff7f", "FF7F")]
    public void Keeps_the_sign_of_an_integer(string hex, string content) =>
        Assert.Equal(content, Convert.ToHexString(Over(hex).ReadInteger()));

    [Theory]
    [InlineData("020100", 0)]
    [InlineData("0203012345", 0x012345)]
    [InlineData("02047fffffff", int.MaxValue)]
    [InlineData("02050080000000", int.MaxValue)]
    [InlineData("0209010000000000000000", int.MaxValue)]
    public void Counts_as_far_as_an_int_goes(string hex, int count) => Assert.Equal(count, Over(hex).ReadCount());

    [Fact]
    public void Refuses_a_negative_count() =>
        Refuses("0201ff", "an INTEGER is negative", (ref DerReader reader) => reader.ReadCount());

    [Theory]
    [InlineData("010101")]
    [InlineData("0100")]
    [InlineData("0102ffff")]
    public void Refuses_a_boolean_that_is_neither_00_nor_FF(string hex) =>
        Refuses(hex, "a BOOLEAN is neither 00 nor FF", (ref DerReader reader) => reader.ReadFlag("cA"));

    [Theory]
    [InlineData("0101ff", true, null)]
    [InlineData("", false, null)]
    [InlineData("010100", false, "cA FALSE is written out")]
    public void Notes_a_default_that_is_written_out(string hex, bool flag, string? fault)
    {
        var faults = new List<EncodingFault>();
        var reader = new DerReader(Convert.FromHexString(hex), faults);

        Assert.Equal(flag, reader.ReadFlag("cA"));
        Assert.Equal(fault is null ? [] : [new EncodingFault(EncodingFaultKind.DefaultEncoded, fault)], faults);
    }

    [Theory]
    [InlineData("0300", "a BIT STRING is empty")]
    [InlineData("03020800", "a BIT STRING has a wrong number of unused bits")]
    [InlineData("030101", "a BIT STRING has a wrong number of unused bits")]
    [InlineData("03020401", "the unused bits of a BIT STRING are not zero")]
    [InlineData("230403020080", "BIT STRING was expected, and tag 0x23 found")]
    public void Refuses_a_bit_string_that_is_not_DER(string hex, string fault) =>
        Refuses(hex, fault, (ref DerReader reader) => reader.ReadBitString(out _));

    [Fact]
    public void Tells_how_many_bits_are_unused()
    {
        Assert.Equal([0xa0], Over("030205a0").ReadBitString(out var unusedBits));
        Assert.Equal(5, unusedBits);
        Assert.Empty(Over("030100").ReadBitString(out unusedBits));
        Assert.Equal(0, unusedBits);
    }

    [Fact]
    public void Wants_whole_octets_where_a_bit_string_holds_a_value() =>
        Refuses("030201fe", "a BIT STRING does not end at a byte", (ref DerReader reader) => reader.ReadBitStringOctets());

    [Theory]
    [InlineData("0600", "an OBJECT IDENTIFIER is empty")]
    [InlineData("06022a86", "an OBJECT IDENTIFIER ends inside an arc")]
    [InlineData("06032a8001", "an arc of an OBJECT IDENTIFIER is not minimal")]
    [InlineData("0615" + "69" + "8180808080808080808080808080808080808000", "an arc of an OBJECT IDENTIFIER has more than 19 bytes")]
    public void Refuses_an_oid_that_is_not_DER(string hex, string fault) =>
        Refuses(hex, fault, (ref DerReader reader) => reader.ReadOid());

    [Theory]
    [InlineData("060100", "0.0")]
    [InlineData("060127", "0.39")]
    [InlineData("060128", "1.0")]
    [InlineData("06014f", "1.39")]
    [InlineData("060150", "2.0")]
    [InlineData("0602" + "8837", "2.999")]
    [InlineData("06092a864886f70d010101", "1.2.840.113549.1.1.1")]
    [InlineData("060a" + "69" + "ffffffffffffffff7f", "2.25.9223372036854775807")]
    [InlineData("060b" + "69" + "81808080808080808000", "2.25.9223372036854775808")]
    [InlineData("060b" + "69" + "82808080808080808000", "2.25.18446744073709551616")]
    [InlineData("0614" + "69" + "83ffffffffffffffffffffffffffffffffff7f", "2.25.340282366920938463463374607431768211455")]
    public void Writes_oids_as_dotted_decimal(string hex, string text) => Assert.Equal(text, Over(hex).ReadOid());

    [Theory]
    [InlineData("0500")]
    [InlineData("3006a00430020500")]
    [InlineData("3100")]
    [InlineData("8101ff")]
    public void Steps_over_any_element(string hex) => Assert.Equal(hex, Convert.ToHexStringLower(Over(hex).ReadElement()));

    [Theory]
    [InlineData("", "a value is missing at the end")]
    [InlineData("3002a001", "the length of the [0] runs past the end")]
    [InlineData("1f8101" + "00", "a tag number is above 30")]
    [InlineData("2404040100", "tag 0x24 is not DER")]
    [InlineData("1000", "tag 0x10 is not DER")]
    [InlineData("3080" + "0000", "the length of the SEQUENCE is indefinite")]
    public void Checks_the_inside_of_what_it_steps_over(string hex, string fault) =>
        Refuses(hex, fault, (ref DerReader reader) => reader.SkipElement());

    [Theory]
    [InlineData(30, null)]
    [InlineData(31, "more than 30 elements are nested")]
    public void Bounds_how_deep_elements_nest(int depth, string? fault)
    {
        var der = Enumerable.Range(0, depth).Aggregate(Array.Empty<byte>(), (inside, _) => [0x30, (byte)inside.Length, .. inside]);
        var thrown = Record.Exception(() => new DerReader(der, []).SkipElement());

        Assert.Equal(fault, thrown?.Message);
        Assert.True(thrown is null or MalformedException);
    }

    private delegate void Read(ref DerReader reader);

    private static DerReader Over(string hex) => new(Convert.FromHexString(hex), []);

    private static void Refuses(string hex, string fault, Read read)
    {
        var reader = Over(hex);
        Assert.Equal(fault, Assert.Throws<MalformedException>(() => read(ref reader)).Message);
    }
}
