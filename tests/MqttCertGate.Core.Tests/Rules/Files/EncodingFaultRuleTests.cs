using MqttCertGate.TestPki;

namespace MqttCertGate.Tests.Rules.Files;

public sealed class EncodingFaultRuleTests
{
    [Theory]
    [InlineData("public", "error")]
    [InlineData("private", "note")]
    public void A_default_that_is_written_out_weighs_more_in_a_public_certificate(string pki, string level)
    {
        var leaf = Scenario.Good.With(new TestExtension("2.5.29.19", critical: true, [0x30, 0x03, 0x01, 0x01, 0x00]));
        using var scenario = Scenario.Server(leaf, $"pki: {pki}");

        Assert.Equal([$"{level}: The encoding of the certificate is not DER: cA FALSE is written out."], scenario.FindingsOf("MCG1017"));
    }

    [Theory]
    [InlineData("public", "error")]
    [InlineData("private", "warning")]
    public void Bits_that_end_in_zeros_weigh_more_in_a_public_certificate(string pki, string level)
    {
        var leaf = Scenario.Good.With(new TestExtension("2.5.29.15", critical: true, [0x03, 0x02, 0x00, 0x80]));
        using var scenario = Scenario.Server(leaf, $"pki: {pki}");

        Assert.Equal([$"{level}: The encoding of the certificate is not DER: keyUsage ends in zero bits."], scenario.FindingsOf("MCG1018"));
    }

    [Fact]
    public void A_part_of_a_name_that_is_empty_is_not_der()
    {
        using var scenario = Scenario.Server(Scenario.Good.With(template => template with { Subject = TestName.OfRdns([[]]) }));

        Assert.Equal(
            ["error: The encoding of the certificate is not DER: a relative distinguished name is empty."], scenario.FindingsOf("MCG1016"));
    }

    [Theory]
    [InlineData("error", "CN holds '_', which no PrintableString can hold", StringKind.Printable, "mqtt_1")]
    [InlineData("error", "CN holds 'Ã', which no PrintableString can hold", StringKind.Printable, "MÃ¼nchen")]
    [InlineData("error", "CN holds 'é', which no IA5String can hold", StringKind.Ia5, "Café")]
    [InlineData("error", "CN holds the control character U+0000", StringKind.Utf8, "mqtt.example.com\0.example.net")]
    [InlineData("error", "CN holds the control character U+007F", StringKind.Teletex, "mqtt\u007f")]
    [InlineData("error", "CN holds bytes that are no UTF8String", StringKind.Utf8, "mqtt\ufffd")]
    [InlineData("note", "CN is UTF-8 that was taken for ISO 8859-1 and encoded once more", StringKind.Utf8, "MÃ¼nchen")]
    [InlineData("note", "CN is UTF-8 that was taken for ISO 8859-1 and encoded once more", StringKind.Utf8, "StraÃ\u009fe")]
    public void A_name_is_text_of_its_type(string level, string fault, StringKind kind, string text)
    {
        using var scenario = Scenario.Server(Scenario.Good.With(template => template with { Subject = TestName.Cn(text, kind) }));

        Assert.Equal([$"{level}: In a name of the certificate, {fault}; it must be plain text of its type."], scenario.FindingsOf("MCG1019"));
    }

    [Theory]
    [InlineData(StringKind.Utf8, "München Straße 東京 😀")]
    [InlineData(StringKind.Teletex, "München")]
    [InlineData(StringKind.Bmp, "München")]
    [InlineData(StringKind.Printable, "Az09 '()+,-./:=?")]
    [InlineData(StringKind.Ia5, "mqtt_1@example.com")]
    public void Text_of_its_type_is_no_fault(StringKind kind, string text)
    {
        using var scenario = Scenario.Server(Scenario.Good.With(template => template with { Subject = TestName.Cn(text, kind) }));

        Assert.Empty(scenario.FindingsOf("MCG1019"));
    }

    [Fact]
    public void Octets_that_are_no_text_are_a_fault_and_a_name_that_stands_twice_is_one()
    {
        var octets = Tlv.Encode(Tlv.SequenceTag, Tlv.Encode(Tlv.SetTag, Tlv.Encode(
            Tlv.SequenceTag, [Tlv.EncodeOid(TestName.CommonName), Tlv.Encode((byte)StringKind.Utf8, [0x41, 0xC3])])));
        using var scenario = Scenario.Server(Scenario.Good).File("root.pem", Scenario.Root.With(template => template with { Subject = new TestName(octets) }).Pem);

        Assert.Equal(
            ["error: In a name of the certificate, CN holds bytes that are no UTF8String; it must be plain text of its type."], scenario.FindingsOf("MCG1019"));
    }

    [Fact]
    public void Mail_addresses_and_uris_are_ascii()
    {
        using var scenario = Scenario.Server(Scenario.Good.With(TestExtension.SubjectAlternativeName(
            TestGeneralName.Dns("mqtt.example.com"), TestGeneralName.Email("é@example.com"), TestGeneralName.Uri("https://example.com/\0"))));

        Assert.Equal(
            [
                "error: In a name of the certificate, a URI holds the control character U+0000; it must be plain text of its type.",
                "error: In a name of the certificate, an rfc822Name holds 'é', which no IA5String can hold; it must be plain text of its type.",
            ],
            scenario.FindingsOf("MCG1019").Order(StringComparer.Ordinal));
    }
}
