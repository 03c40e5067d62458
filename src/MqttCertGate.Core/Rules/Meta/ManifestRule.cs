using MqttCertGate.Findings;
using MqttCertGate.Manifests;

namespace MqttCertGate.Rules;

/// <summary>What the rules about manifests share: the reader has found the fault, and each rule stands for one kind of it.</summary>
internal static class ManifestRule
{
    public static Rule<ManifestProblem> For(ManifestProblemKind kind, RuleDescriptor descriptor) => new(descriptor, (problem, context) =>
    {
        if (problem.Kind != kind)
            return;
        context.Report(new Violation(problem.Message, problem.Location)
        {
            Discriminator = problem.Field,
            Marker = problem.Marker,
            Help = problem.Help,
        });
    });
}
