using MqttCertGate.Findings;
using MqttCertGate.TestPki;
using static MqttCertGate.Tests.Scenario;

namespace MqttCertGate.Tests.Rules.Meta;

public sealed class NotEvaluatedTests
{
    [Theory]
    [InlineData("profile: tdmq", "error")]
    [InlineData("", "warning")]
    public void Without_a_trust_anchor_paths_are_not_evaluated_which_a_broker_may_require(string profile, string level)
    {
        using var scenario = new Scenario($"version: 1\n{profile}\ncertificates: {{ broker: {{ file: server.pem }} }}\n")
            .File("server.pem", Pem.Chain(Good, Intermediate));

        Assert.Equal([$"{level}: No trust anchor is declared, so no certification path was evaluated."], scenario.FindingsOf("MCG0003"));
    }

    [Theory]
    [InlineData("list", null)]
    [InlineData("certificate", "The file holds no certificate revocation list.")]
    [InlineData("malformed", "A certificate revocation list cannot be read: the version is neither v1 nor v2.")]
    [InlineData("damaged", "A certificate revocation list cannot be read: its block is damaged.")]
    public void A_file_for_revocation_lists_must_hold_one(string content, string? expected)
    {
        var text = content switch
        {
            "list" => Pki.Crl(Root).Pem,
            "certificate" => Root.Pem,
            "malformed" => (Pki.Crl(Root) with { Version = 3 }).Pem,
            _ => Pem.Encode("X509 CRL", [0x30, 0x00]).Replace("MAA", "M!A", StringComparison.Ordinal),
        };
        using var scenario = Server(Good, "crl: root.crl").File("root.crl", text);

        Assert.Equal(expected is null ? [] : [$"error: {expected}"], scenario.FindingsOf("MCG0003"));
        Assert.NotEqual(Outcome.Passed, scenario.Check().OutcomeAt(Level.Error));
    }

    [Fact]
    public void A_revocation_list_is_no_certificate()
    {
        using var scenario = Server(Good, "chain: root.crl").File("root.crl", Pki.Crl(Root).Der);

        Assert.Equal(["error: The file is a certificate revocation list, which is of no use here."], scenario.FindingsOf("MCG0003"));
    }

    [Fact]
    public void Revocation_lists_need_a_path_to_judge()
    {
        using var scenario = new Scenario("version: 1\ncertificates: { ca: { file: root.pem, role: ca, crl: root.crl } }\n")
            .File("root.pem", Root.Pem).File("root.crl", Pki.Crl(Root).Pem);

        Assert.Equal(["error: 'crl' is declared and there is no certification path to judge by it."], scenario.FindingsOf("MCG0003"));
        Assert.Equal(Outcome.NotChecked, scenario.Check().OutcomeAt(Level.Error));
    }

    [Fact]
    public void A_lowered_file_rule_does_not_let_a_file_without_certificates_pass()
    {
        using var scenario = Of("nothing\n", "rules: { pem.none: none }");

        Assert.Equal(["error: 'server.pem' holds no certificate, so nothing was checked for 'broker'."], scenario.FindingsOf("MCG0002"));
        Assert.Equal(Outcome.NotChecked, scenario.Check().OutcomeAt(Level.Error));
    }

    [Fact]
    public void Anchors_that_hold_no_certificate_do_not_pass_for_no_anchors()
    {
        using var scenario = Server(Good, "rules: { pem.none: none }").File("root.pem", "nothing\n");

        Assert.Equal(
            ["error: 'root.pem' holds no certificate, so no certification path through it was evaluated."], scenario.FindingsOf("MCG0003"));
    }

    [Fact]
    public void Meta_rules_cannot_be_lowered_or_allowed()
    {
        using var lowered = Server(Good, "rules: { gate.not-evaluated: none }");
        using var allowed = Server(Good, "allow: [{ rule: gate.not-evaluated, reason: Later, until: 2026-12-31 }]");

        Assert.Equal(Outcome.NotChecked, lowered.Check().OutcomeAt(Level.Error));
        Assert.Equal(Outcome.NotChecked, allowed.Check().OutcomeAt(Level.Error));
    }
}
