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

    [Fact]
    public void A_certificate_with_many_names_is_not_listed_in_full()
    {
        var names = Enumerable.Range(1, 9).Select(number => $"mqtt{number}.example.com").ToArray();
        using var scenario = Server(Intermediate.Server(names), "domains: [mqtt.example.com]");

        Assert.EndsWith("DNS mqtt8.example.com, and 1 more.", Assert.Single(scenario.FindingsOf("MCG8001")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_domain_in_the_common_name_alone_falls_to_its_own_rule()
    {
        using var scenario = Server(Good.With(TestExtension.SubjectAlternativeName(TestGeneralName.Dns("other.example.com"))));

        Assert.Equal(
            ["error: 'mqtt.example.com' stands only in the common name; it is required in the subject alternative name."],
            scenario.FindingsOf("MCG8002"));
        Assert.Empty(scenario.FindingsOf("MCG8001"));
    }

    [Fact]
    public void An_address_written_as_a_dns_name_falls_to_its_own_rule()
    {
        using var scenario = Server(
            Good.With(TestExtension.SubjectAlternativeName(TestGeneralName.Dns("10.0.0.5"))), "domains: [10.0.0.5]");

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
    [InlineData("tdmq", "Example", 1)]
    [InlineData("tdmq", null, 0)]
    public void A_broker_may_require_a_common_name(string profile, string? organization, int findings)
    {
        var leaf = organization is null ? Good
            : Good.With(template => template with { Subject = TestName.Of(new TestNamePart(TestName.Organization, organization)) });
        using var scenario = Server(leaf);

        Assert.Equal("tdmq", profile);
        Assert.Equal(findings, scenario.FindingsOf("MCG8003").Count);
    }

    [Theory]
    [InlineData("match: exact", 1)]
    [InlineData("match: covers", 0)]
    public void Exactly_the_declared_names_are_allowed_only_where_the_manifest_says_so(string match, int findings)
    {
        using var scenario = Server(Intermediate.Server("mqtt.example.com", "www.example.com"), $"domains: [mqtt.example.com]\n{match}");

        Assert.Equal(findings, scenario.FindingsOf("MCG8020").Count);
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
