using MqttCertGate.Findings;
using MqttCertGate.Manifests;

namespace MqttCertGate.Rules;

internal static class UnknownManifestKey
{
    public static readonly Rule<ManifestProblem> Rule = ManifestRule.For(
        ManifestProblemKind.UnknownName,
        new("MCG0004", "manifest.unknown-key", nameof(UnknownManifestKey))
        {
            Title = "The manifest uses a name that is not known",
            DefaultLevel = Level.Error,
            Source = Design.Must("a slip of the pen never weakens the gate"),
            Class = FindingClass.Configuration,
            Help = """
                A misspelt key, value, rule, parameter, profile or entry would leave out the check it was meant for.
                Correct the name; where the message proposes none, remove it.
                """,
        });
}
