using MqttCertGate.Findings;
using MqttCertGate.Rules;
using MqttCertGate.TestPki;

namespace MqttCertGate.Tests.Rules;

/// <summary>A rule that throws is a fault of ours, and never a pass.</summary>
public sealed class RuleRunnerTests
{
    private static readonly Subject Judged = new(new SourceLocation("/repo/mqttcertgate.yml", 4, 11, 4, 27));

    [Fact]
    public void A_rule_that_throws_is_reported_without_what_it_read_and_the_others_still_run()
    {
        var findings = Run(
            Rule("MCG9998", (_, _) => throw new InvalidOperationException("-----BEGIN PRIVATE KEY-----")),
            Rule("MCG9999", (subject, context) => context.Report(new Violation("Found.", subject.Place))));

        Assert.Equal(["MCG0001 Error", "MCG9999 Warning"], findings.Select(finding => $"{finding.Rule.Id} {finding.Level}"));
        Assert.Equal(
            "Rule MCG9998 (test.mcg9998) could not finish: InvalidOperationException. Nothing is known of what it checks.",
            findings[0].Violation.Message);
        Assert.Equal(Judged.Place, findings[0].Violation.Location);
        Assert.Equal("MCG9998", findings[0].Violation.Discriminator);
    }

    [Fact]
    public void What_a_rule_reported_before_it_threw_stands()
    {
        var findings = Run(Rule("MCG9998", (subject, context) =>
        {
            context.Report(new Violation("Found.", subject.Place));
            throw new InvalidOperationException();
        }));

        Assert.Equal(["MCG9998", "MCG0001"], findings.Select(finding => finding.Rule.Id));
    }

    private static List<Finding> Run(params Rule[] rules)
    {
        var findings = new List<Finding>();
        RuleRunner.Run(
            [Judged], new RuleSet([.. rules.Select(rule => new ConfiguredRule(rule, Level.Warning, new Dictionary<string, object>()))]),
            new ValidationTime(Pki.Now), findings);
        return findings;
    }

    private static Rule<Subject> Rule(string id, Action<Subject, RuleContext> check) => new(
        new(id, $"test.{id.ToLowerInvariant()}", nameof(RuleRunnerTests))
        {
            Title = "A rule of the test",
            DefaultLevel = Level.Warning,
            Source = Design.Should("test"),
            Class = FindingClass.Configuration,
            Help = "None.",
        },
        check);

    private sealed record Subject(SourceLocation Place) : ISubject;
}
