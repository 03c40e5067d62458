using System.Text;
using System.Text.Json.Nodes;
using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Fuzz.Mutation;
using MqttCertGate.Paths;
using MqttCertGate.TestPki;
using MqttCertGate.Tests.Reporting;
using MqttCertGate.Tool;
using MqttCertGate.Tool.Merging;
using MqttCertGate.Tool.Rendering;
using MqttCertGate.X509;
using Pki = MqttCertGate.TestPki.Pki;

namespace MqttCertGate.Fuzz;

/// <summary>Everything of the gate that reads what others wrote.</summary>
/// <param name="folder">An empty folder, for targets that read files.</param>
internal sealed class Targets(string folder)
{
    private const string Manifest = "mqttcertgate.yml";

    private static readonly SourceLocation Place = SourceLocation.StartOf("/repository/input");

    private static readonly CheckOptions Options = new()
    {
        Paths = [],
        Reports = [],
        FailOn = Level.Error,
        At = Pki.Now,
        Rules = [],
        Color = ColorChoice.Never,
        Verbosity = Verbosity.Verbose,
        IncludeAllowed = true,
    };

    private readonly Seeds seeds = new();

    public IReadOnlyList<FuzzTarget> All =>
    [
        FuzzTarget.Of("manifest", Seeds.Manifests, TextMutator.Mutate, text => ReadManifest(new Dictionary<string, byte[]>(seeds.Repository) { [Manifest] = text })) with { Weight = 3 },
        FuzzTarget.Of("profile", Seeds.Profiles, TextMutator.Mutate, text => ReadManifest(new Dictionary<string, byte[]>
        {
            [Manifest] = Seeds.Manifests[1],
            ["base.yml"] = seeds.Repository["base.yml"],
            ["profile.yml"] = text,
        })) with { Weight = 2 },
        FuzzTarget.Of("PEM", seeds.Texts, TextMutator.MutatePem, bytes => PemScanner.Scan("/repository/input", bytes)),
        FuzzTarget.Of("text file", seeds.Texts, TextMutator.MutatePem, ReadArtifact) with { Weight = 2 },
        FuzzTarget.Of("binary file", seeds.Binaries, DerMutator.Mutate, ReadArtifact),
        Decoder("certificate", seeds.Certificates, Decode),
        Decoder("CRL", seeds.RevocationLists, bytes => RevocationListDecoder.Decode(bytes)),
        Decoder("PKCS #7", seeds.Pkcs7, bytes => ContainerReader.Read(ArtifactFormat.Pkcs7, bytes, Password, Place)),
        Decoder("PKCS #12", seeds.Pkcs12, bytes => ContainerReader.Read(ArtifactFormat.Pkcs12, bytes, Password, Place)),
        Decoder("JKS", seeds.JavaKeyStores, bytes => ContainerReader.Read(ArtifactFormat.JavaKeyStore, bytes, Password, Place)),
        Decoder("PKCS #8", seeds.PrivateKeys, bytes => PrivateKeyReader.PublicKeyOf("PRIVATE KEY", bytes)),
        Decoder("encrypted PKCS #8", seeds.PrivateKeys, bytes => PrivateKeyReader.PublicKeyOf(bytes, Password)),
        Decoder("PKCS #1", seeds.PrivateKeys, bytes => PrivateKeyReader.PublicKeyOf("RSA PRIVATE KEY", bytes)),
        Decoder("SEC 1", seeds.PrivateKeys, bytes => PrivateKeyReader.PublicKeyOf("EC PRIVATE KEY", bytes)),
        PathBuilding,
        WholeGate,
        Merging,
    ];

    /// <summary>With one, decryption is tried.</summary>
    private static FilePassword Password => new("PASSWORD", _ => Seeds.Password);

    private FuzzTarget PathBuilding
    {
        get
        {
            var (certificates, mesh) = (seeds.Certificates, Seeds.Mesh);
            return new FuzzTarget("paths", Make, Search) { Weight = 3 };

            Dictionary<string, byte[]> Make(Random random)
            {
                byte[] Certificate() => random.Next(10) switch
                {
                    0 => FuzzTarget.Any(certificates, random),
                    1 or 2 => DerMutator.Mutate(FuzzTarget.Any(mesh, random), FuzzTarget.Any(certificates, random), random),
                    _ => FuzzTarget.Any(mesh, random),
                };
                var files = Enumerable.Range(0, 1 + random.Next(1 << random.Next(8))).ToDictionary(index => $"intermediate{index}", _ => Certificate());
                files["leaf"] = random.Next(3) == 0 ? Certificate() : mesh[^1];
                files["anchor"] = Certificate();
                files["list"] = DerMutator.Mutate(FuzzTarget.Any(seeds.RevocationLists, random), FuzzTarget.Any(seeds.RevocationLists, random), random);
                return files;
            }
        }
    }

    private FuzzTarget WholeGate
    {
        get
        {
            var (repository, certificates, texts) = (seeds.Repository, seeds.Certificates, seeds.Texts);
            return new FuzzTarget("gate", Make, CheckRepository) { Weight = 6 };

            Dictionary<string, byte[]> Make(Random random)
            {
                var files = new Dictionary<string, byte[]>(repository) { [Manifest] = FuzzTarget.Any(Seeds.Manifests, random) };
                for (var count = random.Next(1, 4); count > 0; count--)
                {
                    var name = FuzzTarget.Any([.. files.Keys], random);
                    files[name] = Path.GetExtension(name) switch
                    {
                        ".yml" => TextMutator.Mutate(files[name], FuzzTarget.Any(Seeds.Manifests, random), random),
                        ".pem" or ".key" => TextMutator.MutatePem(files[name], FuzzTarget.Any(texts, random), random),
                        _ => DerMutator.Mutate(files[name], FuzzTarget.Any(certificates, random), random),
                    };
                }

                if (random.Next(3) == 0)
                    files["server.pem"] = Encoding.ASCII.GetBytes(Pem.Encode("CERTIFICATE", DerMutator.Mutate(FuzzTarget.Any(certificates, random), FuzzTarget.Any(certificates, random), random)));
                return files;
            }
        }
    }

    /// <summary>SARIF of runs with many findings and with few.</summary>
    private IReadOnlyList<byte[]> Logs
    {
        get
        {
            string Log(IReadOnlyDictionary<string, byte[]> files) => Write(ReportFormat.All[0], Check(files));
            return
            [
                .. new[] { Log(seeds.Repository), Log(new Dictionary<string, byte[]>(seeds.Repository) { ["server.pem"] = seeds.Texts[3] }), Log(new Dictionary<string, byte[]> { [Manifest] = [] }) }
                    .Select(Encoding.UTF8.GetBytes),
            ];
        }
    }

    private static FuzzTarget Decoder(string name, IReadOnlyList<byte[]> seeds, Action<byte[]> decode) => FuzzTarget.Of(name, seeds, DerMutator.Mutate, bytes =>
    {
        try
        {
            decode(bytes);
        }
        catch (MalformedException)
        {
            // Refused.
        }
    });

    private static void ReadArtifact(byte[] bytes) => ArtifactReader.Read("/repository/input", Place, bytes, Password);

    private static void Decode(byte[] bytes)
    {
        var certificate = CertificateDecoder.Decode(bytes);
        _ = $"{certificate.Facts} {certificate.Subject.ShortText} {certificate.Subject.ComparableText} {certificate.PublicKey.AlgorithmName}";
        _ = SignatureAlgorithm.From(certificate.SignatureAlgorithm);
        _ = certificate.PublicKey.Faults.Count;
        _ = (certificate.PublicKey as RsaPublicKey)?.Factors;
    }

    private static void Search(IReadOnlyDictionary<string, byte[]> files)
    {
        Certificate? Decoded(byte[] bytes)
        {
            try
            {
                return CertificateDecoder.Decode(bytes);
            }
            catch (MalformedException)
            {
                return null;
            }
        }

        if (Decoded(files["leaf"]) is not { } leaf || Decoded(files["anchor"]) is not { } anchor)
            return;
        using var verifier = new SignatureVerifier();
        PathBuilder.Search(
            leaf, [.. files.Where(file => file.Key.StartsWith("intermediate", StringComparison.Ordinal)).Select(file => Decoded(file.Value)).OfType<Certificate>()],
            new TrustAnchors([anchor]), new ValidationTime(Pki.Now), verifier, new PathBudget(), Oids.ServerAuth,
            files["list"].Length % 2 == 0 || ListOf(files["list"]) is not { } list ? null : [list], new PolicyInputs());
    }

    private static CertificateRevocationList? ListOf(byte[] bytes)
    {
        try
        {
            return RevocationListDecoder.Decode(bytes);
        }
        catch (MalformedException)
        {
            return null;
        }
    }

    private void ReadManifest(IReadOnlyDictionary<string, byte[]> files)
    {
        Fill(files);
        RulePolicy.Read(Path.Combine(folder, Manifest), new Repository(folder), []);
    }

    private void CheckRepository(IReadOnlyDictionary<string, byte[]> files)
    {
        var report = Check(files);
        if (report.Findings.FirstOrDefault(finding => finding.Rule.Id == "MCG0001") is { } internalError)
            throw new FuzzFault(internalError.Violation.Message);
        var sarif = Write(ReportFormat.All[0], report);
        if (SarifRules.Faults(sarif) is [var fault, ..])
            throw new FuzzFault($"SARIF: {fault}");
        foreach (var format in ReportFormat.All.Skip(1))
            Write(format, report);
        ReportText.Of(report, Level.Error, new Display(folder, Glyphs.Unicode, Verbosity.Verbose), SourceFile.Read);
    }

    private Report Check(IReadOnlyDictionary<string, byte[]> files)
    {
        Fill(files);
        return Gate.Check(new GateRequest
        {
            Manifests = [Path.Combine(folder, Manifest)],
            RepositoryRoot = folder,
            At = Pki.Now,
            ReadVariable = name => name == "PASSWORD" ? Seeds.Password : null,
            IsListed = true,
        });
    }

    private FuzzTarget Merging
    {
        get
        {
            var logs = Logs;
            return FuzzTarget.Of("SARIF merge", logs, JsonMutator.Mutate, log => Merge(log, logs[0])) with { Weight = 3 };
        }
    }

    private void Merge(byte[] log, byte[] unchanged)
    {
        Fill(new Dictionary<string, byte[]> { ["a.sarif"] = log, ["b.sarif"] = unchanged });
        try
        {
            var merged = SarifMerge.Of([SarifFile.Read("a.sarif", folder), SarifFile.Read("b.sarif", folder)]);
            var output = new StringWriter();
            merged.Write(output);
            JsonNode.Parse(output.ToString());
        }
        catch (CannotCheckException)
        {
            // Refused.
        }
    }

    private static string Write(ReportFormat format, Report report)
    {
        var output = new StringWriter();
        format.Write(report, Options, output);
        return output.ToString();
    }

    private void Fill(IReadOnlyDictionary<string, byte[]> files)
    {
        foreach (var file in Directory.GetFiles(folder))
            File.Delete(file);
        foreach (var (name, bytes) in files)
            File.WriteAllBytes(Path.Combine(folder, name), bytes);
    }
}
