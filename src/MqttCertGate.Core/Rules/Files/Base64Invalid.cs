using MqttCertGate.Artifacts;
using MqttCertGate.Findings;

namespace MqttCertGate.Rules;

internal static class Base64Invalid
{
    public static readonly Rule<Artifact> Rule = new(
        new("MCG1008", "pem.base64-invalid", nameof(Base64Invalid))
        {
            Title = "A PEM block is not canonical base64",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(4648, "3.3"),
            AlsoIn = [Rfc.Must(4648, "3.5")],
            Class = FindingClass.Configuration,
            Help = """
                Some loaders skip such a block and read the rest, so that a chain loses a certificate and nobody is told.
                Take the file again from where the certificate was issued, without copy and paste.
                """,
        },
        (artifact, context) => FileDefects.Report(artifact, FileDefectKind.Base64Invalid, context));
}
