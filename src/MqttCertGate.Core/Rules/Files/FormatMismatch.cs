using MqttCertGate.Artifacts;
using MqttCertGate.Findings;

namespace MqttCertGate.Rules;

internal static class FormatMismatch
{
    public static readonly Rule<Artifact> Rule = new(
        new("MCG1004", "file.format-mismatch", nameof(FormatMismatch))
        {
            Title = "A file is of another format than its name says",
            DefaultLevel = Level.Warning,
            Source = Design.Should("a name tells the format"),
            Class = FindingClass.Configuration,
            Help = """
                Loaders that go by the name fail on such a file, or read nothing from it. '.cer', '.crt' and '.key' are used for PEM and DER alike and fit both.
                Rename the file, or convert it: 'openssl x509 -inform DER -in FILE -out FILE.pem'.
                """,
        },
        (artifact, context) => FileDefects.Report(artifact, FileDefectKind.FormatMismatch, context));
}
