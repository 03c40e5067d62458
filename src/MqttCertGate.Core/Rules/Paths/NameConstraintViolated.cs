using MqttCertGate.Findings;
using MqttCertGate.Paths;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class NameConstraintViolated
{
    public static readonly Rule<Entry> Rule = new(
        new("MCG7016", "chain.name-constraints", nameof(NameConstraintViolated))
        {
            Title = "A certificate of the path has a name that an issuer may not certify",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "4.2.1.10"),
            AlsoIn = [Rfc.Must(5280, "6.1.3")],
            Class = FindingClass.Trust,
            SecuritySeverity = 8.1,
            Cwe = 295,
            Help = """
                Name constraints confine a CA to the names of its owner, so that it cannot answer for others; clients refuse the path whatever name they
                connect to. A wildcard may take the place of an excluded name, and a name of a kind that cannot be compared is refused too.
                Leave the name out, or have the certificate issued by a CA that may certify it.
                """,
        },
        Check);

    private static void Check(Entry entry, RuleContext context)
    {
        Report(PathFailureKind.NameNotPermitted, "does not permit");
        Report(PathFailureKind.NameExcluded, "excludes");

        void Report(PathFailureKind kind, string verb)
        {
            foreach (var reason in PathReason.Of(entry, kind))
            {
                var issuer = reason.Issuer!.Subject;
                context.Report(PathReason.Violation(
                    entry, reason, context,
                    $"'{reason.Certificate.Subject.ShortText}' has a name that '{issuer.ShortText}' {verb}: {reason.Detail}; names must keep to the nameConstraints of every issuer.",
                    discriminator: $"{issuer} {reason.Detail}"));
            }
        }
    }
}
