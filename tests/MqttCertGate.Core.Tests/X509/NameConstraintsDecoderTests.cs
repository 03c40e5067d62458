using MqttCertGate.TestPki;
using MqttCertGate.X509;

namespace MqttCertGate.Tests.X509;

public sealed class NameConstraintsDecoderTests
{
    private static readonly TestCertificate Ca = Pki.Root("root");

    [Fact]
    public void Reads_subtrees_of_every_kind()
    {
        var name = TestName.Of(new TestNamePart(TestName.Organization, "Example"));
        TestGeneralName[] permitted =
        [
            TestGeneralName.OtherName("1.2.3", [0x05, 0x00]), TestGeneralName.Email(".example.com"), TestGeneralName.Dns("example.com"),
            TestGeneralName.Raw(3, [], constructed: true), TestGeneralName.DirectoryName(name), TestGeneralName.Raw(5, [], constructed: true),
            TestGeneralName.Uri("example.com"), TestGeneralName.Network("10.0.0.0/255.128.0.0"), TestGeneralName.RegisteredId("1.2.3"),
        ];

        var constraints = Ca.With(TestExtension.NameConstraints(permitted, [TestGeneralName.Network("2001:db8::/ffff:ffff::")])).Decode().NameConstraints.Value!;

        Assert.Equal(Enum.GetValues<GeneralNameKind>(), constraints.Permitted.Select(subtree => subtree.Kind));
        Assert.Equal("email .example.com", constraints.Permitted[1].ToString());
        Assert.Equal("directoryName O=Example", constraints.Permitted[4].ToString());
        Assert.Equal(name.Encoded, constraints.Permitted[4].DirectoryName?.Encoded);
        Assert.Equal("IP 10.0.0.0/9", constraints.Permitted[7].ToString());
        Assert.Equal(["IP 2001:db8::/32"], constraints.Excluded.Select(subtree => subtree.ToString()));
    }

    [Theory]
    [InlineData("3000", "it permits and excludes nothing")]
    [InlineData("3002a000", "a list of subtrees is empty")]
    [InlineData("3002a100", "a list of subtrees is empty")]
    [InlineData("300aa0083006820161800101", "the minimum of a subtree is not 0")]
    [InlineData("300aa0083006820161810100", "a subtree has a maximum")]
    [InlineData("300da00b3009820161800101810100", "a subtree has a minimum and a maximum")]
    [InlineData("3007a005300382016100", "data follows where nothing may follow")]
    [InlineData("3009a10530038201610500", "data follows where nothing may follow")]
    [InlineData("300ca00a300887067f000001ff00", "an iPAddress subtree is not an address and a mask of leading ones")]
    [InlineData("300ea00c300a87087f000001ff00ff00", "an iPAddress subtree is not an address and a mask of leading ones")]
    [InlineData("300ea00c300a87087f0000017fffffff", "an iPAddress subtree is not an address and a mask of leading ones")]
    [InlineData("300aa008300687047f000001", "an iPAddress subtree is not an address and a mask of leading ones")]
    public void Tells_what_is_malformed(string hex, string fault) => Assert.Equal(fault, Decode(hex).NameConstraints.Fault);

    [Theory]
    [InlineData("300ea00c300a87087f00000100000000", "IP 127.0.0.1/0")]
    [InlineData("300ea00c300a87087f000001fffffffe", "IP 127.0.0.1/31")]
    [InlineData("300ea00c300a87087f000001ffffffff", "IP 127.0.0.1/32")]
    public void Reads_masks_of_leading_ones(string hex, string text) =>
        Assert.Equal(text, Assert.Single(Decode(hex).NameConstraints.Value!.Permitted).ToString());

    [Fact]
    public void Notes_a_minimum_that_is_written_out()
    {
        var certificate = Decode("300aa0083006820161800100");

        Assert.Equal("DNS a", Assert.Single(certificate.NameConstraints.Value!.Permitted).ToString());
        Assert.Equal([EncodingFaultKind.DefaultEncoded], certificate.EncodingFaults.Select(fault => fault.Kind));
    }

    private static Certificate Decode(string hex) => Ca.With(new TestExtension(Oids.NameConstraints, critical: true, Convert.FromHexString(hex))).Decode();
}
