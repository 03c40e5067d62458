using MqttCertGate.Artifacts;
using MqttCertGate.Findings;

namespace MqttCertGate.Rules;

internal static class BoundaryMalformed
{
    public static readonly Rule<Artifact> Rule = new(
        new("MCG1006", "pem.boundary-malformed", nameof(BoundaryMalformed))
        {
            Title = "A PEM boundary is malformed",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(7468, "3"),
            Class = FindingClass.Configuration,
            Help = """
                OpenSSL refuses a file with such a boundary, and .NET silently reads no certificate from it. Mostly two files were joined of which the first
                has no line end. Write '-----BEGIN CERTIFICATE-----' and '-----END CERTIFICATE-----' on lines of their own, with nothing beside them.
                """,
        },
        (artifact, context) => FileDefects.Report(artifact, FileDefectKind.BoundaryMalformed, context));
}
