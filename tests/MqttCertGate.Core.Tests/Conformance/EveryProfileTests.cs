using MqttCertGate.Profiles;

namespace MqttCertGate.Tests.Conformance;

/// <summary>The certificates of the public suites under every profile.</summary>
public sealed class EveryProfileTests(SuiteRepository suites) : IClassFixture<SuiteRepository>
{
    /// <summary>Every profile of a broker, and every overlay of a client, as a manifest names it.</summary>
    public static TheoryData<string> Profiles =>
    [
        .. ProfileReader.BuiltIn(ProfileKind.Broker).Select(broker => $"profile: {broker}"),
        .. ProfileReader.BuiltIn(ProfileKind.Clients).Select(client => $"clients: [{client}]"),
    ];

    [Theory]
    [MemberData(nameof(Profiles))]
    public void No_rule_fails(string profile)
    {
        var report = suites.Check(profile);

        Assert.DoesNotContain(report.Findings, finding => finding.Rule.Id == "MCG0001");
        Assert.True(report.CertificateCount > 500, $"Only {report.CertificateCount} certificates were read.");
    }
}
