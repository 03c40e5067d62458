using MqttCertGate.Artifacts;
using MqttCertGate.Findings;

namespace MqttCertGate.Rules;

internal static class EmptyOrOversize
{
    public static readonly Rule<Artifact> Rule = new(
        new("MCG1003", "file.empty-or-oversize", nameof(EmptyOrOversize))
        {
            Title = "A file is empty, or far too large for certificates",
            DefaultLevel = Level.Error,
            Source = Design.Must("fail closed"),
            Class = FindingClass.Configuration,
            Help = """
                Nothing was checked: there is nothing, or more than was read. A chain file has a few KiB, a bundle of all public roots some hundred.
                Name the right file, or fill it.
                """,
        },
        Check);

    private static void Check(Artifact artifact, RuleContext context)
    {
        FileDefects.Report(artifact, FileDefectKind.Empty, context);
        FileDefects.Report(artifact, FileDefectKind.Oversize, context);
    }
}
