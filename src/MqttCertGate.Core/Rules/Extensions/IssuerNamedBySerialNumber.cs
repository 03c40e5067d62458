using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class IssuerNamedBySerialNumber
{
    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG4044", "aki.issuer-serial", nameof(IssuerNamedBySerialNumber))
        {
            Title = "The authority key identifier names one certificate of the issuer",
            DefaultLevel = Level.Error,
            PrivateLevel = Level.Warning,
            Source = BaselineRequirements.Must("7.1.2.11.1"),
            AlsoIn = [Rfc.May(5280, "4.2.1.1")],
            Class = FindingClass.Profile,
            Help = """
                With the issuer's issuer and serial number in it, the certificate fits one certificate of its CA alone: once that is renewed or cross-signed, clients
                find no path any more.
                Issue the certificate again with 'authorityKeyIdentifier = keyid', without 'issuer'.
                """,
        },
        Check);

    private static void Check(CertificateUse use, RuleContext context)
    {
        // A root's has a rule of its own.
        if (use is not TrustAnchorCertificate && use.Certificate.AuthorityKeyIdentifier.Value is { HasIssuerAndSerial: true })
            context.Report(use.Violation("The authority key identifier names the issuer's issuer and serial number; only a key identifier should be in it."));
    }
}
