using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class BundleHoldsNonCa
{
    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG7024", "ca-bundle.contents", nameof(BundleHoldsNonCa))
        {
            Title = "A file of CAs holds a certificate that is not a CA",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "4.2.1.9"),
            Class = FindingClass.Trust,
            SecuritySeverity = 5.3,
            Cwe = 295,
            Help = """
                A broker trusts whatever its CA bundle holds, and a device its anchors; a leaf there admits one peer for ever and no other.
                Remove it, or put in the CA that issued it.
                """,
        },
        Check);

    private static void Check(CertificateUse use, RuleContext context)
    {
        var certificate = use.Certificate;
        switch (use)
        {
            case AuthorityCertificate { Entry.Role: Role.Ca } when !certificate.IsCa:
                Report("a CA bundle may hold only CA certificates");
                break;
            // Trusted by declaration (RFC 5280 §6.1.1 (d)): a root older than basicConstraints need not have them.
            case TrustAnchorCertificate { Entry.Role: Role.Trust } when !certificate.IsCa && (certificate.BasicConstraints.IsPresent || !certificate.IsSelfIssued):
                Report("a trust anchor must be a CA");
                break;
        }

        void Report(string required) => context.Report(use.Violation(
            $"'{certificate.Subject.ShortText}' has no CA:TRUE; {required}.", certificate.Sha256));
    }
}
