using MqttCertGate.Artifacts;
using MqttCertGate.Findings;

namespace MqttCertGate.Rules;

/// <summary>Reports what the reader of a file saw: each kind of defect belongs to one rule.</summary>
internal static class FileDefects
{
    public static void Report(Artifact artifact, FileDefectKind kind, RuleContext context, Grade? grade = null)
    {
        foreach (var defect in artifact.Defects)
        {
            if (defect.Kind != kind)
                continue;
            context.Report(new Violation(defect.Message, defect.Location)
            {
                DeclaredAt = artifact.NamedAt,
                File = artifact.Path,
                Grade = grade,
                Help = defect.Help,
            });
        }
    }
}
