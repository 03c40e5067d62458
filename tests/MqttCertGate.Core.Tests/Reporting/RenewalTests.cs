using MqttCertGate.Reporting;
using MqttCertGate.TestPki;

namespace MqttCertGate.Tests.Reporting;

/// <summary>Which alerts stay open, which close and which are new when people do what they do; the certificate has one fault of each class.</summary>
public sealed class RenewalTests
{
    private const string Expired = "MCG6001";
    private const string ShortKey = "MCG2006";
    private const string KeyUsageNotCritical = "MCG4023";
    private const string PinMismatch = "MCG9011";
    private const string UnexpectedBlock = "MCG1011";

    /// <summary>Of a file that several entries name.</summary>
    private const string RootNotCritical = "MCG4011";

    /// <summary>Declared in the manifest and placed there.</summary>
    private const string NameNotCovered = "MCG8001";

    private static readonly TestCertificate Leaf = Scenario.Intermediate.Server("mqtt.example.com")
        .With(TestKey.Rsa2048A)
        .With(TestExtension.KeyUsage(KeyUsageBits.DigitalSignature, critical: false))
        .Valid(Pki.Utc("2025-01-01T00:00:00Z"), Pki.Utc("2025-12-31T23:59:59Z"));

    private static readonly TestCertificate OldRoot = Scenario.Root.With(TestExtension.BasicConstraints(isCa: true, critical: false));

    private static readonly TestCertificate NewRoot =
        Pki.Root("New Root CA").With(TestKey.P256E).With(TestExtension.BasicConstraints(isCa: true, critical: false));

    private static readonly State Before = new(Leaf);

    /// <summary>What was done, what the repository is then, and the rules whose alert is not the one it was; all others are.</summary>
    public static TheoryData<string, string[]> Changes => new()
    {
        { "nothing", [] },
        { "same key", [Expired] },
        { "new key", [Expired, ShortKey] },
        { "new CA", [Expired, RootNotCritical] },
        { "renamed entry", [Expired, ShortKey, KeyUsageNotCritical, PinMismatch, UnexpectedBlock, NameNotCovered] },
        { "moved file", [Expired, ShortKey, KeyUsageNotCritical, PinMismatch, UnexpectedBlock] },
        { "edited neighbour", [] },
        { "another place in the bundle", [] },
        { "new pin", [PinMismatch] },
        { "another name declared", [NameNotCovered] },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Alerts_survive_what_they_are_not_about(string change, string[] changed)
    {
        var (before, after) = (Alerts(Before), Alerts(After(change)));

        Assert.Equal([UnexpectedBlock, ShortKey, RootNotCritical, KeyUsageNotCritical, Expired, NameNotCovered, PinMismatch], before.Select(Rule).Order(StringComparer.Ordinal));
        Assert.Equal(changed.Order(StringComparer.Ordinal), before.Except(after).Select(Rule).Order(StringComparer.Ordinal));
        Assert.Equal(changed.Order(StringComparer.Ordinal), after.Except(before).Select(Rule).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_mended_fault_closes_its_alert_and_no_other()
    {
        var mended = Before with { Leaf = Leaf.With(TestExtension.KeyUsage(KeyUsageBits.DigitalSignature)) };

        Assert.Equal([KeyUsageNotCritical, Expired], Alerts(Before).Except(Alerts(mended)).Select(Rule).Order(StringComparer.Ordinal));
        Assert.Equal([Expired], Alerts(mended).Except(Alerts(Before)).Select(Rule));
    }

    private static State After(string change) => change switch
    {
        "same key" => Before with { Leaf = Renewed(Leaf) },
        "new key" => Before with { Leaf = Renewed(Leaf).With(TestKey.Rsa2048B) },
        "new CA" => Before with { Leaf = Leaf.SignedBy(NewRoot), Root = NewRoot },
        "renamed entry" => Before with { Entry = "broker-eu" },
        "moved file" => Before with { File = "certs/server.pem" },
        "edited neighbour" => Before with { Neighbour = "another:\n    file: other.pem\n    trust: root.pem\n    role: ca\n  " },
        "another place in the bundle" => Before with { Preamble = "Bag Attributes\n    friendlyName: broker\n" },
        "new pin" => Before with { Pin = new string('1', 64) },
        "another name declared" => Before with { Domain = "mqtt.example.org" },
        _ => Before,
    };

    private static TestCertificate Renewed(TestCertificate leaf) => leaf.Valid(Pki.Utc("2026-01-01T00:00:00Z"), Pki.Utc("2026-05-31T23:59:59Z"));

    /// <summary>What services take for one alert.</summary>
    private static List<(string Rule, string Uri, string Fingerprint)> Alerts(State state)
    {
        using var scenario = state.Repository();
        return [.. SarifResults.Of(scenario.Check(), includeAllowed: false)
            .Select(result => (result.Finding.Rule.Id, result.Uri, $"{result.Fingerprint}:{result.Occurrence}"))];
    }

    private static string Rule((string Rule, string, string) alert) => alert.Rule;

    private sealed record State(TestCertificate Leaf)
    {
        public TestCertificate Root { get; init; } = OldRoot;

        public string Entry { get; init; } = "broker";

        public string File { get; init; } = "server.pem";

        public string Neighbour { get; init; } = "";

        public string Preamble { get; init; } = "";

        public string Pin { get; init; } = new('0', 64);

        public string Domain { get; init; } = "mqtt.example.net";

        public Scenario Repository() => new Scenario($$"""
            version: 1
            rules: { rsa.modulus-size: { minimumRsaBits: 4096 }, validity.max-private: none, sig.sha1: none }
            defaults: { pki: private }
            certificates:
              {{Neighbour}}{{Entry}}:
                file: {{File}}
                trust: root.pem
                pin: {{Pin}}
                domains: [mqtt.example.com, {{Domain}}]

            """)
            .File(File, Preamble + (Leaf.Issuer == NewRoot ? Leaf.Pem : Pem.Chain(Leaf, Scenario.Intermediate)) + Pem.Encode("DH PARAMETERS", [0x30, 0x00]))
            .File("root.pem", Root.Pem)
            .File("other.pem", Scenario.Intermediate.Pem);
    }
}
