using MqttCertGate.TestPki;
using static MqttCertGate.Tests.Scenario;

namespace MqttCertGate.Tests.Rules.Names;

public sealed class NameRuleTests
{
    [Theory]
    [InlineData("mqtt.example.com", "mqtt.example.com")]
    [InlineData("mqtt.example.com", "MQTT.Example.COM")]
    [InlineData("mqtt.example.com", "mqtt.example.com.")]
    [InlineData("*.example.com", "mqtt.example.com")]
    [InlineData("*.example.com", "'*.example.com'")]
    [InlineData("xn--bcher-kva.example.com", "bücher.example.com")]
    [InlineData("10.0.0.5", "10.0.0.5")]
    [InlineData("2001:db8::1", "'2001:0DB8:0:0:0:0:0:1'")]
    public void A_domain_is_covered(string san, string domain)
    {
        using var scenario = Server(Intermediate.Server(san), $"domains: [{domain}]");

        Assert.Empty(scenario.FindingsOf("MCG8001"));
    }

    [Theory]
    [InlineData("mqtt.example.com", "example.com")]
    [InlineData("*.example.com", "example.com")]
    [InlineData("*.example.com", "a.b.example.com")]
    [InlineData("m*.example.com", "mqtt.example.com")]
    [InlineData("*.*.example.com", "a.b.example.com")]
    [InlineData("*", "localhost")]
    [InlineData("mqtt.example.com", "'*.example.com'")]
    [InlineData("10.0.0.5", "10.0.0.6")]
    [InlineData("*.0.0.5", "10.0.0.5")]
    [InlineData("10.0.0.5", "'::ffff:10.0.0.5'")]
    public void A_domain_is_not_covered(string san, string domain)
    {
        using var scenario = Server(
            Good.With(template => template with { Subject = TestName.Cn("Broker") }).With(TestExtension.SubjectAlternativeName(TestGeneralName.DnsOrIp(san))),
            $"domains: [{domain}]");

        Assert.Single(scenario.FindingsOf("MCG8001"));
    }

    [Fact]
    public void A_domain_that_is_not_covered_is_reported_where_it_is_declared_with_what_is_covered()
    {
        using var scenario = Server(Intermediate.Server("mqtt.example.com", "10.0.0.5"), "domains:\n  - mqtt.example.com\n  - 10.0.0.6");

        var finding = Assert.Single(scenario.Check().Findings, finding => finding.Rule.Id == "MCG8001");

        Assert.Equal("'10.0.0.6' is not covered; the certificate covers DNS mqtt.example.com, IP 10.0.0.5.", finding.Violation.Message);
        Assert.EndsWith(ManifestName, finding.Violation.Location.Path, StringComparison.Ordinal);
        Assert.Equal((9, 9), (finding.Violation.Location.Line, finding.Violation.Location.Column));
        Assert.Equal("clients that connect to this address will refuse the broker", finding.Violation.Marker);
    }

    [Theory]
    [InlineData(8, "DNS mqtt8.example.com.")]
    [InlineData(9, "DNS mqtt8.example.com, and 1 more.")]
    public void A_certificate_with_many_names_is_not_listed_in_full(int count, string end)
    {
        var names = Enumerable.Range(1, count).Select(number => $"mqtt{number}.example.com").ToArray();
        using var scenario = Server(Intermediate.Server(names), "domains: [mqtt.example.com]");

        Assert.EndsWith(end, Assert.Single(scenario.FindingsOf("MCG8001")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_without_names_covers_none()
    {
        using var scenario = Server(
            Good.With(template => template with { Subject = TestName.Cn("Broker") }).Without("2.5.29.17"), "domains: [mqtt.example.com]\nmatch: exact");

        var finding = Assert.Single(scenario.Check().Findings, finding => finding.Rule.Id == "MCG8001");

        Assert.Equal("'mqtt.example.com' is not covered; the certificate covers no name.", finding.Violation.Message);
        Assert.Equal("clients that connect to this name will refuse the broker", finding.Violation.Marker);
        Assert.Empty(scenario.FindingsOf("MCG0001"));
    }

    [Theory]
    [InlineData("mqtt.example.com")]
    [InlineData("MQTT.example.com")]
    [InlineData("*.example.com")]
    [InlineData("mqtt.example.com", "Broker")]
    public void A_domain_in_the_common_name_alone_falls_to_its_own_rule(params string[] commonNames)
    {
        var subject = TestName.Of([.. commonNames.Select(name => new TestNamePart(TestName.CommonName, name))]);
        using var scenario = Server(Good
            .With(template => template with { Subject = subject })
            .With(TestExtension.SubjectAlternativeName(TestGeneralName.Dns("other.example.com"))));

        Assert.Equal(
            ["error: 'mqtt.example.com' stands only in the common name; it is required in the subject alternative name."],
            scenario.FindingsOf("MCG8002"));
        Assert.Empty(scenario.FindingsOf("MCG8001"));
    }

    [Fact]
    public void An_address_written_as_a_dns_name_falls_to_its_own_rule()
    {
        using var scenario = Server(
            Good.With(TestExtension.SubjectAlternativeName(TestGeneralName.Dns("mqtt.example.com"), TestGeneralName.Dns("10.0.0.5"))), "domains: [10.0.0.5]");

        Assert.Equal(["error: The DNS name '10.0.0.5' is an IP address; an entry 'IP:10.0.0.5' is required."], scenario.FindingsOf("MCG8013"));
        Assert.Empty(scenario.FindingsOf("MCG8001"));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("0x7f.1")]
    [InlineData("010.0.0.5")]
    public void What_only_a_platform_takes_for_an_address_is_a_name(string name)
    {
        using var scenario = Server(Good.With(TestExtension.SubjectAlternativeName(TestGeneralName.Dns(name))));

        Assert.Empty(scenario.FindingsOf("MCG8013"));
    }

    [Theory]
    [InlineData(TestName.Organization, "Example", 1)]
    [InlineData(TestName.CommonName, " ", 1)]
    [InlineData(TestName.CommonName, "Broker", 0)]
    public void A_broker_may_require_a_common_name(string attribute, string value, int findings)
    {
        using var scenario = Server(Good.With(template => template with { Subject = TestName.Of(new TestNamePart(attribute, value)) }));

        Assert.Equal(findings, scenario.FindingsOf("MCG8003").Count);
    }

    [Theory]
    [InlineData("match: exact", true)]
    [InlineData("match: covers", false)]
    public void Exactly_the_declared_names_are_allowed_only_where_the_manifest_says_so(string match, bool fires)
    {
        using var scenario = Server(Intermediate.Server("mqtt.example.com", "www.example.com"), $"domains: [mqtt.example.com]\n{match}");

        Assert.Equal(fires, scenario.FindingsOf("MCG8020").Any(message => message.Contains("'DNS www.example.com'", StringComparison.Ordinal)));
        Assert.Equal(fires ? 1 : 0, scenario.FindingsOf("MCG8020").Count);
    }

    [Theory]
    [InlineData("mqtt-xxx-sh-public.mqtt.tencenttdmq.com", 0)]
    [InlineData("mqtt-xxxx-nj-vpce-xxx.mqtt.tencenttdmq.com", 0)]
    [InlineData("mqtt-xxxx-gz-internal.mqtt.tencenttdmq.com", 0)]
    [InlineData("MQTT-xxx-sh-public.mqtt.tencenttdmq.com.", 0)]
    [InlineData("mqtt-xxx-sh-public.mqtt.tencenttdmq.com.example.net", 1)]
    [InlineData("mqtt-xxx-sh.mqtt.tencenttdmq.com", 1)]
    [InlineData("mqtt-xxx-nj-vpce.mqtt.tencenttdmq.com", 1)]
    [InlineData("mqtt.example.net", 1)]
    public void A_cname_record_points_to_an_access_point(string target, int findings)
    {
        using var scenario = Server(Good, $"domains: [{{ name: mqtt.example.com, cname: {target} }}]");

        Assert.Equal(findings, scenario.FindingsOf("MCG8022").Count);
    }

    [Fact]
    public void A_custom_domain_must_itself_be_covered()
    {
        using var scenario = Server(Good, "domains: [{ name: www.example.com, cname: mqtt-xxx-sh-public.mqtt.tencenttdmq.com }]");

        Assert.Single(scenario.FindingsOf("MCG8001"));
    }
}
