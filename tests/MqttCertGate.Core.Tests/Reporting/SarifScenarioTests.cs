using System.Text;
using Microsoft.CodeAnalysis.Sarif;
using MqttCertGate.Reporting;
using MqttCertGate.Tests.Rules;
using MqttCertGate.Tests.Scenarios;

namespace MqttCertGate.Tests.Reporting;

/// <summary>The file of every scenario, as the services that take it read it.</summary>
public sealed class SarifScenarioTests
{
    private static readonly Dictionary<string, Func<Scenario>> All =
        FiringScenarios.ByRule.Concat(CommonMistakes.All.Select(mistake => KeyValuePair.Create(mistake.Key, mistake.Value.Repository))).ToDictionary();

    public static TheoryData<string> Names => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Satisfies_schema_and_services_and_is_read_back(string name)
    {
        using var scenario = All[name]();
        var report = scenario.Check();

        var sarif = Sample.Sarif(report, new SarifOptions { IncludeAllowed = true, Category = "mqtt-cert-gate" });

        Assert.Empty(SarifRules.Faults(sarif));
        Assert.Empty((await SarifSchema.Value).Validate(sarif));
        var run = Assert.Single(SarifLog.Load(new MemoryStream(Encoding.UTF8.GetBytes(sarif))).Runs);
        Assert.Equal(
            report.Findings.Select(finding => finding.Rule.Id).Order(StringComparer.Ordinal),
            run.Results.Select(result => result.GetRule(run).Id).Order(StringComparer.Ordinal));
    }

    /// <summary>
    /// Which alert a finding is: another value here closes and reopens that rule's alerts for every user. If it has to be, it is another algorithm
    /// (<c>/v2</c>), in a major version.
    /// </summary>
    [Fact]
    public void Every_rule_makes_the_alerts_it_always_made()
    {
        var text = new StringBuilder();
        foreach (var (id, make) in FiringScenarios.ByRule)
        {
            using var scenario = make();
            foreach (var result in SarifResults.Of(scenario.Check(), includeAllowed: true).Where(result => result.Finding.Rule.Id == id))
                text.Append($"{id} {result.Finding.Rule.Class} {result.Uri} {result.Fingerprint}:{result.Occurrence}\n");
        }

        Golden.Verify(Path.Combine(RepositoryPaths.CoreTests, "Reporting", "Fingerprints.expected.txt"), text.ToString());
    }
}
