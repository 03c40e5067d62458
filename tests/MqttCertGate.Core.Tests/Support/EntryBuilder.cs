using System.Text;
using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Paths;
using MqttCertGate.Rules;
using MqttCertGate.Subjects;
using MqttCertGate.TestPki;
using MqttCertGate.X509;
using Pki = MqttCertGate.TestPki.Pki;

namespace MqttCertGate.Tests;

/// <summary>Makes entries in memory, read and searched as the gate would.</summary>
internal sealed record EntryBuilder
{
    private static readonly SourceLocation Manifest = new("/repo/mqttcertgate.yml", 4, 11, 4, 27);

    public Role Role { get; init; } = Role.Server;

    public ArtifactFormat Format { get; init; } = ArtifactFormat.Pem;

    /// <summary>The entry's own file.</summary>
    public IReadOnlyList<TestCertificate> File { get; init; } = [];

    /// <summary>A file of intermediates; none where empty.</summary>
    public IReadOnlyList<TestCertificate> Chain { get; init; } = [];

    /// <summary>A file of anchors; none declared where empty.</summary>
    public IReadOnlyList<TestCertificate> Trust { get; init; } = [];

    public PathBudget Budget { get; init; } = new();

    /// <summary>The entry of a server whose file holds <paramref name="file"/>.</summary>
    public static EntryBuilder Server(params TestCertificate[] file) => new() { File = file };

    public EntryBuilder Trusting(params TestCertificate[] anchors) => this with { Trust = anchors };

    /// <summary>What every rule about entries says of it, in the catalogue's order.</summary>
    public IReadOnlyList<Finding> Judge(DateTime? at = null)
    {
        var time = new ValidationTime(at ?? Pki.Now);
        var findings = new List<Finding>();
        RuleRunner.Run([Build(time)], RuleSet.Resolve(isPublic: false), time, findings);
        return findings;
    }

    public Entry Build(ValidationTime time)
    {
        var file = Read("/repo/certs/server.pem", File);
        var chain = Chain.Count > 0 ? Read("/repo/certs/chain.pem", Chain) : null;
        var trust = Trust.Count > 0 ? Read("/repo/certs/root.pem", Trust) : null;
        var leaf = Role is Role.Server or Role.Client
            ? file.Certificates.FirstOrDefault(placed => !placed.Certificate.IsCa) ?? file.Certificates[0]
            : null;
        return new Entry
        {
            Declaration = new CertificateEntry { Name = new Located<string>("broker", Manifest) },
            Role = Role,
            Place = Manifest,
            File = file,
            Chain = chain is null ? [] : [chain],
            Trust = trust is null ? [] : [trust],
            Key = null,
            Leaf = leaf,
            Paths = leaf is null || trust is null ? null : Search(leaf, chain is null ? [file] : [file, chain], trust, time),
        };
    }

    private PathSearch Search(PlacedCertificate leaf, IReadOnlyList<Artifact> served, Artifact trust, ValidationTime time)
    {
        using var verifier = new SignatureVerifier();
        return PathBuilder.Search(
            leaf.Certificate,
            [.. served.SelectMany(artifact => artifact.Certificates).Where(placed => placed != leaf).Select(placed => placed.Certificate)],
            new TrustAnchors(trust.Certificates.Select(placed => placed.Certificate)),
            time, verifier, Budget);
    }

    /// <summary>The artifact a chain file of <paramref name="certificates"/> is read as.</summary>
    private Artifact Read(string path, IReadOnlyList<TestCertificate> certificates)
    {
        var line = 1;
        var placed = new List<PlacedCertificate>();
        foreach (var certificate in certificates)
        {
            var lines = certificate.Pem.TrimEnd('\n').Split('\n').Length;
            placed.Add(new PlacedCertificate(
                CertificateDecoder.Decode(certificate.Der), new SourceLocation(path, line + 1, 1, line + 1, 65), placed.Count));
            line += lines;
        }

        var bytes = Encoding.ASCII.GetBytes(Pem.Chain([.. certificates]));
        return new Artifact
        {
            Path = path,
            NamedAt = Manifest,
            Length = bytes.Length,
            Sha256 = Sha256.Of(bytes),
            Format = Format,
            Certificates = placed,
        };
    }
}
