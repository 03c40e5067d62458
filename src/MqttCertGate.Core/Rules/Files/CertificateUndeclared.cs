using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class CertificateUndeclared
{
    public static readonly Rule<UndeclaredFile> Rule = new(
        new("MCG1028", "artifact.undeclared", nameof(CertificateUndeclared))
        {
            Title = "No entry names a file of certificates",
            DefaultLevel = Level.Note,
            OnByDefault = false,
            Source = Design.May("what is deployed is declared"),
            Class = FindingClass.Configuration,
            Help = """
                A certificate that no manifest names is checked by nobody, and may be the one that is deployed. With this rule on, every file below the
                manifest's folder is looked into, but for 'bin', 'obj', 'node_modules' and '.git'.
                Declare it under 'certificates', or remove the file.
                """,
        },
        Check);

    private static void Check(UndeclaredFile undeclared, RuleContext context)
    {
        if (undeclared.File.Certificates is { Count: > 0 and var count } certificates)
        {
            context.Report(new Violation(
                $"'{undeclared.Name}' holds {(count == 1 ? "a certificate" : $"{count} certificates")} and no entry names it; what is deployed is to be declared.",
                certificates[0].Location) with
            {
                Discriminator = undeclared.Name,
            });
        }
    }
}
