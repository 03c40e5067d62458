using MqttCertGate.Findings;
using MqttCertGate.TestPki;
using static MqttCertGate.Tests.Scenario;

namespace MqttCertGate.Tests.Profiles;

/// <summary>A broker's profile and overlays of clients together, in a manifest.</summary>
public sealed class OverlayTests
{
    private const string Own = "title: Ours\nrevision: 2026-05-01\nrules:\n  ";

    [Fact]
    public void A_contradiction_names_both_sides_their_sources_and_the_way_out()
    {
        using var scenario = With("profile: tdmq\nclients: [public-ca-2026]", Good.With(
            TestExtension.KeyUsage(KeyUsageBits.DigitalSignature | KeyUsageBits.KeyEncipherment)));

        var finding = Assert.Single(scenario.Check().Findings);

        Assert.Equal(("MCG4026", Level.Error, "client overlay public-ca-2026"), (finding.Rule.Id, finding.Level, finding.LevelOrigin));
        var note = Assert.Single(finding.Notes);
        Assert.StartsWith("profile tdmq (76736, step 1, server.conf (keyUsage)): The page's template has", note, StringComparison.Ordinal);
        Assert.Contains("the CA/B Forum's requirements (§7.1.2.7.11) forbid keyEncipherment", note, StringComparison.Ordinal);
        Assert.Contains("The broker takes 'keyUsage = critical,digitalSignature' as well", note, StringComparison.Ordinal);
        Assert.Equal($"{finding.Violation.Message} {note}", finding.Text);
    }

    [Fact]
    public void An_overlay_of_ones_own_is_read_and_the_strictest_of_several_wins()
    {
        using var scenario = With("profile: tdmq\nclients: [clients/old.yml, apple]", Good)
            .File("clients/old.yml", $"id: old\n{Own}validity.max-private: {{ level: warning, maximumDays: 100, source: wiki }}\n");

        var finding = Assert.Single(scenario.Check().Findings);

        Assert.Equal("error: The certificate is valid for 365 days; at most 100 are accepted.", Assert.Single(scenario.FindingsOf("MCG6009")));
        Assert.Equal("client overlay apple", finding.LevelOrigin);
        Assert.Contains(scenario.Check().Artifacts, artifact => artifact.Path.EndsWith("old.yml", StringComparison.Ordinal));
    }

    [Fact]
    public void Overlays_that_nothing_satisfies_are_a_fault_of_the_manifest_until_it_decides()
    {
        const string Overlays = "clients: [rsa.yml, ec.yml]";
        Scenario Written(string head) => With(head, Good)
            .File("rsa.yml", $"id: rsa\n{Own}key.accepted: {{ level: error, acceptedKeys: RSA-2048, source: wiki 1 }}\n")
            .File("ec.yml", $"id: ec\n{Own}key.accepted: {{ level: error, acceptedKeys: P-256, source: wiki 2 }}\n");
        using var undecided = Written(Overlays);
        using var decided = Written($"{Overlays}\nrules: {{ key.accepted: {{ acceptedKeys: [P-256, P-384] }} }}");

        var finding = Assert.Single(undecided.Check().Findings);

        Assert.Equal(
            ("MCG0008", "client overlay rsa and client overlay ec say different values for 'acceptedKeys' of key.accepted, and nothing satisfies both."),
            (finding.Rule.Id, finding.Violation.Message));
        Assert.Equal(
            "Say under 'rules' of the manifest which value holds: 'key.accepted: { acceptedKeys: … }'. Both have their sources (wiki 1; wiki 2).",
            finding.Violation.Help);
        Assert.Equal((2, 11), (finding.Violation.Location.Line, finding.Violation.Location.Column));
        Assert.Empty(decided.Check().Findings);
    }

    [Theory]
    [InlineData("clients: [esp32]", "Unknown client overlay 'esp32'.")]
    [InlineData("clients: [apple, missing.yml]", "The file 'missing.yml' does not exist.")]
    public void An_overlay_that_cannot_be_read_is_reported_and_nothing_passes(string head, string message)
    {
        using var scenario = With(head, Good);

        Assert.Equal([message], scenario.Check().Findings.Select(finding => finding.Violation.Message));
        Assert.Equal(Outcome.NotChecked, scenario.Check().OutcomeAt(Level.Error));
    }

    private static Scenario With(string head, TestCertificate leaf) => new Scenario($"""
        version: 1
        {head}
        certificates:
          broker: {"{ file: server.pem, trust: root.pem, pki: private }"}
        """).File("server.pem", Pem.Chain(leaf, Intermediate)).File("root.pem", Root.Pem);
}
