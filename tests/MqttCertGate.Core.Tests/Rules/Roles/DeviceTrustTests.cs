using MqttCertGate.Findings;
using MqttCertGate.TestPki;
using static MqttCertGate.Tests.Scenario;

namespace MqttCertGate.Tests.Rules.Roles;

/// <summary>What is built into devices (<c>role: trust</c>) against what brokers and fleets present (<c>anchors</c>).</summary>
public sealed class DeviceTrustTests
{
    private const string NotRoot = "MCG9013";
    private const string Wrong = "MCG9014";
    private const string EndsFirst = "MCG9015";

    private static readonly TestCertificate ForeignRoot = Pki.Root("Foreign Root CA").With(TestKey.P256E);

    private static TestCertificate Foreign => ForeignRoot.Intermediate("Foreign Issuing CA").Server("mqtt.example.com");

    [Fact]
    public void The_root_of_the_broker_is_what_devices_need()
    {
        using var scenario = Device(Root.Pem);

        Assert.Empty(scenario.Check().Findings);
    }

    [Fact]
    public void Devices_that_trust_another_CA_refuse_the_broker()
    {
        using var scenario = Device(ForeignRoot.Pem);

        var finding = Assert.Single(scenario.Check().Findings);
        Assert.Equal(
            (Wrong, Level.Error, "The path of 'broker' ends at 'Example Root CA', and devices trust 'Foreign Root CA'; a valid path to a CA that devices trust is required."),
            (finding.Rule.Id, finding.Level, finding.Violation.Message));
        Assert.Equal(("device", "device.pem", 2), (finding.Violation.EntryName, Path.GetFileName(finding.Violation.Location.Path), finding.Violation.Location.Line));
        Assert.Equal(["Example Root CA", "Example Issuing CA", "mqtt.example.com"], finding.Violation.Path.Select(step => step.Name));
    }

    [Theory]
    [InlineData(true, "ends at 'Foreign Root CA'")]
    [InlineData(false, "ends at 'Foreign Issuing CA'")]
    public void The_CA_is_named_that_the_file_itself_tells_of(bool sendsAll, string expected)
    {
        using var scenario = Device(Root.Pem, broker: "file: server.pem")
            .File("server.pem", sendsAll ? Pem.Chain(Foreign, Foreign.Issuer, ForeignRoot) : Foreign.Pem);

        Assert.Equal(
            [$"error: The path of 'broker' {expected}, and devices trust 'Example Root CA'; a valid path to a CA that devices trust is required."],
            scenario.FindingsOf(Wrong));
    }

    [Fact]
    public void A_new_root_of_the_same_name_is_another_CA()
    {
        using var scenario = Device(Root.With(TestKey.P256E).Pem);

        Assert.Equal(
            ["error: The path of 'broker' ends at another key of 'Example Root CA', and devices trust 'Example Root CA'; a valid path to a CA that devices trust is required."],
            scenario.FindingsOf(Wrong));
    }

    [Fact]
    public void One_of_several_anchors_is_enough()
    {
        using var scenario = Device(Pem.Chain(ForeignRoot, Root));

        Assert.Empty(scenario.Check().Findings);
    }

    [Fact]
    public void A_bundle_of_wrong_CAs_is_not_printed_whole()
    {
        using var scenario = Device(string.Concat(Enumerable.Range(1, 5).Select(number => Pki.Root($"CA {number}").Pem)));

        Assert.Contains("devices trust 'CA 1', 'CA 2', 'CA 3' and 2 more; ", Assert.Single(scenario.FindingsOf(Wrong)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_that_the_entry_has_already_is_not_reported_again()
    {
        using var scenario = Device(Root.Pem).File("server.pem", Good.Pem);

        Assert.Equal("MCG7006", Assert.Single(scenario.Check().Findings).Rule.Id);
    }

    [Fact]
    public void A_fault_of_the_anchor_that_devices_have_is_theirs()
    {
        using var scenario = Device(Root.With(TestExtension.KeyUsage(KeyUsageBits.CrlSign)).Pem);

        Assert.Equal(
            ["error: The path of 'broker' fails at 'Example Root CA', and devices trust 'Example Root CA'; a valid path to a CA that devices trust is required."],
            scenario.FindingsOf(Wrong));
    }

    [Theory]
    [InlineData("server", TestExtension.ServerAuth, 0)]
    [InlineData("server", TestExtension.ClientAuth, 1)]
    [InlineData("client", TestExtension.ServerAuth, 1)]
    [InlineData("client", TestExtension.ClientAuth, 0)]
    public void The_CAs_must_be_for_what_the_entry_is_for(string role, string purpose, int findings)
    {
        var authority = Root.Intermediate("Special CA").With(TestExtension.ExtendedKeyUsage(purpose));
        var leaf = role == "server" ? authority.Server("mqtt.example.com") : authority.Client("device-7");
        using var scenario = Device(Root.Pem, broker: $"file: server.pem\n    role: {role}").File("server.pem", Pem.Chain(leaf, authority));

        Assert.Equal(findings, scenario.FindingsOf(Wrong).Count);
    }

    [Fact]
    public void The_matches_of_a_glob_are_judged_each_and_reported_at_once()
    {
        using var scenario = Device(ForeignRoot.Pem, broker: "files: fleet/*.pem\n    role: client\n    trust: root.pem\n    chain: ca.pem").File("ca.pem", Intermediate.Pem);
        for (var number = 1; number <= 5; number++)
            scenario.File($"fleet/{number}.pem", Intermediate.Client($"device-{number}").Pem);
        scenario.File("fleet/6.pem", ForeignRoot.Client("device-6").Pem);

        Assert.Equal(
            ["error: The path of 'broker/fleet/1.pem', 'broker/fleet/2.pem', 'broker/fleet/3.pem' and 2 more ends at 'Example Root CA', and devices trust 'Foreign Root CA'; a valid path to a CA that devices trust is required."],
            scenario.FindingsOf(Wrong));
    }

    [Fact]
    public void A_device_should_not_trust_an_intermediate()
    {
        using var scenario = Device(Intermediate.Pem);

        var finding = Assert.Single(scenario.Check().Findings);
        Assert.Equal(
            (NotRoot, Level.Warning, "The trust anchor 'Example Issuing CA' is an intermediate, issued by 'CN=Example Root CA'; the root should be the trust anchor."),
            (finding.Rule.Id, finding.Level, finding.Violation.Message));
    }

    [Fact]
    public void An_intermediate_beside_its_root_does_no_harm()
    {
        using var scenario = Device(Pem.Chain(Intermediate, Root));

        Assert.Empty(scenario.Check().Findings);
    }

    [Fact]
    public void A_device_that_pins_the_leaf_is_told_so_alone()
    {
        using var scenario = Device(Good.Pem);

        Assert.Equal(["error: 'mqtt.example.com' has no CA:TRUE; a trust anchor must be a CA."], scenario.FindingsOf("MCG7024"));
        Assert.Single(scenario.Check().Findings);
    }

    [Fact]
    public void A_key_in_the_file_for_devices_is_found()
    {
        using var scenario = Device(Root.Pem + Root.PrivateKeyPem);

        Assert.Equal("MCG2004", Assert.Single(scenario.Check().Findings).Rule.Id);
    }

    [Fact]
    public void An_expired_anchor_speaks_alone()
    {
        using var scenario = Device(Root.Valid(Pki.Utc("2020-01-01T00:00:00Z"), Pki.Utc("2026-05-31T23:59:59Z")).Pem);

        Assert.Equal(
            ["error: The trust anchor 'Example Root CA' expired on 2026-05-31 23:59:59 UTC; an anchor within its dates is required."], scenario.FindingsOf("MCG7019"));
        Assert.Single(scenario.Check().Findings);
    }

    // The certificate of the broker ends on 2026-12-31 23:59:59. It is to be renewed 30 days before, and lives 364 days and 86,399 seconds.
    [Theory]
    [InlineData("2026-12-31T23:59:58Z",
        "warning: The trust anchor 'Example Root CA' ends on 2026-12-31 23:59:58 UTC, before the certificate of 'broker' on 2026-12-31 23:59:59 UTC; it should end later.")]
    [InlineData("2026-12-31T23:59:59Z",
        "note: The trust anchor 'Example Root CA' ends on 2026-12-31 23:59:59 UTC, before the next certificate of 'broker' would, if renewed in time for as long again, on 2027-12-01 23:59:58 UTC; its successor should be with the devices by then.")]
    [InlineData("2027-12-01T23:59:57Z",
        "note: The trust anchor 'Example Root CA' ends on 2027-12-01 23:59:57 UTC, before the next certificate of 'broker' would, if renewed in time for as long again, on 2027-12-01 23:59:58 UTC; its successor should be with the devices by then.")]
    [InlineData("2027-12-01T23:59:58Z", null)]
    public void An_anchor_outlives_what_is_issued_under_it(string notAfter, string? expected)
    {
        using var scenario = Device(Root.Valid(Pki.AuthorityValidity.NotBefore, Pki.Utc(notAfter)).Pem);

        Assert.Equal(expected is null ? [] : [expected], scenario.FindingsOf(EndsFirst));
        Assert.Equal(expected is null ? 0 : 1, scenario.Check().Findings.Count);
    }

    [Fact]
    public void An_anchor_that_lives_for_ever_outlives_all()
    {
        var forever = Pki.Utc("9999-12-31T23:59:59Z");
        using var scenario = Device(Root.Valid(Pki.AuthorityValidity.NotBefore, forever).Pem, broker: "file: server.pem\n    trust: root.pem\n    rules: { validity.max-private: none }")
            .File("server.pem", Pem.Chain(Good.Valid(Pki.LeafValidity.NotBefore, forever), Intermediate));

        Assert.Empty(scenario.FindingsOf(EndsFirst));
    }

    [Fact]
    public void Of_an_old_and_a_new_root_the_later_end_counts()
    {
        using var scenario = Device(Pem.Chain(Root.Valid(Pki.AuthorityValidity.NotBefore, Pki.Utc("2026-07-01T00:00:00Z")), Root));

        Assert.Empty(scenario.Check().Findings);
    }

    [Theory]
    [InlineData("role: ca", "ca")]
    [InlineData("role: trust", "trust")]
    public void What_builds_no_path_is_no_entry_for_anchors(string role, string expected)
    {
        using var scenario = Device(Root.Pem, broker: $"file: root.pem\n    {role}");

        Assert.Equal(
            [$"error: 'broker' has the role '{expected}', which builds no path; 'anchors' takes entries of servers and clients."], scenario.FindingsOf("MCG0003"));
        Assert.Equal(Outcome.NotChecked, scenario.Check().OutcomeAt(Level.Error));
    }

    [Fact]
    public void Anchors_without_the_role_trust_are_not_forgotten()
    {
        using var scenario = Server(Good, "domains: [mqtt.example.com]\nanchors: [broker]");

        Assert.Equal(["error: 'anchors' is declared and is not evaluated for the role 'server'."], scenario.FindingsOf("MCG0003"));
    }

    [Fact]
    public void What_devices_trust_may_be_allowed_for_a_time()
    {
        using var scenario = Device(ForeignRoot.Pem, device: "allow: [{ rule: trust.wrong-anchor, reason: Field test, until: 2026-12-31 }]");

        Assert.False(Assert.Single(scenario.Check().Findings).IsActive);
    }

    /// <summary>An entry <c>device</c> that is declared before <c>broker</c>, which it names.</summary>
    private static Scenario Device(string anchors, string broker = "file: server.pem\n    trust: root.pem", string device = "") => new Scenario($"""
        version: 1
        defaults: {"{ pki: private }"}
        certificates:
          device:
            file: device.pem
            role: trust
            anchors: [broker]
            {device}
          broker:
            {broker}
        """).File("device.pem", anchors).File("server.pem", Pem.Chain(Good, Intermediate)).File("root.pem", Root.Pem);
}
