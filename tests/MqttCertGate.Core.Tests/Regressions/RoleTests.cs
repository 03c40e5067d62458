using MqttCertGate.Findings;
using MqttCertGate.TestPki;

namespace MqttCertGate.Tests.Regressions;

public sealed class RoleTests
{
    private static readonly string Pin = new('0', 64);

    [Theory]
    [InlineData("role: ca", "MCG7018", "The CA 'Old CA' expired on 2026-05-01 00:00:00 UTC; every CA of a bundle must be valid.")]
    [InlineData("role: trust", "MCG7019", "The trust anchor 'Old CA' expired on 2026-05-01 00:00:00 UTC; an anchor within its dates is required.")]
    [InlineData("role: auto", "MCG7018", "The CA 'Old CA' expired on 2026-05-01 00:00:00 UTC; every CA of a bundle must be valid.")]
    public void A_CA_that_expired_does_not_pass_where_no_path_leads_through_it(string role, string rule, string expected)
    {
        using var scenario = Of(role, Scenario.Root.Intermediate("Old CA").Valid(Pki.Utc("2020-01-01T00:00:00Z"), Pki.Utc("2026-05-01T00:00:00Z")));

        Assert.Equal([$"error: {expected}"], scenario.FindingsOf(rule));
        Assert.Single(scenario.Check().Findings);
    }

    [Theory]
    [InlineData("role: ca", "MCG7018")]
    [InlineData("role: trust", "MCG7019")]
    public void A_CA_that_is_not_yet_valid_does_not_pass_either(string role, string rule)
    {
        using var scenario = Of(role, Scenario.Root.Intermediate("New CA").Valid(Pki.Utc("2027-01-01T00:00:00Z"), Pki.Utc("2030-05-01T00:00:00Z")));

        Assert.EndsWith("2027-01-01 00:00:00 UTC; " + (rule == "MCG7018" ? "every CA of a bundle must be valid." : "an anchor within its dates is required."),
            Assert.Single(scenario.FindingsOf(rule)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_leaf_is_no_trust_anchor()
    {
        using var scenario = Of("role: trust", Scenario.Good);

        Assert.Equal(["error: 'mqtt.example.com' has no CA:TRUE; a trust anchor must be a CA."], scenario.FindingsOf("MCG7024"));
    }

    [Fact]
    public void A_root_older_than_basicConstraints_is_a_trust_anchor()
    {
        using var scenario = Of("role: trust", Scenario.Root.Without("2.5.29.19"));

        Assert.Equal(["MCG4011"], scenario.Check().Findings.Select(finding => finding.Rule.Id));
        Assert.Empty(scenario.FindingsOf("MCG7024"));
    }

    [Theory]
    [InlineData("role: client", "domains: [mqtt.example.com]", "'domains' is declared and is not evaluated for the role 'client'.")]
    [InlineData("role: ca", "domains: [mqtt.example.com]", "'domains' is declared and is not evaluated for the role 'ca'.")]
    [InlineData("role: trust", "key: ca.pem", "'key' is declared and is not evaluated for the role 'trust'.")]
    [InlineData("role: ca", "pin: PIN", "'pin' is declared and is not evaluated for the role 'ca'.")]
    public void What_is_promised_of_one_role_is_not_forgotten_under_another(string role, string key, string expected)
    {
        using var scenario = Of($"{role}\n    {key.Replace("PIN", Pin, StringComparison.Ordinal)}", Scenario.Root);

        Assert.Contains($"error: {expected}", scenario.FindingsOf("MCG0003"));
    }

    [Fact]
    public void A_server_certificate_for_clients_does_not_become_a_client_certificate_by_itself()
    {
        using var scenario = Scenario.Server(
            Scenario.Good.With(TestExtension.ExtendedKeyUsage(TestExtension.ClientAuth)), "domains: [mqtt.example.com]\nrole: auto");

        Assert.Equal(["error: 'domains' is declared and is not evaluated for the role 'client'."], scenario.FindingsOf("MCG0003"));
        Assert.Equal(Outcome.NotChecked, scenario.Check().OutcomeAt(Level.Error));
    }

    private static Scenario Of(string entry, TestCertificate certificate) => new Scenario($"""
        version: 1
        profile: tdmq
        certificates:
          x:
            file: ca.pem
            pki: private
            {entry}
        """).File("ca.pem", certificate.Pem);
}
