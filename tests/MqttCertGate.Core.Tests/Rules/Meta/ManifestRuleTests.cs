using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Rules;

namespace MqttCertGate.Tests.Rules.Meta;

public sealed class ManifestRuleTests
{
    [Theory]
    [InlineData("NothingToCheck", "MCG0002", "gate.nothing-evaluated", "Error")]
    [InlineData("UnknownName", "MCG0004", "manifest.unknown-key", "Error")]
    [InlineData("InvalidWaiver", "MCG0005", "suppression.invalid", "Error")]
    [InlineData("UnusedWaiver", "MCG0006", "suppression.unused", "Note")]
    [InlineData("Invalid", "MCG0008", "manifest.invalid", "Error")]
    public void Each_kind_of_problem_is_judged_by_one_rule(string kind, string id, string name, string level)
    {
        var problem = new ManifestProblem(
            Enum.Parse<ManifestProblemKind>(kind), "Found this; that is required.", new SourceLocation("/m.yml", 3, 5, 3, 9), "did you mean \"that\"?", "Use that.");
        var findings = new List<Finding>();

        RuleRunner.Run([problem], RuleSet.Resolve(isPublic: false), new ValidationTime(DateTime.UnixEpoch), findings);

        var finding = Assert.Single(findings);
        Assert.Equal((id, name, level), (finding.Rule.Id, finding.Rule.Name, finding.Level.ToString()));
        Assert.Equal((problem.Message, problem.Location), (finding.Violation.Message, finding.Violation.Location));
        Assert.Equal((problem.Marker, problem.Help), (finding.Violation.Marker, finding.Violation.Help));
    }

    [Fact]
    public void No_kind_of_problem_goes_unjudged() => Assert.All(Enum.GetValues<ManifestProblemKind>(), kind =>
    {
        var findings = new List<Finding>();
        RuleRunner.Run(
            [new ManifestProblem(kind, "A fault.", SourceLocation.StartOf("/m.yml"))], RuleSet.Resolve(isPublic: false), new ValidationTime(DateTime.UnixEpoch), findings);
        Assert.Single(findings);
    });

    /// <summary>What makes a problem the same alert in the next run: neither its line nor its words.</summary>
    [Theory]
    [InlineData("certificates:\n  broker: { fil: server.pem, file: server.pem }", "/certificates/broker/fil")]
    [InlineData("certificates:\n  broker:\n    file: server.pem\n    role: boss", "/certificates/broker/role/boss")]
    [InlineData("certificates:\n  broker:\n    file: server.pem\n    domains: [mqtt.example.com, 'a b']", "/certificates/broker/domains/a b")]
    [InlineData("certificates:\n  broker:\n    file: server.pem\n    domains: [{ name: mqtt.example.com, cnam: a.example.com }]", "/certificates/broker/domains/cnam")]
    [InlineData("certificates:\n  broker: { trust: root.pem }", "/certificates/broker")]
    [InlineData("certificates:\n  broker: { files: '*.none' }", "broker/files/*.none")]
    [InlineData("profile: tdmk\ncertificates:\n  broker: { file: server.pem }", "/profile/tdmk")]
    [InlineData("certificates: [", "")]
    public void A_problem_is_known_by_the_field_it_is_about(string manifest, string field)
    {
        using var scenario = new Scenario($"# A comment.\n\nversion: 1\n{manifest}\n");

        Assert.Equal(field, scenario.Check().Findings.First(finding => finding.Rule.IsMeta).Violation.Discriminator);
    }

    [Fact]
    public void A_manifest_with_a_problem_is_not_checked()
    {
        using var scenario = new Scenario("version: 1\ncertificates:\n  broker: { fil: server.pem }\n");

        Assert.Equal(Outcome.NotChecked, scenario.Check().OutcomeAt(Level.Error));
        Assert.Equal(["error: Unknown key 'fil'."], scenario.FindingsOf("MCG0004"));
    }
}
