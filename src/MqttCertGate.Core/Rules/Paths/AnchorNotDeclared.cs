using MqttCertGate.Findings;
using MqttCertGate.Paths;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class AnchorNotDeclared
{
    public static readonly Rule<Entry> Rule = new(
        new("MCG7010", "chain.anchor-declared", nameof(AnchorNotDeclared))
        {
            Title = "The path ends at a root that is not declared",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "6.1"),
            Class = FindingClass.Trust,
            SecuritySeverity = 6.5,
            Cwe = 295,
            Help = """
                Nothing is trusted but what the manifest declares: not what a file brings along, and never the machine's own store.
                Declare the root as 'trust' if the clients have it; else serve a certificate from the CA they trust.
                """,
        },
        Check);

    private static void Check(Entry entry, RuleContext context)
    {
        foreach (var reason in PathReason.Of(entry, PathFailureKind.AnchorNotDeclared))
        {
            var (root, leaf) = (reason.Certificate, entry.Paths!.EndEntity);
            if (root != leaf)
            {
                context.Report(PathReason.Violation(
                    entry, reason, context,
                    $"The path of '{leaf.Subject.ShortText}' ends at '{root.Subject.ShortText}', which is self-signed and not declared as trust anchor; it must end at a declared one."));
            }
        }
    }
}
