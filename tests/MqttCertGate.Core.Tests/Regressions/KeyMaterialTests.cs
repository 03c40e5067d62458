using MqttCertGate.Findings;
using MqttCertGate.TestPki;

namespace MqttCertGate.Tests.Regressions;

public sealed class KeyMaterialTests
{
    private static readonly string Base64 = Convert.ToBase64String(TestKey.P256A.Pkcs8);

    public static TheoryData<string> Pasted =>
    [
        $"key: {Base64}",
        $"key: {Base64[..64]}",
        $"pin: {Base64}",
        $"files: {Base64}",
        $"{Base64}: text",
        $"key: |\n  {Scenario.Root.PrivateKeyPem.TrimEnd().ReplaceLineEndings("\n  ")}",
    ];

    [Theory]
    [MemberData(nameof(Pasted))]
    public void A_key_pasted_into_a_manifest_is_not_repeated(string entry)
    {
        using var scenario = Scenario.Server(Scenario.Good, entry);

        AssertSecret(scenario);
    }

    [Theory]
    [InlineData("extends: server.key")]
    [InlineData("profile: ./server.key")]
    public void A_key_named_in_the_place_of_a_manifest_is_not_repeated(string key)
    {
        using var scenario = new Scenario($"version: 1\n{key}\ncertificates: {{ broker: {{ file: server.pem }} }}\n")
            .File("server.key", Scenario.Root.PrivateKeyPem);

        AssertSecret(scenario);
    }

    [Fact]
    public void A_long_path_is_no_key()
    {
        const string path = "deploy/Production2026/certificates/brokers/EuropeWest1/server.pem";
        using var scenario = new Scenario($"version: 1\ncertificates: {{ broker: {{ file: {path}, trust: root.pem, pki: private }} }}\n")
            .File(path, Pem.Chain(Scenario.Good, Scenario.Intermediate))
            .File("root.pem", Scenario.Root.Pem);

        Assert.Empty(scenario.Check().Findings);
    }

    private static void AssertSecret(Scenario scenario)
    {
        var report = scenario.Check();

        Assert.Equal(Outcome.NotChecked, report.OutcomeAt(Level.Error));
        Assert.All(report.Findings, finding => Assert.DoesNotContain(
            Base64[..24], $"{finding.Violation.Message} {finding.Violation.Help} {finding.Violation.Marker}", StringComparison.Ordinal));
    }
}
