using BenchmarkDotNet.Attributes;
using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Paths;
using MqttCertGate.Reporting;
using MqttCertGate.X509;

namespace MqttCertGate.Bench;

/// <summary>One chain file, stage by stage.</summary>
[MemoryDiagnoser]
[InProcess]
public class FileStages : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mqttcertgate-bench-").FullName;
    private readonly ValidationTime time = new(Workload.At.UtcDateTime);
    private readonly SignatureVerifier warm = new();
    private byte[] content = [];
    private Artifact file = null!;
    private TrustAnchors anchors = null!;

    /// <summary>The number of a file of the workload with a key of each kind.</summary>
    public enum KeyKind
    {
        P256 = 0,
        Rsa2048 = 9,
        Rsa4096 = 18,
    }

    [Params(KeyKind.P256, KeyKind.Rsa2048, KeyKind.Rsa4096)]
    public KeyKind Key { get; set; }

    private Certificate Leaf => file.Certificates[0].Certificate;

    private Certificate Intermediate => file.Certificates[1].Certificate;

    [GlobalSetup]
    public void Prepare()
    {
        Workload.Write(folder, count: 20);
        content = File.ReadAllBytes(Directory.GetFiles(Path.Combine(folder, "devices")).Order(StringComparer.Ordinal).ElementAt((int)Key));
        file = ReadFile();
        var roots = Path.Combine(folder, Workload.Roots);
        anchors = new TrustAnchors(
            ArtifactReader.Read(roots, SourceLocation.StartOf(roots), File.ReadAllBytes(roots), FilePassword.None).Certificates.Select(placed => placed.Certificate));
    }

    [GlobalCleanup]
    public void Dispose()
    {
        warm.Dispose();
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Benchmark]
    public int ScanPem() => PemScanner.Scan(folder, content).Blocks.Count;

    [Benchmark]
    public bool DecodeCertificate() => CertificateDecoder.Decode(Leaf.Der).IsCa;

    /// <summary>PEM, and both certificates.</summary>
    [Benchmark]
    public int ReadWhole() => ReadFile().Certificates.Count;

    /// <summary>The key is imported, and nothing is remembered.</summary>
    [Benchmark]
    public bool VerifySignature()
    {
        using var verifier = new SignatureVerifier();
        return verifier.Verify(Leaf, Intermediate.PublicKey) == SignatureVerdict.Valid;
    }

    /// <summary>Both signatures are known already.</summary>
    [Benchmark]
    public bool SearchPath() => PathBuilder.Search(Leaf, [Intermediate], anchors, time, warm, new PathBudget(), Oids.ClientAuth).Valid is not null;

    private Artifact ReadFile() => ArtifactReader.Read(folder, SourceLocation.StartOf(folder), content, FilePassword.None);
}

/// <summary>What grows with a fleet.</summary>
[MemoryDiagnoser]
[InProcess]
public class RunStages : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mqttcertgate-bench-").FullName;
    private Report report = null!;

    private string FleetManifest => Path.Combine(folder, Workload.Manifest);

    private string LongManifest => Path.Combine(folder, "long.yml");

    [GlobalSetup]
    public void Prepare()
    {
        Workload.Write(folder, count: 100);
        Workload.WriteManifest(LongManifest, lines: 100_000);
        report = CheckHundredFiles();
    }

    [GlobalCleanup]
    public void Dispose()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Benchmark]
    public object CheckFiles100() => CheckHundredFiles();

    [Benchmark]
    public int ReadManifest100000Lines() => ManifestReader.Read(LongManifest, new Repository(folder)).Manifest!.Entries.Count;

    [Benchmark]
    public int WriteSarif()
    {
        using var text = new StringWriter();
        SarifWriter.Write(report, text);
        return text.GetStringBuilder().Length;
    }

    private Report CheckHundredFiles() => Gate.Check(new GateRequest { Manifests = [FleetManifest], RepositoryRoot = folder, At = Workload.At.UtcDateTime, IsObserved = false });
}
