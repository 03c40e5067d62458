using MqttCertGate.TestPki;
using static MqttCertGate.Tests.Scenario;

namespace MqttCertGate.Tests.Rules.Roles;

public sealed class RoleRuleTests
{
    [Fact]
    public void A_client_certificate_is_for_clients()
    {
        using var right = Server(Intermediate.Client("device-7"), "role: client");
        using var wrong = Server(Good, "role: client");

        Assert.Empty(right.FindingsOf("MCG9002"));
        Assert.Equal(["error: The extended key usage is 'serverAuth'; clientAuth is required."], wrong.FindingsOf("MCG9002"));
    }

    [Fact]
    public void The_requirements_on_servers_are_not_asked_of_clients()
    {
        using var scenario = Server(Intermediate.Client("device-7"), "role: client");

        Assert.DoesNotContain(scenario.Check().Findings, finding => finding.Rule.Id is "MCG4030" or "MCG4050" or "MCG8003");
    }

    [Fact]
    public void A_ca_bundle_holds_only_cas()
    {
        using var scenario = new Scenario("version: 1\ncertificates: { clients: { file: ca.pem, role: ca } }\n")
            .File("ca.pem", Pem.Chain(Root, Good));

        Assert.Equal(["error: 'mqtt.example.com' has no CA:TRUE; a CA bundle may hold only CA certificates."], scenario.FindingsOf("MCG7024"));
    }

    [Theory]
    [InlineData("public", true, "warning: 'Example Root CA' is publicly trusted, so that a bundle with it admits any of its customers; a private CA is expected.")]
    [InlineData("auto", true, "warning: 'Example Root CA' is publicly trusted, so that a bundle with it admits any of its customers; a private CA is expected.")]
    [InlineData("private", true, null)]
    [InlineData("auto", false, null)]
    public void A_ca_bundle_holds_no_public_ca(string pki, bool hasEvidence, string? expected)
    {
        using var scenario = new Scenario($"version: 1\ncertificates: {{ clients: {{ file: ca.pem, role: ca, pki: {pki} }} }}\n")
            .File("ca.pem", (hasEvidence ? Root.With(TestExtension.CertificatePolicies("2.23.140.1.2.1")) : Root).Pem);

        Assert.Equal(expected is null ? [] : [expected], scenario.FindingsOf("MCG7024"));
    }

    [Theory]
    [InlineData("MCG7008", "warning: 'Example Root CA' is there 2 times; once is enough.")]
    [InlineData("MCG2004", "error: A private key stands in a file of certificates; it must be in a file of its own.")]
    public void What_else_a_ca_bundle_must_not_hold_has_rules_of_its_own(string rule, string expected)
    {
        using var scenario = new Scenario("version: 1\ncertificates: { clients: { file: ca.pem, role: ca } }\n")
            .File("ca.pem", Root.Pem + Root.Pem + Root.PrivateKeyPem);

        Assert.Equal([expected], scenario.FindingsOf(rule));
    }

    [Theory]
    [InlineData("role: ca, key-type: P-384", "MCG2025", "error: The key is of type 'P-256'; the manifest declares 'P-384'.")]
    [InlineData("role: trust, key-type: P-384", "MCG2025", "error: The key is of type 'P-256'; the manifest declares 'P-384'.")]
    [InlineData("role: ca, key-type: P-256", "MCG2025", null)]
    [InlineData("role: ca, max-validity: 3652d", "MCG6009", "warning: The certificate is valid for 3653 days; at most 3652 are accepted.")]
    [InlineData("role: ca, max-validity: 3653d", "MCG6009", null)]
    [InlineData("role: ca", "MCG6009", null)]
    public void What_is_declared_of_key_and_validity_holds_for_every_ca_of_a_bundle(string entry, string rule, string? expected)
    {
        using var scenario = new Scenario($"version: 1\ncertificates: {{ clients: {{ file: ca.pem, pki: private, {entry} }} }}\n").File("ca.pem", Root.Pem);

        Assert.Equal(expected is null ? [] : [expected], scenario.FindingsOf(rule));
    }

    [Theory]
    [InlineData(3, 0)]
    [InlineData(4, 1)]
    public void A_cluster_takes_three_server_certificates(int count, int findings)
    {
        var entries = string.Concat(Enumerable.Range(1, count).Select(number => $"  broker-{number}: {{ file: server.pem }}\n"));
        using var scenario = new Scenario($"version: 1\nprofile: tdmq\ndefaults: {{ trust: root.pem }}\ncertificates:\n{entries}")
            .File("server.pem", Pem.Chain(Good, Intermediate)).File("root.pem", Root.Pem);

        Assert.Equal(findings, scenario.FindingsOf("MCG9009").Count);
    }

    [Fact]
    public void Entries_of_different_clusters_do_not_share_a_limit()
    {
        var entries = string.Concat(Enumerable.Range(1, 4).Select(number => $"  broker-{number}: {{ file: server.pem, cluster: c{number % 2} }}\n"));
        using var scenario = new Scenario($"version: 1\nprofile: tdmq\ndefaults: {{ trust: root.pem }}\ncertificates:\n{entries}")
            .File("server.pem", Pem.Chain(Good, Intermediate)).File("root.pem", Root.Pem);

        Assert.Empty(scenario.FindingsOf("MCG9009"));
    }

    [Theory]
    [InlineData(32, 0)]
    [InlineData(33, 1)]
    public void A_cluster_takes_thirty_two_ca_certificates(int count, int findings)
    {
        var bundle = string.Concat(Enumerable.Range(1, count).Select(number => Pki.Root($"Root CA {number}").Pem));
        using var scenario = new Scenario("version: 1\nprofile: tdmq\ncertificates: { clients: { file: ca.pem, role: ca } }\n").File("ca.pem", bundle);

        Assert.Equal(findings, scenario.FindingsOf("MCG9009").Count);
    }

    [Fact]
    public void A_pin_is_of_the_certificate_or_of_its_key()
    {
        var certificate = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(Good.Der));
        var key = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(Good.Key.Spki));
        using var byCertificate = Server(Good, $"pin: {certificate}");
        using var byKey = Server(Good, $"pin: spki:{key}");
        using var wrong = Server(Good, $"pin: {key}");

        Assert.Empty(byCertificate.FindingsOf("MCG9011"));
        Assert.Empty(byKey.FindingsOf("MCG9011"));
        Assert.Single(wrong.FindingsOf("MCG9011"));
    }
}
