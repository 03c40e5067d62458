using MqttCertGate.Identity;
using MqttCertGate.TestPki;
using MqttCertGate.X509;

namespace MqttCertGate.Tests.Identity;

/// <summary>RFC 9525 §6.3 and §6.4.</summary>
public sealed class ReferenceIdentityTests
{
    [Theory]
    [InlineData("mqtt.example.com", "mqtt.example.com", true)]
    [InlineData("MQTT.EXAMPLE.COM", "mqtt.example.com", true)]
    [InlineData("iot.example.com", "IOT.example.com", true)]
    [InlineData("mqtt.example.com.", "mqtt.example.com", true)]
    [InlineData("mqtt.example.com", "mqtt.example.com.", false)]
    [InlineData("b\u00FCcher.example.com", "xn--bcher-kva.example.com", true)]
    [InlineData("b\u00FCcher.example.com", "XN--BCHER-KVA.example.com", true)]
    [InlineData("b\u00FCcher.example.com", "b\u00FCcher.example.com", false)]
    [InlineData("b\u00FCcher.example.com", "*.example.com", true)]
    [InlineData("b\u00FCcher.example.com", "xn--*-kva.example.com", false)]
    [InlineData("mqtt.b\u00FCcher.example", "*.xn--bcher-kva.example", true)]
    [InlineData("mqtt.example.com", "*.example.com", true)]
    [InlineData("mqtt.example.com", "*.EXAMPLE.com", true)]
    [InlineData("example.com", "*.example.com", false)]
    [InlineData("a.b.example.com", "*.example.com", false)]
    [InlineData("a.b.example.com", "*.*.example.com", false)]
    [InlineData("mqtt.example.com", "m*.example.com", false)]
    [InlineData("mqtt.example.com", "mqtt.*.com", false)]
    [InlineData("mqtt.example.com", "*", false)]
    [InlineData("mqtt.example.com", "", false)]
    [InlineData("mqtt.example.com", "mqtt.example.com\0.example.net", false)]
    [InlineData("*.example.com", "*.example.com", true)]
    [InlineData("*.example.com", "*.com", false)]
    [InlineData("10.0.0.5", "10.0.0.5", false)]
    [InlineData("2001:db8::1", "2001:db8::1", false)]
    public void A_dns_name_is_compared_label_by_label(string reference, string presented, bool matches) =>
        Assert.Equal(matches, Matches(reference, TestGeneralName.Dns(presented)));

    [Theory]
    [InlineData("10.0.0.5", "10.0.0.5", true)]
    [InlineData("10.0.0.5", "10.0.0.6", false)]
    [InlineData("10.0.0.5", "::ffff:10.0.0.5", false)]
    [InlineData("::ffff:10.0.0.5", "10.0.0.5", false)]
    [InlineData("2001:DB8:0::1", "2001:db8::1", true)]
    [InlineData("2001:db8::1", "2001:db8::2", false)]
    [InlineData("mqtt.example.com", "10.0.0.5", false)]
    public void An_address_is_compared_by_its_octets(string reference, string presented, bool matches) =>
        Assert.Equal(matches, Matches(reference, TestGeneralName.Ip(presented)));

    [Fact]
    public void Nothing_else_names_a_host()
    {
        Assert.False(Matches("mqtt.example.com", TestGeneralName.Uri("mqtt.example.com")));
        Assert.False(Matches("mqtt.example.com", TestGeneralName.Email("mqtt.example.com")));
        Assert.False(Matches("10.0.0.5", TestGeneralName.Raw(7, [10, 0, 0, 5, 255, 255, 255, 255])));
    }

    [Theory]
    [InlineData("10.0.0.5", true)]
    [InlineData("2001:db8::1", true)]
    [InlineData("::1", true)]
    [InlineData("010.0.0.5", false)]
    [InlineData("10.0.5", false)]
    [InlineData("0x7f.1", false)]
    [InlineData("1", false)]
    [InlineData("fe80::1%eth0", false)]
    [InlineData("[::1]", false)]
    [InlineData("::1/128", false)]
    public void An_address_is_written_as_people_do(string text, bool isAddress) => Assert.Equal(isAddress, ReferenceIdentity.IsAddressText(text));

    private static bool Matches(string reference, TestGeneralName presented) =>
        new SubjectAlternativeName([Decode(presented)]).Hosts.Overlaps(ReferenceIdentity.Parse(reference).Presented);

    private static GeneralName Decode(TestGeneralName name) =>
        Assert.Single(
        CertificateDecoder.Decode(Scenario.Good.With(TestExtension.SubjectAlternativeName(name)).Der).SubjectAlternativeName.Value!.Names);
}
