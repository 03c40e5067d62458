using MqttCertGate.Findings;

namespace MqttCertGate.Rules;

/// <summary>Runs rules over subjects. A rule that throws is a fault of ours: it becomes MCG0001, and the other rules still run.</summary>
internal static class RuleRunner
{
    public static void Run(
        IEnumerable<ISubject> subjects, RuleSet rules, ValidationTime time, ICollection<Finding> findings)
    {
        foreach (var subject in subjects)
        {
            foreach (var rule in rules.For(subject))
                Run(rule, subject, time, findings);
        }
    }

    private static void Run(ConfiguredRule rule, ISubject subject, ValidationTime time, ICollection<Finding> findings)
    {
        try
        {
            rule.Rule.Check(subject, new RuleContext(rule, time, findings));
        }
        catch (Exception exception) when (rule.Rule != InternalError.Rule)
        {
            var failure = new RuleFailure(rule.Descriptor, subject.Place, exception);
            Run(new ConfiguredRule(InternalError.Rule, Level.Error, rule.Parameters), failure, time, findings);
        }
    }
}
