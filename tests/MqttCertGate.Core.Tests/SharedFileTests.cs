using MqttCertGate.TestPki;

namespace MqttCertGate.Tests;

/// <summary>A file that several entries name is reported once, and what one entry lowers or allows lets no other pass.</summary>
public sealed class SharedFileTests
{
    private const string Finding = "warning: The file begins with a UTF-8 byte order mark; some loaders do not find the first block behind it.";

    [Theory]
    [InlineData("", "")]
    [InlineData("rules: { file.text-encoding: none }", "")]
    [InlineData("", "rules: { file.text-encoding: none }")]
    [InlineData("rules: { rsa.modulus-size: note }", "")]
    [InlineData("allow: [{ rule: rsa.modulus-size, reason: Old gateways, until: 2026-12-31 }]", "")]
    public void Is_reported_once_where_any_entry_judges_it(string first, string second)
    {
        using var scenario = Of(first, second);

        Assert.Equal([Finding], scenario.FindingsOf("MCG1013"));
    }

    [Fact]
    public void An_allowance_of_one_entry_is_not_that_of_another()
    {
        const string allowance = "allow: [{ rule: file.text-encoding, reason: Old loader, until: 2026-12-31 }]";
        using var one = Of(allowance, "");
        using var both = Of(allowance, allowance);

        // Said once, as the strictest of the entries takes it.
        Assert.Equal([true], one.Check().Findings.Where(finding => finding.Rule.Id == "MCG1013").Select(finding => finding.IsActive));
        Assert.DoesNotContain(both.Check().Findings, finding => finding.Rule.Id == "MCG1013" && finding.IsActive);
    }

    private static Scenario Of(string first, string second) => new Scenario($"""
        version: 1
        certificates:
          first:
            file: server.pem
            {first}
          second:
            file: server.pem
            {second}
        """).File("server.pem", '\uFEFF' + Pem.Chain(Scenario.Good, Scenario.Intermediate));
}
