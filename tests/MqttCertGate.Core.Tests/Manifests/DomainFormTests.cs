using MqttCertGate.Manifests;

namespace MqttCertGate.Tests.Manifests;

public sealed class DomainFormTests
{
    [Theory]
    [InlineData("mqtt.eu.example.com")]
    [InlineData("mqtt.example.com.")]
    [InlineData("localhost")]
    [InlineData("'*.example.com'")]
    [InlineData("bücher.example")]
    [InlineData("'*.bücher.example'")]
    [InlineData("\"bu\\u0308cher.example\"")]
    [InlineData("xn--bcher-kva.example")]
    [InlineData("broker_1.plant.internal")]
    [InlineData("10.20.0.5")]
    [InlineData("2001:db8::5")]
    [InlineData("'::1'")]
    [InlineData("'::ffff:10.20.0.5'")]
    [InlineData("123456789012345678901234567890123456789012345678901234567890123.example")]
    public void Takes_names_and_addresses(string domain) => Assert.Empty(ManifestFolder.Printed(Read(domain).Problems));

    [Theory]
    [InlineData("mqtts://mqtt.example.com")]
    [InlineData("mqtt.example.com:8883")]
    [InlineData("mqtt.example.com/mqtt")]
    [InlineData("mqtt example.com")]
    [InlineData("'mqtt.example.com '")]
    [InlineData("''")]
    [InlineData("' '")]
    [InlineData(".")]
    [InlineData("'*'")]
    [InlineData("mqtt..example.com")]
    [InlineData(".example.com")]
    [InlineData("mqtt.example.com..")]
    [InlineData("'a.*.example.com'")]
    [InlineData("'m*.example.com'")]
    [InlineData("user@example.com")]
    [InlineData("10.20.0.256")]
    [InlineData("10.20.5")]
    [InlineData("10.20.0.05")]
    [InlineData("1")]
    [InlineData("'[::1]'")]
    [InlineData("'fe80::1%eth0'")]
    [InlineData("2001:db8::5::1")]
    [InlineData("10.20.0.0/24")]
    [InlineData("\"mqtt\\u00A0.example.com\"")]
    [InlineData("\"\\u0130stanbul.example.com\"")]
    [InlineData("ü23456789012345678901234567890123456789012345678901234567.example")]
    [InlineData("1234567890123456789012345678901234567890123456789012345678901234.example")]
    public void Refuses_everything_else(string domain)
    {
        var problem = Assert.Single(Read(domain).Problems);

        Assert.Equal(ManifestProblemKind.Invalid, problem.Kind);
        Assert.EndsWith("; a DNS name or an IP address, without scheme, port or path, is required.", problem.Message, StringComparison.Ordinal);
        Assert.Equal((5, 9), (problem.Location.Line, problem.Location.Column));
    }

    [Theory]
    [InlineData(253, true)]
    [InlineData(254, false)]
    public void Takes_names_of_at_most_253_characters(int length, bool isTaken)
    {
        var name = string.Join(".", Enumerable.Repeat(new string('a', 49), 5)) + "." + new string('b', length - 250);

        Assert.Equal(isTaken, Read(name).Problems.Count == 0);
    }

    [Theory]
    [InlineData("{cname: a.example.com}", "5:9 Invalid The key 'name' is missing; it is required here.")]
    [InlineData("{name: a.example.com, cname: 10.0.0.1}", "5:38 Invalid Found '10.0.0.1'; a DNS name is required.")]
    [InlineData("{name: a.example.com, cname: '*.example.com'}", "5:38 Invalid Found '*.example.com'; a DNS name is required.")]
    [InlineData("{name: a.example.com, cnam: b.example.com}", "5:31 UnknownName Unknown key 'cnam'.")]
    [InlineData("[a.example.com]", "5:9 Invalid Found a list; a DNS name or an IP address, without scheme, port or path, is required.")]
    public void Checks_name_and_access_point(string domain, string expected) =>
        Assert.Equal([expected], ManifestFolder.Printed(Read(domain).Problems));

    [Fact]
    public void Keeps_the_place_of_name_and_access_point()
    {
        var domain = Read("{name: a.example.com, cname: b.example.com}").Manifest!.Entries[0].Domains[0];

        Assert.Equal((16, 38), (domain.Name.Location.Column, domain.Cname!.Location.Column));
    }

    private static ManifestReading Read(string domain) => ManifestFolder.ReadText(
        $"version: 1\ncertificates:\n  broker:\n    domains:\n      - {domain}\n    file: a.pem\n");
}
