using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Paths;
using MqttCertGate.Rules;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Tests.Conformance;

/// <summary>
/// What the gate says of a case: the files are read, the path is searched and every rule is run. Claimed is that a case is accepted if, and only if,
/// it has a valid path and nothing is found at level error.
/// </summary>
/// <param name="Reasons">Why there is no valid path; null where there is nothing to search one for.</param>
/// <param name="Findings">Everything that is found.</param>
internal sealed record ConformanceVerdict(IReadOnlyList<PathFailure>? Reasons, IReadOnlyList<Finding> Findings)
{
    /// <summary>For cases of "now": within the validity of what they mean to be valid.</summary>
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private static readonly SourceLocation Manifest = new("/case/mqttcertgate.yml", 1, 1, 1, 1);

    /// <summary>What is found at level error.</summary>
    public IReadOnlyList<Finding> Errors { get; } = [.. Findings.Where(finding => finding.Level == Level.Error)];

    public bool IsAccepted => Reasons is { Count: 0 } && Errors.Count == 0;

    public override string ToString() => IsAccepted
        ? "accepted"
        : string.Join("; ", [.. (Reasons ?? []).Select(reason => $"{reason.Kind}"), .. Errors.Select(error => $"{error.Rule.Id} {error.Violation.Message}")]);

    public static ConformanceVerdict Of(PathCase item)
    {
        var time = new ValidationTime((item.Time ?? Now).UtcDateTime);
        var entry = Read(item, time);
        var findings = new List<Finding>();
        RuleRunner.Run(SubjectsOf(entry).Where(subject => IsAsked(item, subject)), ConformanceRules.For(item), time, findings);
        Assert.DoesNotContain(findings, finding => finding.Rule.Id == "MCG0001");
        return new ConformanceVerdict(entry.Paths?.Reasons, findings);
    }

    private static IEnumerable<ISubject> SubjectsOf(Entry entry) =>
        EntryCheck.FilesOf(entry).SelectMany(file => EntryCheck.SubjectsOf(file, entry)).Concat(EntryCheck.SubjectsOf(entry));

    /// <summary>A case without purpose asks for a path, not for what TLS makes of its end.</summary>
    private static bool IsAsked(PathCase item, ISubject subject) => subject is not EndEntityCertificate || item.Purpose is "serverAuth" or "clientAuth";

    private static Entry Read(PathCase item, ValidationTime time)
    {
        var file = ArtifactReader.Read("/case/leaf", Manifest, item.Leaf, FilePassword.None);
        var chain = ReadAll("untrusted", item.Untrusted);
        var trust = ReadAll("trusted", item.Trusted);
        var leaf = file.Certificates.Count > 0 ? file.Certificates[0] : null;
        return new Entry
        {
            Declaration = new CertificateEntry
            {
                Name = Here(item.Id),
                Pki = new Located<Pki>(ConformanceRules.IsPublic(item) ? Pki.Public : Pki.Private, Manifest),
                Domains = item.Peer is { Kind: "DNS" or "IP", Value: var name } ? [new Domain(Here(name), Cname: null)] : [],
                Trust = [.. trust.Select(artifact => Here(artifact.Path))],
            },
            Role = item.Purpose == "clientAuth" ? Role.Client : Role.Server,
            Place = Manifest,
            File = file,
            Chain = chain,
            Trust = trust,
            Key = null,
            Leaf = leaf,
            Paths = leaf is null ? null : Search(item, leaf.Certificate, chain, trust, time),
        };
    }

    private static PathSearch Search(
        PathCase item, Certificate leaf, IReadOnlyList<Artifact> chain, IReadOnlyList<Artifact> trust, ValidationTime time)
    {
        using var verifier = new SignatureVerifier();
        return PathBuilder.Search(
            leaf,
            [.. chain.SelectMany(artifact => artifact.Certificates).Select(placed => placed.Certificate)],
            new TrustAnchors(trust.SelectMany(artifact => artifact.Certificates).Select(placed => placed.Certificate)),
            time, verifier, new PathBudget(), PurposeOf(item), RevocationListsOf(item), item.Policies);
    }

    /// <summary>A list that cannot be read covers nothing; where a suite gives lists, revocation is to be judged.</summary>
    private static IReadOnlyList<CertificateRevocationList>? RevocationListsOf(PathCase item) => item.Crls.Count == 0 ? null
        : [.. item.Crls.Select(crl => Decoding.Try(() => RevocationListDecoder.Decode(crl))).OfType<CertificateRevocationList>()];

    private static string? PurposeOf(PathCase item) => item.Purpose switch
    {
        "serverAuth" => Oids.ServerAuth,
        "clientAuth" => Oids.ClientAuth,
        _ => null,
    };

    /// <summary>Each is a file of its own: a file of several would have to be in order.</summary>
    private static IReadOnlyList<Artifact> ReadAll(string name, IReadOnlyList<byte[]> certificates) =>
        [.. certificates.Select((bytes, index) => ArtifactReader.Read($"/case/{name}-{index}", Manifest, bytes, FilePassword.None))];

    private static Located<string> Here(string value) => new(value, Manifest);
}
