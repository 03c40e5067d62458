using System.Diagnostics;
using System.Net.Sockets;
using MqttCertGate.Findings;
using MqttCertGate.TestPki;

namespace MqttCertGate.Tests.Confinement;

/// <summary>
/// A repository in which all is well, and beside it a folder of what belongs to somebody else: files that would be of use to a manifest, each with
/// a word that nothing of a run may show.
/// </summary>
internal sealed class ConfinedRepository : IDisposable
{
    public const string Secret = "word-of-another";

    // Whoever opens a pipe that nobody writes to waits for ever.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mqttcertgate-");
    private readonly List<Socket> sockets = [];

    public ConfinedRepository()
    {
        Directory.CreateDirectory(Path.Combine(Root, ".git"));
        Write(Outside, "file.pem", $"# {Secret}\n{Pem.Chain(Scenario.Good, Scenario.Intermediate)}");
        Write(Outside, "file.yml", $"version: 1\n{Secret}: x\n");
        Write(Root, "server.pem", Pem.Chain(Scenario.Good, Scenario.Intermediate));
        Write(Root, "root.pem", Scenario.Root.Pem);
    }

    public string Root => Path.Combine(folder.FullName, "repository");

    public string Outside => Path.Combine(folder.FullName, "outside");

    /// <summary>A manifest whose only entry has these keys; <paramref name="top"/> is more YAML above it.</summary>
    public void Declare(string entry, string top = "") => Write(Root, Scenario.ManifestName, $"version: 1\n{top}\ncertificates: {{ broker: {{ {entry} }} }}\n");

    public void Link(string path, string target) => File.CreateSymbolicLink(Path.Combine(Root, path), target);

    /// <summary>Makes at <paramref name="path"/> what is no regular file.</summary>
    public async Task MakeSpecial(string kind, string path)
    {
        var full = Path.Combine(Root, path);
        switch (kind)
        {
            case "pipe":
                using (var mkfifo = Process.Start("mkfifo", [full]))
                    await mkfifo.WaitForExitAsync(TestContext.Current.CancellationToken);
                break;
            case "socket":
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                sockets.Add(socket);
                socket.Bind(new UnixDomainSocketEndPoint(full));
                break;
            default:
                Directory.CreateDirectory(full);
                break;
        }
    }

    /// <summary>What the gate says of it, as messages; it does not pass, waits for nothing, and shows nothing of what lies outside.</summary>
    public async Task<IReadOnlyList<string>> Check()
    {
        var report = await Task.Run(() => Gate.Check(new GateRequest
        {
            Manifests = [Path.Combine(Root, Scenario.ManifestName)],
            RepositoryRoot = Root,
            At = Pki.Now,
        })).WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.NotEqual(Outcome.Passed, report.OutcomeAt(Level.Error));
        Assert.DoesNotContain(Secret, Reporting.Sample.Sarif(report), StringComparison.Ordinal);
        Assert.All(report.Artifacts, artifact => Assert.StartsWith(Root, artifact.Path, StringComparison.Ordinal));
        return [.. report.Findings.Select(finding => finding.Violation.Message)];
    }

    public void Dispose()
    {
        sockets.ForEach(socket => socket.Dispose());
        folder.Delete(recursive: true);
    }

    private static void Write(string folder, string name, string text)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, name), text);
    }
}
