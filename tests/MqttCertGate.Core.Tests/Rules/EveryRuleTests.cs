using MqttCertGate.Findings;
using MqttCertGate.Rules;
using MqttCertGate.TestPki;

namespace MqttCertGate.Tests.Rules;

/// <summary>Every rule fires somewhere and is silent where nothing is wrong.</summary>
public sealed class EveryRuleTests
{
    /// <summary>Rules with no scenario, each with the reason and the test that stands in.</summary>
    private static readonly Dictionary<string, string> WithoutScenario = new()
    {
        ["MCG0001"] = "A rule that throws is a fault of ours; RuleRunnerTests makes one.",
        ["MCG0009"] = "No check finds it; SarifWriterTests has a report with too many results.",
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

    [Theory]
    [MemberData(nameof(IdsWithParameters))]
    public void Every_parameter_is_read_by_its_check(string id)
    {
        var rule = RuleCatalog.Find(id)!;
        var asked = new AskedFor();
        var rules = new RuleSet([new ConfiguredRule(rule, Level.Error, asked)]);
        using var firing = FiringScenarios.ByRule[id]();
        using var clean = Scenario.Server(Scenario.Good, "domains: [{ name: mqtt.example.com, cname: mqtt-xxx-sh-public.mqtt.tencenttdmq.com }]");
        using var withoutTrust = new Scenario("version: 1\ncertificates: { broker: { file: server.pem } }\n")
            .File("server.pem", Pem.Chain(Scenario.Good.Without("2.5.29.19").With(TestKey.Rsa4096), Scenario.Intermediate));

        foreach (var scenario in new[] { firing, clean, withoutTrust })
            RuleRunner.Run(scenario.Subjects(), rules, new ValidationTime(Pki.Now), []);

        Assert.Equal(rule.Descriptor.Parameters.Select(parameter => parameter.Name).Order(StringComparer.Ordinal), asked.Names.Order(StringComparer.Ordinal));
    }

    public static TheoryData<string> IdsWithParameters =>
        [.. RuleCatalog.Descriptors.Where(rule => rule.Parameters.Count > 0).Select(rule => rule.Id)];

    /// <summary>Sets no parameter, and remembers which were asked for.</summary>
    private sealed class AskedFor : Dictionary<string, object>, IReadOnlyDictionary<string, object>
    {
        public HashSet<string> Names { get; } = [];

        bool IReadOnlyDictionary<string, object>.TryGetValue(string key, out object value)
        {
            Names.Add(key);
            value = "";
            return false;
        }
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
