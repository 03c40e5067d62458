using MqttCertGate.Findings;

namespace MqttCertGate.Rules;

/// <summary>A rule is a value: what is printed of it, and a check.</summary>
internal abstract class Rule(RuleDescriptor descriptor)
{
    public RuleDescriptor Descriptor { get; } = descriptor;

    /// <summary>The subject type is the rule's applicability.</summary>
    public abstract bool AppliesTo(ISubject subject);

    /// <summary>Reports what is wrong with <paramref name="subject"/> to <paramref name="context"/>.</summary>
    public abstract void Check(ISubject subject, RuleContext context);
}

/// <inheritdoc/>
/// <remarks>The check reports into the context instead of returning a sequence: a rule that does not fire allocates nothing.</remarks>
internal sealed class Rule<TSubject>(RuleDescriptor descriptor, Action<TSubject, RuleContext> check) : Rule(descriptor)
    where TSubject : class, ISubject
{
    public override bool AppliesTo(ISubject subject) => subject is TSubject;

    public override void Check(ISubject subject, RuleContext context) => check((TSubject)subject, context);
}
