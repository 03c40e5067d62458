using MqttCertGate.Findings;
using MqttCertGate.Manifests;

namespace MqttCertGate.Rules;

internal static class UnusedWaiver
{
    public static readonly Rule<ManifestProblem> Rule = ManifestRule.For(
        ManifestProblemKind.UnusedWaiver,
        new("MCG0006", "suppression.unused", nameof(UnusedWaiver))
        {
            Title = "An allowance matched nothing",
            DefaultLevel = Level.Note,
            Source = Design.May("an allowance without use is removed"),
            Class = FindingClass.Configuration,
            Help = """
                The fault it was made for is mended, the certificate with its 'sha256' was renewed, or the rule is not in force; left in place, it would
                hide the same fault when it comes back.
                Remove the allowance from 'allow'.
                """,
        });
}
