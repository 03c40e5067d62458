using MqttCertGate.Artifacts;
using MqttCertGate.Findings;

namespace MqttCertGate.Rules;

internal static class FileMissing
{
    public static readonly Rule<Artifact> Rule = new(
        new("MCG1001", "file.missing", nameof(FileMissing))
        {
            Title = "A file the manifest names is not there",
            DefaultLevel = Level.Error,
            Source = Design.Must("fail closed"),
            Class = FindingClass.Configuration,
            Help = """
                A certificate that is not there was not checked, and a file outside the repository is not what a review has seen.
                Correct the path, or add the file. Names are compared with upper and lower case, so that the same manifest holds on every system.
                """,
        },
        (artifact, context) => FileDefects.Report(artifact, FileDefectKind.Missing, context));
}
