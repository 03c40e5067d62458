using MqttCertGate.Findings;
using MqttCertGate.Manifests;

namespace MqttCertGate.Rules;

internal static class InvalidWaiver
{
    public static readonly Rule<ManifestProblem> Rule = ManifestRule.For(
        ManifestProblemKind.InvalidWaiver,
        new("MCG0005", "suppression.invalid", nameof(InvalidWaiver))
        {
            Title = "An allowance is not valid",
            DefaultLevel = Level.Error,
            Source = Design.Must("a finding is accepted for a reason and for a time"),
            Class = FindingClass.Configuration,
            Help = """
                An allowance without rule, reason or end would hide findings for ever.
                Give 'rule', 'reason' and 'until' (a date such as 2026-12-31, at most one year ahead), or remove the allowance.
                """,
        });
}
