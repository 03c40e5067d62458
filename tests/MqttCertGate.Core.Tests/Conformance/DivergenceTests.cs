using MqttCertGate.Findings;
using MqttCertGate.Tests.Scenarios;

namespace MqttCertGate.Tests.Conformance;

/// <summary>What programs take differently the gate does not leave to them.</summary>
public sealed class DivergenceTests
{
    public static TheoryData<string> Inputs => [.. Divergences.All.Keys];

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Is_found(string input)
    {
        using var scenario = Divergences.All[input].Input();

        Assert.Contains(Divergences.All[input].Answer, scenario.Check().Findings.Select(finding => $"{finding.Rule.Id} {finding.Level}"));
    }

    [Fact]
    public void A_trailing_dot_of_the_declared_name_changes_nothing()
    {
        using var scenario = Scenario.Server(Scenario.Good, "domains: [mqtt.example.com.]");

        Assert.Empty(scenario.Check().Findings);
    }

    // RFC 5280 §4.1.2.2: users of certificates should be prepared for them.
    [Fact]
    public void A_negative_serial_number_is_no_error()
    {
        using var scenario = Scenario.Server(Scenario.Good.With(template => template with { SerialNumber = [0xFB] }));

        Assert.DoesNotContain(scenario.Check().Findings, finding => finding.Level == Level.Error);
    }
}
