using MqttCertGate.Reporting;

namespace MqttCertGate.Tests.Scenarios;

/// <summary>Whoever makes one of the common mistakes reads first what is wrong, not what follows from it.</summary>
public sealed class CommonMistakeTests
{
    public static TheoryData<string> Names => [.. CommonMistakes.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_first_finding_is_the_one_to_mend(string name)
    {
        var mistake = CommonMistakes.All[name];
        using var scenario = mistake.Repository();

        var first = scenario.Check().Findings.First(finding => finding.IsActive);

        Assert.Equal(mistake.First, $"{first.Level.Word()} {first.Rule.Id} {first.Violation.Message}");
    }

    [Fact]
    public void Each_of_the_25_is_here() =>
        Assert.Equal(Enumerable.Range(1, 25), CommonMistakes.All.Values.Select(mistake => mistake.Number).Distinct().Order());
}
