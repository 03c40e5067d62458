using MqttCertGate.TestPki;
using MqttCertGate.X509;

namespace MqttCertGate.Tests.X509;

public sealed class GeneralNameDecoderTests
{
    public static TheoryData<TestGeneralName, string, string> EveryKind => new()
    {
        { TestGeneralName.OtherName("1.2.3", [0x0c, 1, 0x61]), nameof(GeneralNameKind.OtherName), "06022a03a0030c0161" },
        { TestGeneralName.Email("ops@example"), nameof(GeneralNameKind.Rfc822Name), "ops@example" },
        { TestGeneralName.Dns("*.broker.example"), nameof(GeneralNameKind.DnsName), "*.broker.example" },
        { TestGeneralName.Dns(""), nameof(GeneralNameKind.DnsName), "" },
        { TestGeneralName.Raw(2, [0x61, 0, 0xe9]), nameof(GeneralNameKind.DnsName), "a\0é" },
        { TestGeneralName.Raw(3, [0x30, 0], constructed: true), nameof(GeneralNameKind.X400Address), "3000" },
        { TestGeneralName.DirectoryName(TestName.Cn("Device 7")), nameof(GeneralNameKind.DirectoryName), "CN=Device 7" },
        { TestGeneralName.Raw(5, [0xa1, 3, 0x0c, 1, 0x61], constructed: true), nameof(GeneralNameKind.EdiPartyName), "a1030c0161" },
        { TestGeneralName.Uri("mqtts://broker.example"), nameof(GeneralNameKind.UniformResourceIdentifier), "mqtts://broker.example" },
        { TestGeneralName.Ip("10.0.0.5"), nameof(GeneralNameKind.IpAddress), "10.0.0.5" },
        { TestGeneralName.Ip("2001:db8::1"), nameof(GeneralNameKind.IpAddress), "2001:db8::1" },
        { TestGeneralName.Raw(7, [10, 0, 0]), nameof(GeneralNameKind.IpAddress), "0a0000" },
        { TestGeneralName.RegisteredId("1.2.3.4"), nameof(GeneralNameKind.RegisteredId), "1.2.3.4" },
    };

    [Theory]
    [MemberData(nameof(EveryKind))]
    public void Reads_every_kind_of_name(TestGeneralName encoded, string kind, string text)
    {
        var name = Assert.Single(Decode(TestExtension.SubjectAlternativeName(encoded)).Value!.Names);

        Assert.Equal((kind, text), (name.Kind.ToString(), name.Text));
        Assert.Equal(encoded.Encoded[2..], name.Content);
    }

    [Fact]
    public void Keeps_the_order_of_names() => Assert.Equal(
        ["DNS a", "IP 10.0.0.5", "DNS b"],
        Decode(TestExtension.SubjectAlternativeName(TestGeneralName.Dns("a"), TestGeneralName.Ip("10.0.0.5"), TestGeneralName.Dns("b")))
            .Value!.Names.Select(name => name.ToString()));

    [Theory]
    [InlineData("3003" + "890161", "[9] was found in place of a name")]
    [InlineData("3003" + "020161", "INTEGER was found in place of a name")]
    [InlineData("3002" + "a200", "[2] was found in place of a name")]
    [InlineData("3002" + "8400", "[4] was found in place of a name")]
    [InlineData("3002" + "a400", "SEQUENCE is missing at the end")]
    [InlineData("3006" + "a404" + "30003000", "data follows where nothing may follow")]
    [InlineData("3006" + "a004" + "06022a03", "[0] is missing at the end")]
    [InlineData("3008" + "a006" + "06022a03" + "a000", "a value is missing at the end")]
    [InlineData("3003" + "880180", "an OBJECT IDENTIFIER ends inside an arc")]
    [InlineData("3004" + "a302" + "0501", "the length of the NULL runs past the end")]
    [InlineData("3003" + "820561", "the length of the [2] runs past the end")]
    public void Tells_what_is_wrong_with_a_name(string hex, string fault) => Assert.Equal(
        Extension<SubjectAlternativeName>.Malformed(fault, critical: false),
        Decode(new TestExtension(Oids.SubjectAlternativeName, critical: false, Convert.FromHexString(hex))));

    [Fact]
    public void Reads_a_list_without_names() => Assert.Empty(Decode(TestExtension.SubjectAlternativeName()).Value!.Names);

    private static Extension<SubjectAlternativeName> Decode(TestExtension extension) =>
        Pki.Root("Root").Server("a.example").With(extension).Decode().SubjectAlternativeName;
}
