using MqttCertGate.Artifacts;
using MqttCertGate.Findings;

namespace MqttCertGate.Rules;

internal static class BlockNotClosed
{
    public static readonly Rule<Artifact> Rule = new(
        new("MCG1007", "pem.label-mismatch", nameof(BlockNotClosed))
        {
            Title = "A PEM block does not end as it began",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(7468, "2"),
            Class = FindingClass.Configuration,
            Help = """
                A block without its END boundary was cut, mostly by an upload or a paste, and a block that ends under another label is read by some loaders only.
                Restore the file from where the certificate was issued.
                """,
        },
        (artifact, context) => FileDefects.Report(artifact, FileDefectKind.LabelMismatch, context));
}
