using MqttCertGate.Findings;
using MqttCertGate.Tests.Reporting;

namespace MqttCertGate.Tests.Bombs;

/// <summary>An input that is small, and made to cost its reader far more than it cost its writer.</summary>
internal static class Bomb
{
    // Only what hangs fails here: all of them end in less than a second, and how fast a machine is shows in no test.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    // No report is a bomb itself: it has at most 5,000 results, of a few thousand characters each.
    private const int MostCharacters = 5_000 * 5_000;

    /// <summary>The errors that the whole gate finds, as <c>MCG1003 message</c>; it does not pass, no rule of ours fails, and the report is bounded.</summary>
    public static async Task<IReadOnlyList<string>> Check(Scenario scenario)
    {
        var (report, sarif) = await Task.Run(() =>
        {
            var report = scenario.Check();
            return (report, Sample.Sarif(report));
        }).WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.NotEqual(Outcome.Passed, report.OutcomeAt(Level.Error));
        Assert.DoesNotContain(report.Findings, finding => finding.Rule.Id == "MCG0001");
        Assert.InRange(sarif.Length, 1, MostCharacters);
        return [.. report.Findings.Where(finding => finding.Level == Level.Error).Select(finding => $"{finding.Rule.Id} {finding.Violation.Message}")];
    }
}
