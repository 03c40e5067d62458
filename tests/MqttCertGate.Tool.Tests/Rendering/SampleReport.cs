using MqttCertGate.Findings;
using MqttCertGate.Tests;
using MqttCertGate.Tool.Rendering;

namespace MqttCertGate.Tool.Tests.Rendering;

/// <summary>A repository with a manifest in deploy/, and what may be found in it.</summary>
internal static class SampleReport
{
    public static readonly string Root = Path.Combine(Path.GetTempPath(), "repository");

    public static readonly string Manifest = At("deploy/mqttcertgate.yaml");

    public const string ManifestText = """
        version: 1
        profile: tdmq

        certificates:
          broker-eu:
            domains: [mqtt.eu.example.com]
            file: certs/broker-eu.pem

          broker-us:
            domain: [mqtt.us.example.com]
            file: certs/broker-us.pem
            domains: [mqtt.us.example.com, 10.20.0.5]
        """;

    public static readonly DateTime Noon = new(2026, 8, 22, 9, 0, 0, DateTimeKind.Utc);

    public static readonly RuleDescriptor ExpiredRule = Rule("MCG6001", "validity.expired", "Clients refuse an expired certificate.\nRenew it.\n\n  openssl x509 -in FILE");

    public static readonly RuleDescriptor ExpiringRule = Rule("MCG6003", "validity.expiring", "Renew the certificate.");

    public static readonly RuleDescriptor CoverageRule = Rule("MCG8001", "id.host-coverage", "Reissue the certificate.");

    public static readonly RuleDescriptor UnknownKeyRule = Rule("MCG0004", "manifest.unknown-key", "Write a key that is known.");

    public static readonly RuleDescriptor NotEvaluatedRule = Rule("MCG0003", "gate.not-evaluated", "Supply what the message names.");

    /// <summary>Where broker-eu names its file.</summary>
    public static readonly SourceLocation BrokerEu = new(Manifest, 7, 11, 7, 30);

    public static readonly Finding Expired = new(ExpiredRule, Level.Error, new Violation(
        "The certificate 'mqtt.eu.example.com' expired on 2026-08-10 12:00:00 UTC.", Place("deploy/certs/broker-eu.pem", 2))
    {
        EntryName = "broker-eu",
        DeclaredAt = BrokerEu,
        Marker = "1st of 2 certificates in this file",
        Certificate = new CertificateFacts("CN=mqtt.eu.example.com", PlainDigest.Of(0xaa), PlainDigest.Of(0xbb), [1], Noon, Noon),
        Path =
        [
            new PathStep("Plant Root CA 2024", Place("pki/plant-root.pem", 2), "until 2034-01-01"),
            new PathStep("Plant Issuing CA 3", null, "not in the file"),
            new PathStep("mqtt.eu.example.com", Place("deploy/certs/broker-eu.pem", 2), "expired 2026-08-10"),
        ],
        Help = "Renew it and replace deploy/certs/broker-eu.pem.",
    }, null);

    public static readonly Finding Expiring = new(ExpiringRule, Level.Warning, new Violation("It ends soon.", Place("deploy/certs/broker-eu.pem", 2)), null);

    public static readonly Finding NotCovered = new(CoverageRule, Level.Error, new Violation(
        "'10.20.0.5' is not covered.", new SourceLocation(Manifest, 12, 36, 12, 45))
    {
        EntryName = "broker-us",
        DeclaredAt = new SourceLocation(Manifest, 11, 11, 11, 30),
        Marker = "clients that connect to this address will refuse the broker",
        Related = [new RelatedLocation(Place("deploy/certs/broker-us.pem", 2), "The certificate")],
    }, null);

    public static readonly Finding UnknownKey = new(UnknownKeyRule, Level.Error, new Violation(
        "Unknown key 'domain'.", new SourceLocation(Manifest, 10, 5, 10, 11))
    {
        Marker = "did you mean \"domains\"?",
    }, null);

    public static readonly Finding NotEvaluated = new(NotEvaluatedRule, Level.Error, new Violation("No trust anchor is declared.", BrokerEu), null);

    public static Finding Allowed(Finding finding, int year) => finding with
    {
        Waiver = new Waiver(finding.Rule.Id, "reason", new DateTime(year, 12, 31, 0, 0, 0, DateTimeKind.Utc), null, BrokerEu),
    };

    public static Report Of(params Finding[] findings) => Of(6, findings);

    public static Report Of(int certificates, params Finding[] findings) => new()
    {
        At = Noon,
        NextChange = null,
        RepositoryRoot = Root,
        Rules = [],
        Manifests = [Manifest],
        Artifacts = [],
        CertificateCount = certificates,
        Findings = findings,
    };

    /// <summary>The text of a report for somebody who stands at the repository's root.</summary>
    public static string Print(
        Report report, Level failOn = Level.Error, Verbosity verbosity = Verbosity.Normal, Glyphs? glyphs = null, string manifest = ManifestText) =>
        string.Concat(Spans(report, failOn, verbosity, glyphs, manifest).Select(span => span.Text));

    public static IReadOnlyList<Span> Spans(
        Report report, Level failOn = Level.Error, Verbosity verbosity = Verbosity.Normal, Glyphs? glyphs = null, string manifest = ManifestText) =>
        ReportText.Of(report, failOn, new Display(Root, glyphs ?? Glyphs.Unicode, verbosity), _ => manifest);

    public static string At(string path) => Path.Combine(Root, path.Replace('/', Path.DirectorySeparatorChar));

    public static SourceLocation Place(string path, int line) => new(At(path), line, 1, line, 65);

    private static RuleDescriptor Rule(string id, string name, string help) => new(id, name, "Defect")
    {
        Title = "Title",
        DefaultLevel = Level.Error,
        Source = Rfc.Must(5280, "4"),
        Help = help,
        Class = FindingClass.Instance,
    };
}
