using MqttCertGate.Findings;
using MqttCertGate.Tests;
using MqttCertGate.Tool.Rendering;
using static MqttCertGate.Tool.Tests.Rendering.SampleReport;

namespace MqttCertGate.Tool.Tests.Rendering;

public sealed class SourceFilesTests
{
    // 47 octets, a line and a half of what a key looks like.
    private const string Base64 = "MC4CAQAwBQYDK2VwBCIEIAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g";

    [Theory]
    [InlineData("deploy/mqttcertgate.yaml")]
    [InlineData("base.yml")]
    public void A_YAML_file_is_shown(string path)
    {
        Assert.Equal("text", LineOf(path, "text"));
    }

    [Theory]
    [InlineData("certs/broker.pem")]
    [InlineData("certs/broker.key")]
    [InlineData("mqttcertgate")]
    public void Any_other_file_is_not(string path)
    {
        Assert.Null(LineOf(path, "text"));
    }

    [Fact]
    public void A_file_that_was_read_for_certificates_is_not_shown_whatever_its_name()
    {
        Assert.Null(LineOf("secret.yaml", "text", artifact: "secret.yaml"));
    }

    [Theory]
    [InlineData($"key: {Base64}")]
    [InlineData($"key: \"{Base64}\"")]
    [InlineData("a\0b")]
    [InlineData("text\n-----BEGIN PRIVATE KEY-----\nMC4C\n-----END PRIVATE KEY-----")]
    public void What_may_be_a_key_is_not_shown(string text)
    {
        Assert.Null(LineOf("deploy/mqttcertgate.yaml", text));
    }

    [Theory]
    [InlineData("pin: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    [InlineData("pin: spki:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 # new")]
    [InlineData("file: certificates/brokers/eu/production/current/server.chain.pem")]
    public void Fingerprints_and_paths_are_shown(string text)
    {
        Assert.Equal(text, LineOf("deploy/mqttcertgate.yaml", text));
    }

    [Fact]
    public void A_line_that_is_not_there_is_not_shown()
    {
        Assert.Null(new SourceFiles(Of(), _ => "one\r\ntwo").LineOf(new SourceLocation(Manifest, 3, 1, 3, 2)));
        Assert.Null(new SourceFiles(Of(), _ => null).LineOf(new SourceLocation(Manifest, 1, 1, 1, 2)));
    }

    [Fact]
    public void The_beginning_of_a_file_stands_for_the_file()
    {
        Assert.Null(new SourceFiles(Of(), _ => "text").LineOf(SourceLocation.StartOf(Manifest)));
    }

    [Fact]
    public void A_binary_or_large_file_is_not_read_for_a_frame()
    {
        using var folder = new TemporaryFolder();
        folder.With("large.yml", new string(' ', (1 << 20) + 1)).With("empty.yml").With("small.yml", "\uFEFFtext");
        File.WriteAllBytes(folder["binary.yml"], [0x30, 0x82, 0x01, 0x22]);

        Assert.Equal("text", SourceFile.Read(folder["small.yml"]));
        Assert.All(["large.yml", "empty.yml", "binary.yml", "missing.yml"], name => Assert.Null(SourceFile.Read(folder[name])));
    }

    private static string? LineOf(string path, string text, string artifact = "other.pem")
    {
        var report = new Report
        {
            At = Noon,
            NextChange = null,
            RepositoryRoot = Root,
            Rules = [],
            Manifests = [Manifest],
            Artifacts = [new CheckedArtifact(At(artifact), PlainDigest.Of(0), "")],
            CertificateCount = 0,
            Findings = [],
        };
        return new SourceFiles(report, _ => text).LineOf(new SourceLocation(At(path), 1, 1, 1, 3));
    }
}
