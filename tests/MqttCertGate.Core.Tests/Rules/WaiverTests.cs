using MqttCertGate.Findings;
using MqttCertGate.TestPki;
using static MqttCertGate.Tests.Scenario;

namespace MqttCertGate.Tests.Rules;

public sealed class WaiverTests
{
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
    public void A_waiver_of_one_rule_leaves_the_others()
    {
        using var scenario = Server(
            Weak.Without("2.5.29.17"), "allow: [{ rule: rsa.modulus-size, reason: Old gateways, until: 2026-12-31 }]");

        Assert.Equal(Outcome.Failed, scenario.Check().OutcomeAt(Level.Error));
    }
}
