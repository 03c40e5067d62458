using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.TestPki;

namespace MqttCertGate.Tests;

/// <summary>A run ends, however often a manifest names what is costly.</summary>
public sealed class WorkAllowanceTests
{
    // The entry itself, two certificates of its file and one anchor; the issuer tried for each of the two.
    private const int OfOneEntry = 1 + 2 + 1 + 2;

    [Theory]
    [InlineData(OfOneEntry, true)]
    [InlineData(OfOneEntry - 1, false)]
    public void Every_certificate_that_is_looked_at_counts(int limit, bool passes)
    {
        using var scenario = Scenario.Server(Scenario.Good);

        Assert.Equal(passes ? Outcome.Passed : Outcome.NotChecked, Check(scenario, limit).OutcomeAt(Level.Error));
    }

    [Theory]
    [InlineData(2 * OfOneEntry, true)]
    [InlineData((2 * OfOneEntry) - 1, false)]
    public void Every_entry_counts_although_their_files_are_the_same(int limit, bool passes)
    {
        using var scenario = new Scenario(
            "version: 1\ncertificates: { a: &a { file: server.pem, trust: root.pem, pki: private, domains: [mqtt.example.com] }, b: *a }\n")
            .File("server.pem", Pem.Chain(Scenario.Good, Scenario.Intermediate)).File("root.pem", Scenario.Root.Pem);

        Assert.Equal(passes ? Outcome.Passed : Outcome.NotChecked, Check(scenario, limit).OutcomeAt(Level.Error));
    }

    /// <summary>The anchor's entry and its certificate, and the issuer tried for each of the two once more: nothing is read a second time.</summary>
    [Theory]
    [InlineData("broker, device", OfOneEntry + 2 + 2, true)]
    [InlineData("broker, device", OfOneEntry + 2 + 2 - 1, false)]
    [InlineData("device, broker", OfOneEntry + 2 + 2, true)]
    [InlineData("device, broker", OfOneEntry + 2 + 2 - 1, false)]
    public void What_an_anchor_is_declared_for_counts_once_and_its_search_too(string order, int limit, bool passes)
    {
        var entries = new Dictionary<string, string>
        {
            ["broker"] = "  broker: { file: server.pem, trust: root.pem, pki: private, domains: [mqtt.example.com] }\n",
            ["device"] = "  device: { file: root.pem, role: trust, pki: private, anchors: [broker] }\n",
        };
        using var scenario = new Scenario("version: 1\ncertificates:\n" + string.Concat(order.Split(", ").Select(name => entries[name])))
            .File("server.pem", Pem.Chain(Scenario.Good, Scenario.Intermediate)).File("root.pem", Scenario.Root.Pem);

        Assert.Equal(passes ? Outcome.Passed : Outcome.NotChecked, Check(scenario, limit).OutcomeAt(Level.Error));
    }

    [Fact]
    public void Findings_count_too()
    {
        using var scenario = Scenario.Server(Scenario.Good, "domains: [a.example.org, b.example.org]");

        Assert.Equal(Outcome.Failed, Check(scenario, OfOneEntry + (2 * 20)).OutcomeAt(Level.Error));
        Assert.Equal(Outcome.NotChecked, Check(scenario, OfOneEntry + (2 * 20) - 1).OutcomeAt(Level.Error));
    }

    [Fact]
    public void What_ended_the_run_is_said()
    {
        using var scenario = Scenario.Server(Scenario.Good);

        Assert.Contains(
            "The entries need more than 5 certificates to be looked at, or find too much wrong with them; the run ended before its end.",
            Check(scenario, OfOneEntry - 1).Findings.Select(finding => finding.Violation.Message));
    }

    /// <summary>What a run that ended would have found, one of its allowances may have been for.</summary>
    [Theory]
    [InlineData(2 * OfOneEntry, true)]
    [InlineData((2 * OfOneEntry) - 1, false)]
    public void No_allowance_is_called_unused_where_a_later_manifest_ended_the_run(int limit, bool isUnused)
    {
        const string entry = "file: server.pem, trust: root.pem, pki: private, domains: [mqtt.example.com]";
        const string allowance = "{ rule: rsa.shared-prime, reason: Known, until: 2026-12-31 }";
        using var scenario = new Scenario($"version: 1\ncertificates: {{ a: {{ {entry}, allow: [{allowance}] }} }}\n")
            .File("later.yml", $"version: 1\ncertificates: {{ b: {{ {entry} }} }}\n")
            .File("server.pem", Pem.Chain(Scenario.Good, Scenario.Intermediate)).File("root.pem", Scenario.Root.Pem);

        Assert.Equal(
            isUnused, Check(scenario, limit, "later.yml").Findings.Any(finding => finding.Violation.Message.StartsWith("The allowance of", StringComparison.Ordinal)));
    }

    private static Report Check(Scenario scenario, int limit, params string[] later) => Gate.Check(new GateRequest
    {
        Manifests = [.. later.Prepend(Scenario.ManifestName).Select(name => Path.Combine(scenario.Folder, name))],
        RepositoryRoot = RepositoryRoot.Find(scenario.Folder),
        At = Pki.Now,
        MaximumWork = limit,
    });
}
