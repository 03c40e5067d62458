using MqttCertGate.Artifacts;
using MqttCertGate.Findings;

namespace MqttCertGate.Rules;

internal static class TrailingData
{
    public static readonly Rule<Artifact> Rule = new(
        new("MCG1014", "der.trailing-data", nameof(TrailingData))
        {
            Title = "Bytes follow a certificate",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "4.1"),
            Class = FindingClass.Configuration,
            Help = """
                OpenSSL and .NET ignore what follows the certificate, stricter loaders refuse the whole, and a second certificate there is never seen.
                Write the certificate again: 'openssl x509 -in CERTIFICATE -out NEW'; put several certificates into one PEM file, each in its own block.
                """,
        },
        (artifact, context) => FileDefects.Report(artifact, FileDefectKind.TrailingData, context));
}
