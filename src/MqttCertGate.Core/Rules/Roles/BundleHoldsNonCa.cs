using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class BundleHoldsNonCa
{
    public static readonly Rule<AuthorityCertificate> Rule = new(
        new("MCG7024", "ca-bundle.contents", nameof(BundleHoldsNonCa))
        {
            Title = "A CA bundle holds a certificate that is not a CA",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "4.2.1.9"),
            Class = FindingClass.Trust,
            SecuritySeverity = 5.3,
            Cwe = 295,
            Help = """
                A broker trusts whatever its CA bundle holds; a leaf there admits one device for ever and no other.
                Remove it, or register the CA that issued it.
                """,
        },
        Check);

    private static void Check(AuthorityCertificate authority, RuleContext context)
    {
        if (authority.Entry.Role == Role.Ca && !authority.Certificate.IsCa)
        {
            context.Report(authority.Violation(
                $"'{authority.Certificate.Subject.ShortText}' has no CA:TRUE; a CA bundle may hold only CA certificates.", authority.Certificate.Sha256));
        }
    }
}
