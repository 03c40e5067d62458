using MqttCertGate.Findings;
using MqttCertGate.Manifests;

namespace MqttCertGate.Rules;

internal static class NothingEvaluated
{
    public static readonly Rule<ManifestProblem> Rule = ManifestRule.For(
        ManifestProblemKind.NothingToCheck,
        new("MCG0002", "gate.nothing-evaluated", nameof(NothingEvaluated))
        {
            Title = "There was nothing to check",
            DefaultLevel = Level.Error,
            Source = Design.Must("fail closed"),
            Class = FindingClass.Configuration,
            Help = """
                A gate that checks nothing passes everything, so it does not pass.
                Declare the certificates under 'certificates', each with 'file' or with a 'files' glob that matches.
                """,
        });
}
