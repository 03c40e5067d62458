using System.Text;
using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.TestPki;
using MqttCertGate.X509;

namespace MqttCertGate.Tests;

/// <summary>A repository in a folder of its own: a manifest, files, and a run of the whole gate over them.</summary>
internal sealed class Scenario : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mqttcertgate-");

    public Scenario(string manifest) => File(ManifestName, manifest);

    public const string ManifestName = "mqttcertgate.yml";

    private const string Defaults = "{ pki: private }";

    /// <summary>The root of every scenario, which its clients trust.</summary>
    public static TestCertificate Root { get; } = Pki.Root("Example Root CA");

    public static TestCertificate Intermediate { get; } = Root.Intermediate("Example Issuing CA");

    /// <summary>What passes every rule under every profile.</summary>
    public static TestCertificate Good { get; } = Intermediate.Server("mqtt.example.com");

    /// <summary>
    /// One entry <c>broker</c> of the profile tdmq and a PKI of one's own for mqtt.example.com, with <paramref name="leaf"/>, the intermediate and the root in place;
    /// <paramref name="entry"/> is more YAML for the entry, one key a line.
    /// </summary>
    public static Scenario Server(TestCertificate leaf, string entry = "domains: [mqtt.example.com]") =>
        Of(Pem.Chain(leaf, Intermediate), entry);

    /// <summary>The same with any text as the chain file.</summary>
    public static Scenario Of(string chain, string entry = "domains: [mqtt.example.com]") => new Scenario($"""
        version: 1
        profile: tdmq
        certificates:
          broker:
            file: server.pem
            trust: root.pem
            {entry.ReplaceLineEndings("\n    ")}
        defaults: {Defaults}
        """).File("server.pem", chain).File("root.pem", Root.Pem);

    /// <summary>The environment variables there are.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    public string Folder => folder.FullName;

    public Scenario File(string path, string content) => File(path, Encoding.UTF8.GetBytes(content));

    public Scenario File(string path, byte[] content)
    {
        var full = Path.Combine(folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        System.IO.File.WriteAllBytes(full, content);
        return this;
    }

    public Scenario Without(string path)
    {
        System.IO.File.Delete(Path.Combine(Folder, path));
        return this;
    }

    /// <summary>The whole gate, as of <see cref="Pki.Now"/> unless told otherwise.</summary>
    public Report Check(DateTime? at = null) => Gate.Check(new GateRequest
    {
        Manifests = [Path.Combine(Folder, ManifestName)],
        RepositoryRoot = RepositoryRoot.Find(Folder),
        At = at ?? Pki.Now,
        ReadVariable = Variables.GetValueOrDefault,
        IsListed = true,
    });

    /// <summary>The findings of one rule, as <c>level: message</c>, in order.</summary>
    public IReadOnlyList<string> FindingsOf(string rule, DateTime? at = null) =>
        [.. Check(at).Findings.Where(finding => finding.Rule.Id == rule).Select(Line)];

    /// <summary>What the rules about entries and clusters would judge.</summary>
    public IReadOnlyList<ISubject> Subjects()
    {
        var path = Path.Combine(Folder, ManifestName);
        using var verifier = new SignatureVerifier();
        if (MqttCertGate.Manifests.ManifestReader.Read(path, new Repository(Folder)).Manifest is not { } manifest)
            return [];
        var store = new ArtifactStore(new Repository(Folder), Variables.GetValueOrDefault);
        var reader = new EntryReader(manifest, store, verifier, new ValidationTime(Pki.Now), new WorkAllowance(WorkAllowance.Usual));
        var entries = manifest.Entries.SelectMany(reader.Read).ToList();
        var (deployment, cluster) = (new Deployment(), new Cluster("cluster"));
        entries.ForEach(deployment.Add);
        entries.ForEach(cluster.Add);
        return
        [
            .. entries.SelectMany(entry => EntryCheck.FilesOf(entry).SelectMany(file => EntryCheck.SubjectsOf(file, entry)).Concat(EntryCheck.SubjectsOf(entry)).Concat(EntryCheck.SubjectsOf(reader.Anchor(entry)))),
            .. entries.Count == 0 ? [] : new ISubject[] { deployment, cluster },
        ];
    }

    private static string Line(Finding finding) => $"{finding.Level.ToString().ToLowerInvariant()}: {finding.Violation.Message}";

    public void Dispose() => folder.Delete(recursive: true);
}
