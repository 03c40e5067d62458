using MqttCertGate.TestPki;
using static MqttCertGate.Tests.Scenario;
using Pki = MqttCertGate.Manifests.Pki;

namespace MqttCertGate.Tests.Rules.Roles;

public sealed class PkiAssumedTests
{
    // A rule that weighs more in a public certificate shows what was assumed.
    private const string KeyUsageNotCritical = "MCG4023";

    private const string TakenForPrivate =
        "note: The certificate is taken for privately issued, because nothing in it tells of a publicly trusted CA; 'pki: public' or 'pki: private' says it for good.";

    private static TestCertificate Leaf => Good.With(TestExtension.KeyUsage(KeyUsageBits.DigitalSignature, critical: false));

    public static TheoryData<string, TestExtension> Evidence => new()
    {
        { "the CA/B Forum's policy 2.23.140.1.2.1", TestExtension.CertificatePolicies("2.999.1", "2.23.140.1.2.1") },
        { "signed certificate timestamps", new TestExtension("1.3.6.1.4.1.11129.2.4.2", critical: false, [0x04, 0x02, 0x00, 0x00]) },
    };

    [Theory]
    [MemberData(nameof(Evidence))]
    public void A_certificate_that_tells_of_a_public_CA_is_held_to_the_rules_for_them(string evidence, TestExtension extension)
    {
        using var scenario = Server(Leaf.With(extension), "pki: auto");

        Assert.Equal(
            [$"note: The certificate is taken for publicly trusted, because of {evidence}; 'pki: public' or 'pki: private' says it for good."],
            scenario.FindingsOf("MCG9012"));
        Assert.StartsWith("error: ", Assert.Single(scenario.FindingsOf(KeyUsageNotCritical)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2.23.140.2.1")] // the CA/B Forum's arc for EV code signing
    [InlineData("2.23.14.1")]
    public void Other_policies_tell_nothing(string policy)
    {
        using var scenario = Server(Leaf.With(TestExtension.CertificatePolicies(policy)), "pki: auto");

        Assert.Equal([TakenForPrivate], scenario.FindingsOf("MCG9012"));
        Assert.StartsWith("warning: ", Assert.Single(scenario.FindingsOf(KeyUsageNotCritical)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(Pki.Public), "error: ")]
    [InlineData(nameof(Pki.Private), "warning: ")]
    public void What_the_manifest_says_is_not_assumed(string pki, string level)
    {
        using var scenario = Server(Leaf.With(TestExtension.CertificatePolicies("2.23.140.1.2.1")), $"pki: {pki.ToLowerInvariant()}");

        Assert.Empty(scenario.FindingsOf("MCG9012"));
        Assert.StartsWith(level, Assert.Single(scenario.FindingsOf(KeyUsageNotCritical)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_matches_of_a_glob_are_spoken_of_once_where_the_entry_is_declared()
    {
        using var scenario = new Scenario("version: 1\ncertificates:\n  fleet: { files: '*.pem', role: client }\n")
            .File("a.pem", Intermediate.Client("device-1").Pem).File("b.pem", Intermediate.Client("device-2").Pem);

        var finding = Assert.Single(scenario.Check().Findings, finding => finding.Rule.Id == "MCG9012");
        Assert.Equal(
            "2 certificates are taken for privately issued, because nothing in them tells of a publicly trusted CA; 'pki: public' or 'pki: private' says it for good.",
            finding.Violation.Message);
        Assert.Equal((3, 3), (finding.Violation.Location.Line, finding.Violation.Location.Column));
    }
}
