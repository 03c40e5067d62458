using MqttCertGate.Artifacts;
using MqttCertGate.Findings;

namespace MqttCertGate.Rules;

internal static class EmptyOrOversize
{
    public static readonly Rule<Artifact> Rule = new(
        new("MCG1003", "file.empty-or-oversize", nameof(EmptyOrOversize))
        {
            Title = "A file is empty, or holds far too much for certificates",
            DefaultLevel = Level.Error,
            Source = Design.Must("fail closed"),
            Class = FindingClass.Configuration,
            Help = """
                There is nothing in it, or more than was read. A chain file has a few certificates and KiB, a bundle of all public roots some hundred.
                Name the right file, fill it, or divide it.
                """,
        },
        Check);

    private static void Check(Artifact artifact, RuleContext context)
    {
        FileDefects.Report(artifact, FileDefectKind.Empty, context);
        FileDefects.Report(artifact, FileDefectKind.Oversize, context);
    }
}
