using MqttCertGate.Artifacts;
using MqttCertGate.Findings;

namespace MqttCertGate.Rules;

internal static class ContentNotFetched
{
    public static readonly Rule<Artifact> Rule = new(
        new("MCG1002", "file.lfs-pointer", nameof(ContentNotFetched))
        {
            Title = "A file is a pointer to content that was not fetched",
            DefaultLevel = Level.Error,
            Source = Design.Must("fail closed"),
            Class = FindingClass.Configuration,
            Help = """
                The checkout holds a pointer of Git LFS or git-annex instead of the certificate, and so would whatever is deployed from it.
                Fetch the content in the build ('git lfs pull', 'git annex get'), or keep certificates in the repository itself: they are small.
                """,
        },
        (artifact, context) => FileDefects.Report(artifact, FileDefectKind.LfsPointer, context));
}
