using MqttCertGate.Artifacts;
using MqttCertGate.Findings;

namespace MqttCertGate.Rules;

internal static class NoPemBlock
{
    public static readonly Rule<Artifact> Rule = new(
        new("MCG1005", "pem.none", nameof(NoPemBlock))
        {
            Title = "A file holds no PEM block",
            DefaultLevel = Level.Error,
            Source = Design.Must("fail closed"),
            AlsoIn = [Rfc.Must(7468, "2")],
            Class = FindingClass.Configuration,
            Help = """
                Some loaders take such a file for an empty list of certificates and say nothing.
                Name the right file, or get the certificate again as text, from its line BEGIN CERTIFICATE to its line END CERTIFICATE.
                """,
        },
        (artifact, context) => FileDefects.Report(artifact, FileDefectKind.NoPem, context));
}
