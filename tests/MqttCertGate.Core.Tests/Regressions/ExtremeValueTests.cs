using MqttCertGate.Findings;

namespace MqttCertGate.Tests.Regressions;

public sealed class ExtremeValueTests
{
    [Fact]
    public void An_allowance_of_the_year_1_is_a_fault_of_the_manifest_and_no_crash()
    {
        using var scenario = Scenario.Server(Scenario.Good, "allow: [{ rule: rsa.modulus-size, reason: Old gateways, until: 0001-01-01 }]");

        Assert.Equal(Outcome.NotChecked, scenario.Check(DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc)).OutcomeAt(Level.Error));
        Assert.Single(scenario.FindingsOf("MCG0005"));
    }

    [Fact]
    public void An_expression_that_is_none_is_a_fault_of_the_manifest_and_not_of_the_gate()
    {
        using var scenario = Scenario.Server(
            Scenario.Good, "domains: [{ name: mqtt.example.com, cname: a.example.com }]\nrules: { id.endpoint-coverage: { accessPoint: '[' } }");

        Assert.Equal(["error: Found '['; a value of the kind 'regular expression' is required."], scenario.FindingsOf("MCG0008"));
    }

    [Theory]
    [InlineData("maximumDays")]
    [InlineData("recommendedDays")]
    public void A_validity_of_more_days_than_the_calendar_has_may_be_accepted(string parameter)
    {
        using var scenario = Scenario.Server(
            Scenario.Good, $"domains: [mqtt.example.com]\nrules: {{ validity.max-private: {{ {parameter}: 2147483647 }} }}");

        Assert.Equal(Outcome.Passed, scenario.Check().OutcomeAt(Level.Error));
    }
}
