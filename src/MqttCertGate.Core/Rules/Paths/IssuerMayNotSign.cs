using MqttCertGate.Findings;
using MqttCertGate.Paths;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class IssuerMayNotSign
{
    public static readonly Rule<Entry> Rule = new(
        new("MCG7015", "chain.issuer-certsign", nameof(IssuerMayNotSign))
        {
            Title = "An issuer of the path may not sign certificates",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "6.1.4"),
            AlsoIn = [Rfc.Must(5280, "4.2.1.3")],
            Class = FindingClass.Trust,
            SecuritySeverity = 6.5,
            Cwe = 295,
            Help = """
                A keyUsage without keyCertSign forbids the CA's key to sign certificates, and verifiers refuse what it signed.
                Have the CA's certificate issued again with 'keyUsage = critical, keyCertSign, cRLSign'.
                """,
        },
        Check);

    private static void Check(Entry entry, RuleContext context)
    {
        foreach (var reason in PathReason.Of(entry, PathFailureKind.IssuerMayNotSign))
        {
            context.Report(PathReason.Violation(
                entry, reason, context,
                $"'{reason.Certificate.Subject.ShortText}' is an issuer and its keyUsage is {reason.Certificate.KeyUsage.Value}; keyCertSign is required."));
        }
    }
}
