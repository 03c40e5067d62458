using MqttCertGate.Findings;
using MqttCertGate.Paths;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class IssuerNotCa
{
    public static readonly Rule<Entry> Rule = new(
        new("MCG7014", "chain.issuer-is-ca", nameof(IssuerNotCa))
        {
            Title = "An issuer of the path is not a CA",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "6.1.4"),
            AlsoIn = [Rfc.Must(5280, "4.2.1.9")],
            Class = FindingClass.Trust,
            SecuritySeverity = 8.1,
            Cwe = 295,
            Help = """
                Without this check whoever has any certificate could issue more with it; every verifier refuses the path.
                Have the certificate issued by a CA, or the CA's own certificate issued again with 'basicConstraints = critical, CA:TRUE'.
                """,
        },
        Check);

    private static void Check(Entry entry, RuleContext context)
    {
        foreach (var reason in PathReason.Of(entry, PathFailureKind.IssuerNotCa))
        {
            var found = reason.Certificate.BasicConstraints.IsPresent ? "has CA:FALSE" : "has no basicConstraints";
            context.Report(PathReason.Violation(
                entry, reason, context, $"'{reason.Certificate.Subject.ShortText}' is an issuer and {found}; CA:TRUE is required."));
        }
    }
}
