using MqttCertGate.Findings;
using MqttCertGate.TestPki;
using MqttCertGate.Tests;
using MqttCertGate.Tests.Scenarios;
using MqttCertGate.Tool.Reports;
using static MqttCertGate.Tests.Scenario;
using ImpliedManifest = MqttCertGate.Manifests.ImpliedManifest;

namespace MqttCertGate.Tool.Tests.Reports;

/// <summary>The samples, the scenarios of the common mistakes, and one that has everything: what every form of a report has to cope with.</summary>
internal static class ReportCases
{
    private static readonly DateTime At = new(2026, 12, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly string[] Samples = ["tdmq-server", "faulty-server"];

    public const string Everything = "everything";

    /// <summary>Certificate files without a manifest.</summary>
    private const string ByName = "by name";

    public static IEnumerable<TheoryDataRow<string>> Names => Samples.Append(Everything).Append(ByName).Concat(CommonMistakes.All.Keys).Select(name => new TheoryDataRow<string>(name));

    public static ReportContent Of(string name, Level failOn = Level.Error)
    {
        if (Samples.Contains(name))
            return new ReportContent(Sample(name), failOn);
        if (name == ByName)
            return new ReportContent(OfFiles("p256/server.chain.crt", "rsa4096/server.chain.crt"), failOn);
        using var scenario = name == Everything ? WithEverything() : CommonMistakes.All[name].Repository();
        return new ReportContent(scenario.Check(), failOn);
    }

    /// <summary>Every role and status, an allowance, several valid paths, and paths that break in each way that is drawn.</summary>
    private static Scenario WithEverything()
    {
        var foreign = Pki.Root("Foreign Root CA").With(TestKey.P256E);
        return new Scenario("""
            version: 1
            profile: tdmq
            defaults: { pki: private, trust: pki/root.pem }
            certificates:
              broker-eu: { file: certs/broker-eu.pem, domains: [mqtt.example.com] }
              broker-us:
                file: certs/broker-us.pem
                domains: [mqtt.example.com]
                allow:
                  - rule: validity.expired
                    reason: The old plant is switched off at the end of the year.
                    until: 2026-12-31
              broker-ap: { file: certs/broker-ap.pem, domains: [mqtt.example.com] }
              broker-br: { file: certs/broker-br.pem, domains: [mqtt.example.com] }
              broker-za: { file: certs/broker-za.pem, domains: [mqtt.example.com] }
              broker-ch: { file: certs/broker-ch.pem, domains: [mqtt.example.com, 10.20.0.5] }
              devices: { files: [devices/*.pem], role: client }
              device-cas: { file: pki/devices.pem, role: ca }
              firmware: { file: pki/root.pem, role: trust, anchors: [broker-eu] }
            """)
            .File("pki/root.pem", Root.Pem).File("pki/devices.pem", Pem.Chain(Intermediate, foreign))
            .File("certs/broker-eu.pem", Pem.Chain(Good, Intermediate, Intermediate.Valid(Pki.Utc("2025-06-01T00:00:00Z"), Pki.Utc("2029-05-31T23:59:59Z"))))
            .File("certs/broker-us.pem", Pem.Chain(Good.Valid(Pki.Utc("2025-05-01T00:00:00Z"), Pki.Utc("2026-04-30T23:59:59Z")), Intermediate))
            .File("certs/broker-ap.pem", Pem.Chain(Good.Valid(Pki.Utc("2026-03-20T00:00:00Z"), Pki.Utc("2026-06-17T23:59:59Z")), Intermediate))
            .File("certs/broker-br.pem", Pem.Chain(Good.Valid(Pki.Utc("2026-07-01T00:00:00Z"), Pki.Utc("2027-06-30T23:59:59Z")), Intermediate))
            .File("certs/broker-za.pem", Pem.Chain(Good, Intermediate.With(TestKey.P256E)))
            .File("certs/broker-ch.pem", Pem.Chain(foreign.Server("mqtt.example.com"), foreign))
            .File("devices/device-7.pem", Pem.Chain(Intermediate.Client("device-7"), Intermediate))
            .File("devices/device-8.pem", Intermediate.Client("device-8").Pem);
    }

    private static Report Sample(string name) => Check([InSample(name, "mqttcertgate.yml")]);

    private static Report OfFiles(params string[] files) => Check(
        [], new ImpliedManifest([.. files.Select(file => InSample("tdmq-server", file))]) { Profile = "tdmq", Trust = [InSample("tdmq-server", "CA.crt")] });

    private static string InSample(string name, string file) => Path.Combine(RepositoryPaths.Root, "samples", name, file);

    private static Report Check(IReadOnlyList<string> manifests, ImpliedManifest? implied = null) => Gate.Check(new GateRequest
    {
        Manifests = manifests,
        Implied = implied,
        RepositoryRoot = RepositoryPaths.Root,
        At = At,
        IsListed = true,
    });

    public static string Print(Action<ReportContent, TextWriter> write, ReportContent content)
    {
        using var output = new StringWriter();
        write(content, output);
        return output.ToString();
    }

    public static string GoldenFile(string name) => Path.Combine(RepositoryPaths.Root, "tests", "MqttCertGate.Tool.Tests", "Reports", name);
}
