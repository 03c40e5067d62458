using MqttCertGate.Findings;
using MqttCertGate.Rules;

namespace MqttCertGate.Tests.Rules;

/// <summary>Every rule fires somewhere and is silent where nothing is wrong.</summary>
public sealed class EveryRuleTests
{
    /// <summary>Rules with no scenario, each with the reason and the test that stands in.</summary>
    private static readonly Dictionary<string, string> WithoutScenario = new()
    {
        ["MCG0001"] = "A rule that throws is a fault of ours; RuleRunnerTests makes one.",
        ["MCG7012"] = "A search over budget takes a file of hundreds of certificates; PathReasonRuleTests makes one with a small budget.",
    };

    [Fact]
    public void Every_rule_has_a_scenario_or_a_reason_for_having_none() => Assert.Equal(
        RuleCatalog.All.Select(rule => rule.Descriptor.Id),
        FiringScenarios.ByRule.Keys.Concat(WithoutScenario.Keys).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Fires_in_its_scenario(string id)
    {
        using var scenario = FiringScenarios.ByRule[id]();

        Assert.NotEmpty(scenario.FindingsOf(id));
    }

    [Fact]
    public void No_rule_fires_where_nothing_is_wrong()
    {
        using var scenario = Scenario.Server(Scenario.Good, """
            domains: [mqtt.example.com, { name: mqtt.example.com, cname: mqtt-xxx-sh-public.mqtt.tencenttdmq.com }]
            transports: [mqtts, wss]
            match: exact
            key: server.key
            key-type: P-256
            """).File("server.key", Scenario.Good.PrivateKeyPem);

        var report = scenario.Check();

        Assert.Empty(report.Findings.Select(finding => $"{finding.Rule.Id}: {finding.Violation.Message}"));
        Assert.Equal(Outcome.Passed, report.OutcomeAt(Level.Note));
        Assert.Equal(3, report.CertificateCount);
    }

    public static TheoryData<string> Ids => [.. FiringScenarios.ByRule.Keys.Order(StringComparer.Ordinal)];
}
