using MqttCertGate.Artifacts;
using MqttCertGate.Findings;

namespace MqttCertGate.Rules;

internal static class NotACertificate
{
    public static readonly Rule<Artifact> Rule = new(
        new("MCG1015", "pem.not-a-certificate", nameof(NotACertificate))
        {
            Title = "Something else stands where a certificate belongs",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(7468, "5.1"),
            Class = FindingClass.Configuration,
            Help = """
                A request, a key or a damaged certificate under the label CERTIFICATE is refused by the broker, or skipped without a word.
                Put in the certificate that was issued, or correct the label.
                """,
        },
        (artifact, context) => FileDefects.Report(artifact, FileDefectKind.NotACertificate, context));
}
