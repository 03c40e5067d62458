using System.Text.Json.Nodes;
using MqttCertGate.Tests;
using MqttCertGate.Tests.Reporting;

namespace MqttCertGate.Tool.Tests;

/// <summary>Every path of a SARIF file is that of a tracked file, however the repository was checked out and wherever the tool was started.</summary>
public sealed class SarifPathTests : IDisposable
{
    private const string Project = "deploy ä/#1 [x]";

    private static readonly string Certificates = Path.Combine(RepositoryPaths.Root, "samples", "faulty-server", "certs");

    private readonly TemporaryFolder folder = new();

    public SarifPathTests()
    {
        folder.With($"repository/{Project}/mqttcertgate.yml", """
            version: 1
            certificates:
              broker: { file: 100%:expired.pem, trust: root.pem, domains: [mqtt.example.com] }
              linked: { file: current.pem, trust: root.pem, domains: [mqtt.example.com] }

            """);
        folder.With($"repository/{Project}/100%:expired.pem", File.ReadAllText(Path.Combine(Certificates, "expired.pem")));
        folder.With($"repository/{Project}/root.pem", File.ReadAllText(Path.Combine(Certificates, "root.crt")));
        File.CreateSymbolicLink(folder[$"repository/{Project}/current.pem"], "100%:expired.pem");
        Directory.CreateSymbolicLink(folder["repository/linked"], Project);
        GitRepository.Commit(folder["repository"]);
    }

    public void Dispose() => folder.Dispose();

    /// <summary>How a checkout is made, where the tool is started, and what it is asked to check.</summary>
    public static TheoryData<string, string, string, string> Checkouts => new()
    {
        { "clone", "repository", "repository", "." },
        { "clone", "repository", $"repository/{Project}", "." },
        { "clone", "repository", "", $"repository/{Project}/mqttcertgate.yml" },
        { "clone", "repository", "repository", "linked" },
        { "worktree", "worktree", "worktree", "." },
        { "submodule", "super/vendor/module", "super", "vendor" },
        { "link", "repository", "", "link" },
        { "link", "repository", "", "link/linked/mqttcertgate.yml" },
        { "link to a folder", "repository", "", "link" },
    };

    [Theory]
    [MemberData(nameof(Checkouts))]
    public async Task Is_of_the_checkout(string kind, string root, string start, string path)
    {
        CheckOut(kind);

        var run = await ToolProcess.Run(folder[start], path, "--at", "2026-12-01", "--sarif", folder["out.sarif"]);

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        var sarif = File.ReadAllText(folder["out.sarif"]);
        Assert.Empty(SarifRules.Faults(sarif));
        var uris = Uris(JsonNode.Parse(sarif)!).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.Equal(
            ["deploy%20%C3%A4/%231%20%5Bx%5D/100%25:expired.pem", "deploy%20%C3%A4/%231%20%5Bx%5D/mqttcertgate.yml", "deploy%20%C3%A4/%231%20%5Bx%5D/root.pem"], uris);
        Assert.Empty(uris.Select(Uri.UnescapeDataString).Except(GitRepository.Files(folder[root])));
    }

    [Fact]
    public async Task A_manifest_that_is_a_link_is_known_by_the_file_it_leads_to()
    {
        folder.With("repository/shared/broker.yml", "version: 1\ncertificates:\n  broker: { file: missing.pem, trust: missing.pem, domains: [mqtt.example.com] }\n");
        folder.WithFolder("repository/plant");
        File.CreateSymbolicLink(folder["repository/plant/mqttcertgate.yml"], "../shared/broker.yml");

        await ToolProcess.Run(folder["repository/plant"], "--at", "2026-12-01", "--sarif", "out.sarif");

        Assert.Equal(["shared/broker.yml"], Uris(JsonNode.Parse(File.ReadAllText(folder["repository/plant/out.sarif"]))!).Distinct());
    }

    private void CheckOut(string kind)
    {
        switch (kind)
        {
            case "worktree":
                GitRepository.Run(folder["repository"], "worktree", "add", "--quiet", "--detach", folder["worktree"]);
                Assert.True(File.Exists(folder["worktree/.git"]));
                break;
            case "submodule":
                GitRepository.Commit(folder.With("super/README").WithFolder("super")["super"]);
                GitRepository.Run(folder["super"], "submodule", "--quiet", "add", folder["repository"], "vendor/module");
                Assert.True(File.Exists(folder["super/vendor/module/.git"]));
                break;
            case "link":
                Directory.CreateSymbolicLink(folder["link"], "repository");
                break;
            case "link to a folder":
                Directory.CreateSymbolicLink(folder["link"], folder[$"repository/{Project}"]);
                break;
        }
    }

    private static IEnumerable<string> Uris(JsonNode? node) => node switch
    {
        JsonObject location when location["uriBaseId"] is not null => [(string)location["uri"]!],
        JsonObject members => members.SelectMany(member => Uris(member.Value)),
        JsonArray items => items.SelectMany(Uris),
        _ => [],
    };
}
