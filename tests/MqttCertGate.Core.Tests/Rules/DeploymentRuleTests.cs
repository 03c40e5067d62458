using System.Numerics;
using MqttCertGate.Findings;
using MqttCertGate.TestPki;
using static MqttCertGate.Tests.Scenario;

namespace MqttCertGate.Tests.Rules;

/// <summary>Rules over all certificates of a run.</summary>
public sealed class DeploymentRuleTests
{
    private static readonly BigInteger Shared = Mersenne(1279);

    private static TestCertificate Client => Intermediate.Client("device");

    private static TestCertificate Another => Intermediate.Client("another");

    [Fact]
    public void Keys_that_share_a_prime_are_found_among_others()
    {
        using var scenario = Deploy(
            Keyed("a", Mersenne(2203) * Mersenne(2281)), Keyed("b", Shared * Mersenne(3217)), Keyed("c", Mersenne(4253) * Mersenne(521)),
            Keyed("d", Shared * Mersenne(4423)), Keyed("e", Mersenne(2203) * Mersenne(2281)));

        Assert.Equal(
            [
                "error: The RSA key of 'b' has a prime in common with that of 'd'; both private keys are known to whoever compares them, and new ones are required.",
                "error: The RSA key of 'd' has a prime in common with that of 'b'; both private keys are known to whoever compares them, and new ones are required.",
            ],
            scenario.FindingsOf("MCG2014"));
    }

    [Theory]
    [InlineData(2, null)]
    [InlineData(1, "warning: The run has 2 RSA keys, and whether two share a prime was not evaluated; at most 1 are compared ('maximumModuli').")]
    public void More_keys_than_are_compared_do_not_pass_in_silence(int maximum, string? expected)
    {
        using var scenario = Deploy(
            $"rules: {{ rsa.shared-prime: {{ maximumModuli: {maximum} }} }}", Keyed("a", Mersenne(2203) * Mersenne(2281)), Keyed("b", Mersenne(1279) * Mersenne(3217)));

        Assert.Equal(expected is null ? [] : [expected], scenario.FindingsOf("MCG2014"));
    }

    public static TheoryData<TestCertificate, TestCertificate, string?> SerialNumbers => new()
    {
        { Numbered(Client, 1), Numbered(Another, 2), null },
        { Numbered(Client, 1), Numbered(Another, 1), "error: 'another' has the serial number 01 of another certificate of its issuer, 'device'; a CA must not use one twice." },
        { Numbered(Client, 1), Numbered(Client, 1), null },
        { Numbered(Client, 1), Numbered(Root.Client("another"), 1), null },
    };

    [Theory]
    [MemberData(nameof(SerialNumbers))]
    public void Two_certificates_of_one_issuer_have_different_serial_numbers(TestCertificate one, TestCertificate other, string? expected)
    {
        using var scenario = Deploy(one, other);

        Assert.Equal(expected is null ? [] : [expected], scenario.FindingsOf("MCG3005"));
    }

    [Fact]
    public void A_key_is_for_a_CA_or_for_a_peer()
    {
        using var scenario = Deploy(Client.With(Intermediate.Key));

        Assert.Equal(["error: 'device' has the key of the CA 'Example Issuing CA'; each must have its own."], scenario.FindingsOf("MCG2023"));
    }

    [Theory]
    [InlineData("client", true)]
    [InlineData("server", false)]
    public void A_key_is_for_a_server_or_for_a_client(string role, bool isFound)
    {
        using var scenario = Two(Good.Pem, $"role: {role}", Client.With(Good.Key).Pem);

        Assert.Equal(
            isFound ? ["warning: The client 'device' has the key of the server 'mqtt.example.com'; each should have its own."] : [],
            scenario.FindingsOf("MCG2023"));
    }

    [Fact]
    public void One_certificate_in_two_roles_is_no_key_used_twice()
    {
        using var scenario = Two(Good.Pem, "role: client", Good.Pem);

        Assert.Empty(scenario.FindingsOf("MCG2023"));
    }

    [Theory]
    [InlineData("allow: [{ rule: key.reuse, reason: Old gateways, until: 2026-12-31 }]", "", false)]
    [InlineData("", "allow: [{ rule: key.reuse, reason: Old gateways, until: 2026-12-31 }]", false)]
    [InlineData("allow: [{ rule: cert.serial-duplicate, reason: Old gateways, until: 2026-12-31 }]", "", true)]
    public void Either_entry_concerned_may_accept_what_is_found(string ofServer, string ofClient, bool isActive)
    {
        using var scenario = Two(Good.Pem, $"role: client\n    {ofClient}", Client.With(Good.Key).Pem, ofServer);

        Assert.Equal(isActive, Assert.Single(scenario.Check().Findings, finding => finding.Rule.Id == "MCG2023").IsActive);
    }

    [Fact]
    public void An_entry_that_is_not_concerned_accepts_nothing()
    {
        using var scenario = new Scenario("""
            version: 1
            certificates:
              server: { file: server.pem }
              client: { file: client.pem, role: client }
              other:
                file: root.pem
                role: trust
                allow: [{ rule: key.reuse, reason: Old gateways, until: 2026-12-31 }]
            """).File("server.pem", Good.Pem).File("client.pem", Client.With(Good.Key).Pem).File("root.pem", Root.Pem);

        Assert.True(Assert.Single(scenario.Check().Findings, finding => finding.Rule.Id == "MCG2023").IsActive);
    }

    [Fact]
    public void Several_manifests_are_one_run_and_the_strictest_level_holds()
    {
        using var scenario = Two(Good.Pem, "role: client", Client.Pem);
        scenario.File("other/mqttcertgate.yml", """
            version: 1
            rules: { key.reuse: none }
            certificates: { device: { file: client.pem, role: client } }
            """).File("other/client.pem", Another.With(Good.Key).Pem);

        var report = Gate.Check(new GateRequest
        {
            Manifests = [Path.Combine(scenario.Folder, "other", ManifestName), Path.Combine(scenario.Folder, ManifestName)],
            RepositoryRoot = scenario.Folder,
            At = Pki.Now,
        });

        Assert.Equal(
            (Level.Warning, "The client 'another' has the key of the server 'mqtt.example.com'; each should have its own."),
            Assert.Single(report.Findings.Where(finding => finding.Rule.Id == "MCG2023").Select(finding => (finding.Level, finding.Violation.Message))));
    }

    private static TestCertificate Keyed(string name, BigInteger modulus) =>
        Intermediate.Client(name).With(template => template with { RawSpki = TestSpki.Rsa(modulus, 65537) });

    private static TestCertificate Numbered(TestCertificate certificate, byte serialNumber) =>
        certificate.With(template => template with { SerialNumber = [serialNumber] });

    /// <summary>A Mersenne number that is prime.</summary>
    private static BigInteger Mersenne(int exponent) => (BigInteger.One << exponent) - 1;

    private static Scenario Deploy(params TestCertificate[] clients) => Deploy("", clients);

    private static Scenario Deploy(string rules, params TestCertificate[] clients)
    {
        var scenario = new Scenario($$"""
            version: 1
            {{rules}}
            certificates: { fleet: { files: devices/*.pem, role: client, trust: root.pem } }
            """).File("root.pem", Root.Pem);
        for (var device = 0; device < clients.Length; device++)
            scenario.File($"devices/{device}.pem", Pem.Chain(clients[device], Intermediate));
        return scenario;
    }

    private static Scenario Two(string server, string client, string ofClient, string ofServer = "") => new Scenario($"""
        version: 1
        certificates:
          server:
            file: server.pem
            {ofServer}
          client:
            file: client.pem
            {client}
        """).File("server.pem", server).File("client.pem", ofClient);
}
