using MqttCertGate.Findings;
using MqttCertGate.Reporting;

namespace MqttCertGate.Tests.Reporting;

/// <summary>Reports made by hand, as if the repository stood at the root of the disk.</summary>
internal static class Sample
{
    public static readonly string Root = Path.Combine(Path.GetPathRoot(AppContext.BaseDirectory)!, "repo");

    public static readonly RuleDescriptor Expired = Rule("MCG6001", "validity.expired", "CertificateExpired", FindingClass.Instance) with
    {
        SecuritySeverity = 6.5,
        Cwe = 298,
    };

    public static readonly RuleDescriptor WeakKey = Rule("MCG2006", "rsa.modulus-size", "RsaModulusTooShort", FindingClass.Key) with
    {
        SecuritySeverity = 8.1,
        Parameters = [new Parameter<int>("minimumBits", 2048, "Shortest accepted modulus, in bits.")],
    };

    public static readonly RuleDescriptor NoServerAuth = Rule("MCG4030", "eku.server-auth", "ServerAuthMissing", FindingClass.Profile);

    public static readonly RuleDescriptor NoAnchor = Rule("MCG7001", "path.no-anchor", "TrustAnchorMissing", FindingClass.Trust);

    public static readonly RuleDescriptor UnknownKey = Rule("MCG0004", "manifest.unknown-key", "UnknownManifestKey", FindingClass.Configuration) with
    {
        DefaultLevel = Level.Note,
        OnByDefault = false,
        IsHeuristic = true,
    };

    public static readonly RuleDescriptor ThrownRule = Rule("MCG0001", "gate.internal-error", "InternalError", FindingClass.Configuration);

    public static readonly RuleDescriptor LeftOut = Rule("MCG0009", "gate.results-left-out", "ResultsLeftOut", FindingClass.Configuration) with
    {
        DefaultLevel = Level.Note,
    };

    public static readonly IReadOnlyList<RuleDescriptor> Rules = [Expired, UnknownKey, NoAnchor, WeakKey, NoServerAuth, LeftOut];

    public static readonly CertificateFacts Certificate = new(
        "CN=mqtt.example.com", PlainDigest.Of(0xaa), PlainDigest.Of(0xbb), [1, 2],
        new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), new DateTime(2026, 8, 10, 12, 0, 0, DateTimeKind.Utc));

    public static readonly SourceLocation Leaf = At("deploy/certs/broker.pem", 2, 1, 65);

    public static readonly SourceLocation Declaration = At("deploy/mqttcertgate.yml", 5, 11, 27);

    public static readonly Violation Violation = new("The certificate expired on 2026-08-10 12:00:00 UTC. It must be valid.", Leaf)
    {
        EntryName = "broker-eu",
        DeclaredAt = Declaration,
        Slot = "leaf",
        Certificate = Certificate,
    };

    public static SourceLocation At(string path, int line = 1, int column = 1, int endColumn = 1) =>
        new(Absolute(path), line, column, line, endColumn);

    public static string Absolute(string path) => Path.Combine([Root, .. path.Split('/')]);

    public static Finding Finding(RuleDescriptor rule, Violation violation, Level level = Level.Error) => new(rule, level, violation, Waiver: null);

    public static Report Report(params IReadOnlyCollection<Finding> findings) => new()
    {
        At = new DateTime(2026, 8, 22, 9, 0, 0, DateTimeKind.Utc),
        NextChange = null,
        RepositoryRoot = Root,
        Rules = Rules,
        Manifests = [Absolute("deploy/mqttcertgate.yml")],
        Artifacts =
        [
            new CheckedArtifact(Absolute("deploy/certs/broker.pem"), PlainDigest.Of(0xcc), "application/x-pem-file"),
            new CheckedArtifact(Absolute("deploy/certs/ca #1.pem"), PlainDigest.Of(0xdd), "application/x-pem-file"),
        ],
        CertificateCount = 0,
        Findings = [.. findings.Order(Comparer<Finding>.Create(Findings.Finding.Compare))],
    };

    public static string Sarif(Report report, SarifOptions? options = null)
    {
        var output = new StringWriter();
        SarifWriter.Write(report, output, options);
        return output.ToString();
    }

    private static RuleDescriptor Rule(string id, string name, string defect, FindingClass kind) => new(id, name, defect)
    {
        Title = $"The fault {defect} is there",
        DefaultLevel = Level.Error,
        Source = Rfc.Must(5280, "4.1"),
        Class = kind,
        Help = """
            Clients refuse the broker.
            Issue the certificate again with 'openssl x509 -req -in <file>'.

            A second paragraph.
            """,
    };
}
