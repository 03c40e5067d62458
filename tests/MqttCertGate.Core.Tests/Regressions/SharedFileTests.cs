using MqttCertGate.Findings;
using MqttCertGate.TestPki;

namespace MqttCertGate.Tests.Regressions;

public sealed class SharedFileTests
{
    private static string BrokenRoot => Scenario.Root.Pem + Scenario.Intermediate.Pem.Replace("MII", "M!I", StringComparison.Ordinal);

    [Theory]
    [InlineData("rules: { pem.base64-invalid: none }")]
    [InlineData("rules: { pem.base64-invalid: note }")]
    [InlineData("allow: [{ rule: pem.base64-invalid, reason: Old bundle, until: 2026-12-31 }]")]
    public void What_one_entry_accepts_of_a_file_another_does_not(string leniency)
    {
        foreach (var (first, second) in new[] { (leniency, ""), ("", leniency) })
        {
            using var scenario = new Scenario($"""
                version: 1
                certificates:
                  a:
                    file: server.pem
                    trust: root.pem
                    {first}
                  b:
                    file: server.pem
                    trust: root.pem
                    {second}
                """).File("server.pem", Pem.Chain(Scenario.Good, Scenario.Intermediate)).File("root.pem", BrokenRoot);

            var finding = Assert.Single(scenario.Check().Findings, finding => finding.Rule.Id == "MCG1008");

            Assert.Equal((true, Level.Error), (finding.IsActive, finding.Level));
        }
    }

    [Fact]
    public void An_anchor_is_judged_as_one_although_another_entry_named_its_file_before()
    {
        using var scenario = new Scenario("""
            version: 1
            certificates:
              bundle: { file: root.pem, role: ca, rules: { rsa.modulus-size: none } }
              broker: { file: server.pem, trust: root.pem }
            """).File("server.pem", Pem.Chain(Weak.Server("mqtt.example.com"))).File("root.pem", Weak.Pem);

        Assert.Equal(["error: The RSA modulus has 1024 bits; at least 2048 are required."], scenario.FindingsOf("MCG2006"));
    }

    [Fact]
    public void A_missing_anchor_of_many_files_is_one_finding()
    {
        using var scenario = new Scenario("""
            version: 1
            defaults: { pki: private }
            certificates:
              fleet: { files: devices/*.pem, role: client, trust: missing.pem }
            """);
        for (var device = 0; device < 3; device++)
            scenario.File($"devices/{device}.pem", Pem.Chain(Scenario.Intermediate.Client($"device-{device}"), Scenario.Intermediate));

        var finding = Assert.Single(scenario.Check().Findings);

        Assert.Equal("MCG1001", finding.Rule.Id);
    }

    private static TestCertificate Weak => Pki.Root("Weak Root CA").With(TestKey.Rsa1024).With(template => template with { Scheme = SignatureScheme.RsaSha256 });
}
