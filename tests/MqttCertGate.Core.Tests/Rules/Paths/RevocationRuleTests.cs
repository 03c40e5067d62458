using MqttCertGate.Findings;
using MqttCertGate.TestPki;
using static MqttCertGate.Tests.Scenario;

namespace MqttCertGate.Tests.Rules.Paths;

/// <summary>Revocation lists and certificate policies, as the gate reports them.</summary>
public sealed class RevocationRuleTests
{
    [Fact]
    public void Passes_with_a_current_list_of_every_issuer()
    {
        using var scenario = Server(Good, "domains: [mqtt.example.com]\ncrl: [root.crl, ca.crl]")
            .File("root.crl", Pki.Crl(Root).Der).File("ca.crl", Pki.Crl(Intermediate).Pem);

        Assert.Empty(scenario.Check().Findings.Select(finding => finding.Violation.Message));
    }

    [Fact]
    public void Reports_a_revoked_certificate_and_the_list_that_says_so()
    {
        using var scenario = Server(Good, "crl: all.crl").File("all.crl", Pki.Crl(Root).Pem + Pki.Crl(Intermediate, Good).Pem);

        var finding = Assert.Single(scenario.Check().Findings, finding => finding.Rule.Id == "MCG7023");

        Assert.Equal(Level.Error, finding.Level);
        Assert.Equal(
            $"'mqtt.example.com' (serial number {Digest.Hex(Good.SerialNumber)}) was revoked by 'Example Issuing CA' on 2026-04-01 00:00:00 UTC; a certificate in use must not be revoked.",
            finding.Violation.Message);
        Assert.Equal("leaf", finding.Violation.Slot);
        Assert.EndsWith("server.pem", finding.Violation.Location.Path, StringComparison.Ordinal);
        var list = finding.Violation.Related[0];
        Assert.EndsWith("all.crl", list.Location.Path, StringComparison.Ordinal);
        Assert.Equal(Pki.Crl(Root).Pem.Count(character => character == '\n') + 2, list.Location.Line);
        Assert.Equal("the revocation list of 'Example Issuing CA'", list.Message);
    }

    [Fact]
    public void Reports_what_no_list_can_tell()
    {
        using var scenario = Server(Good, "crl: ca.crl").File("ca.crl", (Pki.Crl(Intermediate) with { NextUpdate = Pki.Now.AddDays(-1) }).Pem);

        Assert.Equal(
            [
                "error: Whether 'mqtt.example.com' is revoked is unknown: the revocation list of 'Example Issuing CA' was to be replaced by 2026-05-31 00:00:00 UTC; a list that can be used is required.",
                "error: No declared revocation list is of 'Example Root CA', so whether 'Example Issuing CA' is revoked is unknown; a current list of every issuer is required.",
            ],
            scenario.FindingsOf("MCG7023"));
    }

    [Fact]
    public void Does_not_pass_for_a_file_that_is_missing()
    {
        using var scenario = Server(Good, "crl: missing.crl\nrules: { file.missing: none }");

        Assert.Equal(2, scenario.FindingsOf("MCG7023").Count);
    }

    [Fact]
    public void Expects_lists_and_nothing_else_in_a_file_of_lists()
    {
        using var scenario = Server(Good, "crl: all.crl").File("all.crl", Pki.Crl(Root).Pem + Pki.Crl(Intermediate).Pem + Root.Pem + Good.PrivateKeyPem);

        Assert.Equal(
            ["warning: A block 'CERTIFICATE' stands in a file of revocation lists; it has no place there."], scenario.FindingsOf("MCG1011"));
        Assert.Single(scenario.FindingsOf("MCG2004"));
    }

    [Fact]
    public void Reports_a_policy_that_is_required_and_not_there()
    {
        var ca = Root.Intermediate("Explicit CA")
            .With(TestExtension.PolicyConstraints(requireExplicitPolicy: 0)).With(TestExtension.CertificatePolicies("2.999.1"));
        using var none = Of(Pem.Chain(ca.Server("leaf"), ca));
        using var another = Of(Pem.Chain(ca.Server("leaf").With(TestExtension.CertificatePolicies("2.999.2")), ca));
        using var same = Of(Pem.Chain(ca.Server("leaf").With(TestExtension.CertificatePolicies("2.999.1")), ca));

        Assert.Equal(["error: 'leaf' has no certificatePolicies, and no policy is valid for it; the path requires a valid policy."], none.FindingsOf("MCG7017"));
        Assert.Equal(["error: 'leaf' has the policies 2.999.2, and no policy is valid for it; the path requires a valid policy."], another.FindingsOf("MCG7017"));
        Assert.Empty(same.FindingsOf("MCG7017"));
    }
}
