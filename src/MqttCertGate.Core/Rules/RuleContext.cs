using MqttCertGate.Findings;

namespace MqttCertGate.Rules;

/// <summary>What a check may know beyond its subject: the time, the rule's parameters, and where to report. A value, so that a rule that does not fire costs no memory.</summary>
internal readonly struct RuleContext(ConfiguredRule rule, ValidationTime time, ICollection<Finding> findings)
{
    public ValidationTime Time { get; } = time;

    /// <summary>The value in force: the manifest's, the profile's, or the default.</summary>
    public T Get<T>(Parameter<T> parameter)
        where T : notnull =>
        rule.Parameters.TryGetValue(parameter.Name, out var value) ? (T)value : parameter.Default;

    public void Report(Violation violation) => findings.Add(new Finding(
        rule.Descriptor, violation.Grade is { Ceiling: var ceiling } && ceiling < rule.Level ? ceiling : rule.Level, violation, Waiver: null)
    {
        LevelOrigin = rule.LevelOrigin,
        Notes = rule.Notes,
    });
}
