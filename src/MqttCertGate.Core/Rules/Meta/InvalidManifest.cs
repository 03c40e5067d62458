using MqttCertGate.Findings;
using MqttCertGate.Manifests;

namespace MqttCertGate.Rules;

internal static class InvalidManifest
{
    public static readonly Rule<ManifestProblem> Rule = ManifestRule.For(
        ManifestProblemKind.Invalid,
        new("MCG0008", "manifest.invalid", nameof(InvalidManifest))
        {
            Title = "The manifest, or a setting of the build, cannot be read as written",
            DefaultLevel = Level.Error,
            Source = Design.Must("fail closed"),
            Class = FindingClass.Configuration,
            Help = """
                What cannot be read is not checked, so a manifest with a fault is not checked at all.
                Correct the place the message names: syntax, type, duplicate or missing key.
                """,
        });
}
