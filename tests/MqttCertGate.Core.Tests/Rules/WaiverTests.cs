using MqttCertGate.Findings;
using MqttCertGate.TestPki;
using static MqttCertGate.Tests.Scenario;

namespace MqttCertGate.Tests.Rules;

public sealed class WaiverTests
{
    private const string Unused =
        "note: The allowance of 'MCG2006' matched no finding; what is not needed is to be removed.";

    private const string UnusedOther =
        "note: The allowance of 'MCG2005' matched no finding; what is not needed is to be removed.";

    private static TestCertificate Weak => Good.With(TestKey.Rsa1024);

    [Theory]
    [InlineData("2026-06-01", "Passed")]
    [InlineData("2027-06-01", "Passed")]
    [InlineData("2026-05-31", "NotChecked")]
    [InlineData("2027-06-02", "NotChecked")]
    public void A_finding_is_accepted_until_a_day_at_most_a_year_ahead(string until, string outcome)
    {
        using var scenario = Server(Weak, $"allow: [{{ rule: rsa.modulus-size, reason: Old gateways, until: {until} }}]");

        Assert.Equal(outcome, scenario.Check().OutcomeAt(Level.Error).ToString());
    }

    [Fact]
    public void An_accepted_finding_is_kept_with_its_reason()
    {
        using var scenario = Server(Weak, "allow: [{ rule: MCG2006, reason: Old gateways, until: 2026-12-31 }]");

        var finding = Assert.Single(scenario.Check().Findings, finding => finding.Rule.Id == "MCG2006");

        Assert.False(finding.IsActive);
        Assert.Equal("Old gateways", finding.Waiver?.Reason);
    }

    [Fact]
    public void A_waiver_for_one_certificate_does_not_cover_its_renewal()
    {
        var renewed = Weak.With(template => template with { SerialNumber = [0x01] });
        var fingerprint = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(Weak.Der))[..8];
        var allow = $"allow: [{{ rule: rsa.modulus-size, reason: Old gateways, until: 2026-12-31, sha256: {fingerprint} }}]";
        using var before = Server(Weak, allow);
        using var after = Server(renewed, allow);

        Assert.Equal(Outcome.Passed, before.Check().OutcomeAt(Level.Error));
        Assert.Equal(Outcome.Failed, after.Check().OutcomeAt(Level.Error));
    }

    [Fact]
    public void The_last_day_counts_to_its_last_second_in_UTC()
    {
        using var scenario = Server(Weak, "allow: [{ rule: rsa.modulus-size, reason: Old gateways, until: 2026-06-30 }]");

        Assert.Equal(Outcome.Passed, scenario.Check(Pki.Utc("2026-06-30T23:59:59Z")).OutcomeAt(Level.Error));
        var report = scenario.Check(Pki.Utc("2026-07-01T00:00:00Z"));
        Assert.Equal(
            ["MCG0005: The allowance of 'MCG2006' ended on 2026-06-30.", "MCG2006: The RSA modulus has 1024 bits; at least 2048 are required."],
            report.Findings.Where(finding => finding.Level == Level.Error).Select(finding => $"{finding.Rule.Id}: {finding.Violation.Message}"));
        Assert.All(report.Findings, finding => Assert.True(finding.IsActive));
    }

    [Theory]
    [InlineData("rule: rsa.modulus-size", "")]
    [InlineData("rule: MCG2006", "")]
    [InlineData("rule: rsa.modulus-size, sha256: 00000000", Unused)]
    [InlineData("rule: key.cert-mismatch", UnusedOther)]
    public void An_allowance_that_matches_nothing_is_pointed_out(string rule, string expected)
    {
        using var scenario = Server(Weak, $"allow: [{{ {rule}, reason: Old gateways, until: 2026-12-31 }}]");

        Assert.Equal(expected.Length == 0 ? [] : [expected], scenario.FindingsOf("MCG0006"));
    }

    [Fact]
    public void An_allowance_that_ended_is_not_unused_as_well()
    {
        using var scenario = Server(Good, "allow: [{ rule: rsa.modulus-size, reason: Old gateways, until: 2026-05-31 }]");

        Assert.Equal("MCG0005", Assert.Single(scenario.Check().Findings).Rule.Id);
    }

    [Fact]
    public void An_allowance_for_a_file_that_cannot_be_read_is_not_unused()
    {
        using var scenario = Of("no certificate\n", "allow: [{ rule: rsa.modulus-size, reason: Old gateways, until: 2026-12-31 }]");

        Assert.Empty(scenario.FindingsOf("MCG0006"));
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public void An_allowance_of_a_glob_is_used_where_one_match_needs_it(bool needed, int unused)
    {
        using var scenario = new Scenario("""
            version: 1
            certificates:
              fleet:
                files: '*.pem'
                role: client
                allow: [{ rule: rsa.modulus-size, reason: Old gateways, until: 2026-12-31 }]
            """)
            .File("a.pem", Intermediate.Client("device-1").Pem)
            .File("b.pem", Intermediate.Client("device-2").With(needed ? TestKey.Rsa1024 : TestKey.Rsa2048A).Pem);

        Assert.Equal(unused, scenario.FindingsOf("MCG0006").Count);
    }

    [Fact]
    public void A_finding_about_several_entries_is_accepted_at_the_one_it_names()
    {
        var entries = string.Concat(Enumerable.Range(1, 4).Select(number => $"  broker-{number}: {{ file: server.pem{(number == 4 ? ", allow: [{ rule: server.limits, reason: Moving, until: 2026-12-31 }]" : "")} }}\n"));
        using var scenario = new Scenario($"version: 1\nprofile: tdmq\ndefaults: {{ trust: root.pem, pki: private }}\ncertificates:\n{entries}")
            .File("server.pem", Pem.Chain(Good, Intermediate)).File("root.pem", Root.Pem);

        Assert.False(Assert.Single(scenario.Check().Findings).IsActive);
    }

    [Fact]
    public void A_waiver_of_one_rule_leaves_the_others()
    {
        using var scenario = Server(
            Weak.Without("2.5.29.17"), "allow: [{ rule: rsa.modulus-size, reason: Old gateways, until: 2026-12-31 }]");

        Assert.Equal(Outcome.Failed, scenario.Check().OutcomeAt(Level.Error));
    }
}
