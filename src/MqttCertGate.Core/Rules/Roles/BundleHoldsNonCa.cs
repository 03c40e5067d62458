using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class BundleHoldsNonCa
{
    private static readonly Grade OpenToAll = new("a publicly trusted CA", Level.Warning);

    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG7024", "ca-bundle.contents", nameof(BundleHoldsNonCa))
        {
            Title = "A file of CAs holds a certificate that must not be in it",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "4.2.1.9"),
            Class = FindingClass.Trust,
            SecuritySeverity = 5.3,
            Cwe = 295,
            Grades = [OpenToAll],
            Help = """
                A broker trusts whatever its CA bundle holds, and a device its anchors; a leaf there admits one peer for ever and no other.
                A publicly trusted CA admits whoever buys a certificate from it. Remove what the message names, or put in the private CA that issues to
                your own clients. Expired, repeated, too many CAs and private keys have rules of their own: MCG7018, MCG7008, MCG9009 and MCG2004.
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
            case AuthorityCertificate { Entry: { Role: Role.Ca, Declaration.Pki: var pki } }
                when pki is { Value: Pki.Public } || (pki is not { Value: Pki.Private } && AssumedPki.EvidenceIn(certificate) is not null):
                context.Report(use.Violation(
                    $"'{certificate.Subject.ShortText}' is publicly trusted, so that a bundle with it admits any of its customers; a private CA is expected.",
                    certificate.Sha256.ToString()) with
                {
                    Grade = OpenToAll,
                });
                break;
            // Trusted by declaration (RFC 5280 §6.1.1 (d)): a root older than basicConstraints need not have them.
            case TrustAnchorCertificate { Entry.Role: Role.Trust } when !certificate.IsCa && (certificate.BasicConstraints.IsPresent || !certificate.IsSelfIssued):
                Report("a trust anchor must be a CA");
                break;
        }

        void Report(string required) => context.Report(use.Violation(
            $"'{certificate.Subject.ShortText}' has no CA:TRUE; {required}.", certificate.Sha256.ToString()));
    }
}
