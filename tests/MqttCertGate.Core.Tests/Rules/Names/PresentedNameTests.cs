using System.Text;
using MqttCertGate.TestPki;
using static MqttCertGate.Tests.Scenario;

namespace MqttCertGate.Tests.Rules.Names;

/// <summary>How names are written in a certificate: each fault is one finding of one rule.</summary>
public sealed class PresentedNameTests
{
    private const string Label63 = "a23456789012345678901234567890123456789012345678901234567890123";

    [Theory]
    // Wildcards: the whole left-most label, once, and below two labels at least.
    [InlineData("m*.example.com", "MCG8006", "has a wildcard that is not its whole left-most label; one such as '*.example.com' is required")]
    [InlineData("*mqtt.example.com", "MCG8006", "has a wildcard that is not its whole left-most label; one such as '*.example.com' is required")]
    [InlineData("mqtt.*.com", "MCG8006", "has a wildcard that is not its whole left-most label; one such as '*.example.com' is required")]
    [InlineData("*.*.com", "MCG8006", "has a wildcard that is not its whole left-most label; one such as '*.example.com' is required")]
    [InlineData("*", "MCG8006", "has a wildcard that is not its whole left-most label; one such as '*.example.com' is required")]
    [InlineData("*.", "MCG8006", "has a wildcard that is not its whole left-most label; one such as '*.example.com' is required")]
    [InlineData("*.com", "MCG8007", "covers all that is below 'com'; at least two labels are required beside a wildcard")]
    [InlineData("*.local", "MCG8007", "covers all that is below 'local'; at least two labels are required beside a wildcard")]
    // Syntax.
    [InlineData("hell,o.example.com", "MCG8008", "has the label 'hell,o'; letters, digits and hyphens are required")]
    [InlineData("10.0.0.0/8", "MCG8008", "has the label '0/8'; letters, digits and hyphens are required")]
    [InlineData("mqtt:8883", "MCG8008", "has the label 'mqtt:8883'; letters, digits and hyphens are required")]
    [InlineData("-mqtt.example.com", "MCG8008", "has the label '-mqtt'; a letter or digit is required at both ends")]
    [InlineData("mqtt-.example.com", "MCG8008", "has the label 'mqtt-'; a letter or digit is required at both ends")]
    [InlineData(".example.com", "MCG8008", "has an empty label; a letter or digit is required")]
    [InlineData("mqtt..example.com", "MCG8008", "has an empty label; a letter or digit is required")]
    [InlineData("*..example.com", "MCG8008", "has an empty label; a letter or digit is required")]
    [InlineData(Label63 + "4.example.com", "MCG8008", "has a label of 64 characters; at most 63 are allowed")]
    [InlineData("10.0.0.05", "MCG8008", "ends in the number '05'; a last label with a letter is required")]
    [InlineData("mqtt.1", "MCG8008", "ends in the number '1'; a last label with a letter is required")]
    [InlineData("mqtt.example.com.", "MCG8009", "ends with a dot; it is required without")]
    [InlineData("10.0.0.5.", "MCG8009", "ends with a dot; it is required without")]
    [InlineData("mqtt_1.example.com", "MCG8010", "has an underscore; letters, digits and hyphens are required")]
    [InlineData("_mqtt._tcp.example.com", "MCG8010", "has an underscore; letters, digits and hyphens are required")]
    // Octets.
    [InlineData(" ", "MCG8011", "holds the byte 0x20; letters, digits and hyphens are required")]
    [InlineData("mqtt.example.com ", "MCG8011", "holds the byte 0x20; letters, digits and hyphens are required")]
    [InlineData("bank.example\0.evil.example", "MCG8011", "holds the byte 0x00; letters, digits and hyphens are required")]
    [InlineData("mqtt\u007F.example.com", "MCG8011", "holds the byte 0x7f; letters, digits and hyphens are required")]
    [InlineData("b\u00FCcher.example.com", "MCG8011", "holds the byte 0xfc; letters, digits and hyphens are required")]
    [InlineData("xn--*-1b3c148a.example.com", "MCG8011", "has a wildcard inside a label 'xn--…'; letters, digits and hyphens are required")]
    // Other scripts.
    [InlineData("ab--cd.example.com", "MCG8012", "has the label 'ab--cd'; hyphens in the third and fourth place are reserved for 'xn--'")]
    [InlineData("a---b.example.com", "MCG8012", "has the label 'a---b'; hyphens in the third and fourth place are reserved for 'xn--'")]
    [InlineData("xN--12311613412431243.com", "MCG8012", "has the label 'xN--12311613412431243', which stands for no normalized label in Unicode; one that does is required")]
    [InlineData("xn--bucher-xyd.example", "MCG8012", "has the label 'xn--bucher-xyd', which stands for no normalized label in Unicode; one that does is required")]
    [InlineData("10.0.0.5", "MCG8013", "is an IP address; an entry 'IP:10.0.0.5' is required")]
    [InlineData("2001:db8::1", "MCG8013", "is an IP address; an entry 'IP:2001:db8::1' is required")]
    public void A_fault_of_a_dns_name_is_one_finding(string name, string rule, string detail)
    {
        using var scenario = Server(Naming(TestGeneralName.Dns(name)), "pki: public");

        var findings = scenario.Check().Findings.Where(finding => finding.Rule.Id.StartsWith("MCG80", StringComparison.Ordinal)).ToList();

        Assert.Equal([rule], findings.Select(finding => finding.Rule.Id));
        Assert.Equal($"The DNS name '{name}' {detail}.", findings[0].Violation.Message);
    }

    [Theory]
    [InlineData("b\u00FCcher.example.com", "is not in ASCII; 'xn--bcher-kva.example.com' is required")]
    [InlineData("*.b\u00FCcher.example", "is not in ASCII; '*.xn--bcher-kva.example' is required")]
    [InlineData("\uF900.example", "is not in ASCII and has no form that is; ASCII is required")]
    public void A_name_in_utf_8_is_not_in_a_labels(string name, string detail)
    {
        using var scenario = Server(Naming(TestGeneralName.Raw(2, Encoding.UTF8.GetBytes(name))));

        Assert.Equal([$"warning: The DNS name '{name}' {detail}."], scenario.FindingsOf("MCG8012"));
        Assert.Empty(scenario.FindingsOf("MCG8011"));
    }

    [Theory]
    [InlineData("*.example.com")]
    [InlineData("*.xn--bcher-kva.example")]
    [InlineData("xn--www-8fb.example.com")]
    [InlineData("1.example.com")]
    [InlineData("1-2.3com")]
    [InlineData("localhost")]
    [InlineData("broker.local")]
    [InlineData(Label63 + ".example.com")]
    public void Nothing_is_wrong_with_a_host_name(string name)
    {
        using var scenario = Server(Naming(TestGeneralName.Dns(name)), "pki: public");

        Assert.DoesNotContain(scenario.Check().Findings, finding => finding.Rule.Id.StartsWith("MCG80", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(253, 0)]
    [InlineData(254, 1)]
    public void A_name_has_at_most_253_characters(int length, int findings)
    {
        var name = string.Join(".", Enumerable.Repeat(new string('a', 49), 5)) + "." + new string('b', length - 250);
        using var scenario = Server(Naming(TestGeneralName.Dns(name)));

        Assert.Equal(
            Enumerable.Repeat($"error: The DNS name '{name}' has {length} characters; at most 253 are allowed.", findings), scenario.FindingsOf("MCG8008"));
    }

    [Theory]
    [InlineData("public", "error")]
    [InlineData("private", "warning")]
    public void An_underscore_and_a_reserved_label_weigh_more_in_a_public_certificate(string pki, string level)
    {
        using var scenario = Server(Naming(TestGeneralName.Dns("a_b.example.com"), TestGeneralName.Dns("ab--cd.example.com")), $"pki: {pki}");

        Assert.StartsWith(level, Assert.Single(scenario.FindingsOf("MCG8010")), StringComparison.Ordinal);
        Assert.StartsWith(level, Assert.Single(scenario.FindingsOf("MCG8012")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mqtt.example.com", true)]
    [InlineData("*.example.com", true)]
    [InlineData("10.0.0.5", true)]
    [InlineData("2001:db8::1:0:0:1", true)]
    [InlineData("xn--bcher-kva.example", true)]
    [InlineData("MQTT.example.com", false)]
    [InlineData("mqtt.example.com.", false)]
    [InlineData("www.example.com", false)]
    [InlineData("a.example.com", false)]
    [InlineData("010.000.000.005", false)]
    [InlineData("0x0a000005", false)]
    [InlineData("2001:DB8::1:0:0:1", false)]
    [InlineData("2001:db8:0:0:1:0:0:1", false)]
    [InlineData("2001:0db8::0001:0:0:1", false)]
    [InlineData("2001:db8:0:0:1::1", false)]
    [InlineData("b\u00FCcher.example", false)]
    [InlineData("Broker", false)]
    [InlineData("", false)]
    public void A_common_name_is_copied_from_the_subject_alternative_name(string commonName, bool isCopy)
    {
        var leaf = Naming(
            TestGeneralName.Dns("*.example.com"), TestGeneralName.Dns("xn--bcher-kva.example"), TestGeneralName.Ip("10.0.0.5"), TestGeneralName.Ip("2001:db8::1:0:0:1"))
            .With(template => template with { Subject = TestName.Cn(commonName) });
        using var itsOwn = Server(leaf);
        using var publicly = Server(leaf, "pki: public");

        var message = $"The common name '{commonName}' is none of the subject alternative names; a character-for-character copy of one is required: "
            + "DNS mqtt.example.com, DNS *.example.com, DNS xn--bcher-kva.example, IP 10.0.0.5, IP 2001:db8::1:0:0:1.";
        Assert.Equal(isCopy ? [] : [$"warning: {message}"], itsOwn.FindingsOf("MCG8004"));
        Assert.Equal(isCopy ? [] : [$"error: {message}"], publicly.FindingsOf("MCG8004"));
    }

    [Fact]
    public void Without_names_the_common_name_is_no_copy_of_any()
    {
        using var absent = Server(Good.Without("2.5.29.17"));
        using var empty = Server(Good.With(TestExtension.SubjectAlternativeName()));

        Assert.Empty(absent.FindingsOf("MCG8004"));
        Assert.Empty(empty.FindingsOf("MCG8004"));
    }

    [Fact]
    public void A_declared_domain_in_the_common_name_alone_is_reported_as_that()
    {
        using var scenario = Server(Good.With(TestExtension.SubjectAlternativeName(TestGeneralName.Dns("other.example.com"))));

        Assert.Equal(["MCG8002"], scenario.Check().Findings.Select(finding => finding.Rule.Id));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    public void A_subject_has_one_common_name_in_whatever_part(int commonNames, int findings)
    {
        var parts = Enumerable.Repeat(new TestNamePart(TestName.CommonName, "mqtt.example.com"), commonNames).ToArray();
        using var apart = Server(Good.With(template => template with { Subject = TestName.Of(parts) }));
        using var together = Server(Good.With(template => template with { Subject = TestName.OfRdns(parts) }));

        foreach (var scenario in new[] { apart, together })
        {
            Assert.Equal(
                Enumerable.Repeat("warning: The subject has 2 common names, 'mqtt.example.com', 'mqtt.example.com'; at most one is recommended.", findings),
                scenario.FindingsOf("MCG8005"));
            Assert.Empty(scenario.FindingsOf("MCG8004"));
        }
    }

    [Theory]
    [InlineData("0a000005", null)]
    [InlineData("20010db8000000000000000000000001", null)]
    [InlineData("00000000000000000000000000000001", null)]
    [InlineData("0000000000000000000000000a000005", null)]
    [InlineData("0a000005ffffffff", "The IP address '0a000005ffffffff' has 8 bytes; 4 are required for IPv4, 16 for IPv6.")]
    [InlineData("31302e302e302e35", "The IP address '31302e302e302e35' has 8 bytes; 4 are required for IPv4, 16 for IPv6.")]
    [InlineData("0a0000", "The IP address '0a0000' has 3 bytes; 4 are required for IPv4, 16 for IPv6.")]
    [InlineData("0a00000500", "The IP address '0a00000500' has 5 bytes; 4 are required for IPv4, 16 for IPv6.")]
    [InlineData("00000000000000000000ffff0a000005", "The IP address '::ffff:10.0.0.5' is an IPv4 address in 16 bytes; 4 are required for IPv4.")]
    [InlineData("00000000000000000001ffff0a000005", null)]
    public void An_address_has_the_octets_of_its_version(string octets, string? message)
    {
        using var scenario = Server(Naming(TestGeneralName.Raw(7, Convert.FromHexString(octets))));

        Assert.Equal(message is null ? [] : [$"error: {message}"], scenario.FindingsOf("MCG8014"));
    }

    /// <summary>The good leaf with more names.</summary>
    private static TestCertificate Naming(params TestGeneralName[] names) =>
        Good.With(TestExtension.SubjectAlternativeName([TestGeneralName.Dns("mqtt.example.com"), .. names]));
}
