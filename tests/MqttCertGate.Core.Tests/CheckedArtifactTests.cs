using MqttCertGate.Findings;

namespace MqttCertGate.Tests;

/// <summary>A report names every file that its verdict depends on, once.</summary>
public sealed class CheckedArtifactTests
{
    [Fact]
    public void Manifests_what_they_extend_profiles_and_certificates_are_all_named()
    {
        using var scenario = new Scenario("""
            version: 1
            extends: base.yml
            profile: team.yml
            certificates: { broker: { file: server.pem, trust: root.pem } }
            """)
            .File("base.yml", "version: 1\n")
            .File("team.yml", "id: team\ntitle: Ours\nrevision: 2026-01-01\ndocuments: [https://example.com/]\nrules: { eku.server-auth: { level: error, source: Ours } }\n")
            .File("server.pem", Scenario.Good.Pem).File("root.pem", Scenario.Root.Pem);

        var artifacts = scenario.Check().Artifacts;

        Assert.Equal(
            ["base.yml", "mqttcertgate.yml", "root.pem", "server.pem", "team.yml"], artifacts.Select(artifact => Path.GetFileName(artifact.Path)));
        Assert.Equal(3, artifacts.Count(artifact => artifact.MimeType == CheckedArtifact.Yaml));
    }
}
