using MqttCertGate.Findings;
using MqttCertGate.TestPki;
using static MqttCertGate.Tests.Scenario;

namespace MqttCertGate.Tests;

/// <summary>What a run lists of the certificates it looked at.</summary>
public sealed class InventoryTests
{
    private static readonly TestCertificate Foreign = Pki.Root("Foreign Root CA").With(TestKey.P256E);

    [Fact]
    public void Every_certificate_is_listed_once_with_all_its_uses()
    {
        using var scenario = new Scenario("""
            version: 1
            profile: tdmq
            defaults: { pki: private, trust: root.pem }
            certificates:
              broker: { file: server.pem, renew-before: 20d }
              spare: { file: server.pem }
              device: { file: client.pem, role: client }
              cas: { file: ca.pem, role: ca }
              anchors: { file: root.pem, role: trust }
            """)
            .File("server.pem", Pem.Chain(Good, Intermediate)).File("client.pem", Intermediate.Client("device-7").Pem)
            .File("ca.pem", Intermediate.Pem).File("root.pem", Root.Pem);

        var inventory = scenario.Check().Inventory!;

        Assert.Equal(
            [
                ("broker", CertificateRole.Server), ("spare", CertificateRole.Server), ("device", CertificateRole.Client),
                ("cas", CertificateRole.Authority), ("anchors", CertificateRole.Anchor),
            ],
            inventory.Entries.Select(entry => (entry.Name, entry.Role)));
        Assert.Equal(
            [
                "mqtt.example.com: broker Server server.pem:2, spare Server server.pem:2",
                "device-7: device Client client.pem:2",
                "Example Issuing CA: broker Intermediate server.pem:14, spare Intermediate server.pem:14, cas Authority ca.pem:2",
                "Example Root CA: broker Anchor root.pem:2, spare Anchor root.pem:2, device Anchor root.pem:2, cas Anchor root.pem:2, anchors Anchor root.pem:2",
            ],
            inventory.Certificates.Select(certificate => $"{certificate.Name}: {string.Join(", ", certificate.Uses.Select(Text))}"));
    }

    [Fact]
    public void A_certificate_is_described()
    {
        using var scenario = Server(Good, "renew-before: 20d");

        var leaf = scenario.Check().Inventory!.Certificates[0];

        Assert.Equal(
            ("mqtt.example.com", "CN=Example Issuing CA", "DNS mqtt.example.com", "P-256", "ecdsa-with-SHA256"),
            (leaf.Name, leaf.Issuer, string.Join(", ", leaf.Names), leaf.Key, leaf.Signature));
        Assert.Equal(leaf.Facts.NotAfter.AddDays(-20), leaf.RenewFrom);
        Assert.Equal(Sha256.Of(Good.Der), leaf.Facts.Sha256);
    }

    /// <summary>What clients send or are sent, and the paths that are listed for it, the anchor first.</summary>
    public static TheoryData<string, string[]> Paths => new()
    {
        { Pem.Chain(Good, Intermediate), ["valid: Example Root CA > Example Issuing CA > mqtt.example.com"] },
        { Good.Pem, ["broken: Example Issuing CA (missing) >[not in the file, and not declared as trust anchor] mqtt.example.com"] },
        {
            Pem.Chain(Good, Intermediate.With(TestKey.P256E)),
            ["broken: Example Issuing CA >[the signature does not verify with this issuer's key] mqtt.example.com"]
        },
        { Pem.Chain(Foreign.Server("mqtt.example.com"), Foreign), ["broken: Foreign Root CA {self-signed, and not declared as trust anchor} > mqtt.example.com"] },
        {
            Pem.Chain(Good.Valid(Pki.Utc("2025-06-01T00:00:00Z"), Pki.Utc("2026-05-31T23:59:59Z")), Intermediate),
            ["broken: Example Root CA > Example Issuing CA > mqtt.example.com {expired 2026-05-31}"]
        },
        {
            Pem.Chain(Good, Intermediate, Intermediate.Valid(Pki.Utc("2025-06-01T00:00:00Z"), Pki.Utc("2029-05-31T23:59:59Z"))),
            ["valid: Example Root CA > Example Issuing CA > mqtt.example.com", "valid: Example Root CA > Example Issuing CA > mqtt.example.com"]
        },
        { Intermediate.Pem, [] },
    };

    [Theory]
    [MemberData(nameof(Paths))]
    public void The_paths_of_an_entry_say_where_they_break(string served, string[] expected)
    {
        using var scenario = Of(served);

        var entry = Assert.Single(scenario.Check().Inventory!.Entries);

        Assert.Equal(expected, entry.Paths.Select(Text));
    }

    [Fact]
    public void Inventories_of_several_runs_are_one()
    {
        using var one = Server(Good);
        using var other = Server(Good);

        var (first, second) = (one.Check().Inventory!, other.Check().Inventory!);
        var merged = Inventory.Of([.. first.Entries, .. second.Entries], [.. first.Certificates, .. second.Certificates]);

        Assert.Equal(2, merged.Entries.Count);
        Assert.Equal(first.Certificates.Select(certificate => certificate.Facts), merged.Certificates.Select(certificate => certificate.Facts));
        Assert.All(merged.Certificates, certificate => Assert.Equal(2, certificate.Uses.Count));
    }

    private static string Text(ListedUse use) => $"{use.EntryName} {use.Role} {Path.GetFileName(use.Location.Path)}:{use.Location.Line}";

    private static string Text(ListedPath path) =>
        (path.IsValid ? "valid: " : "broken: ") + string.Join(" ", path.Steps.Select((step, index) => (index == 0 ? "" : step.Break is null ? "> " : $">[{step.Break}] ") + Text(step)));

    private static string Text(ListedStep step) =>
        step.Name + (step.Sha256 is null ? " (missing)" : "") + (step.Faults.Count == 0 ? "" : $" {{{string.Join(", ", step.Faults)}}}");
}
