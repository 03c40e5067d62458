using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class AuthorityKeyIdentifierMissing
{
    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG4043", "aki.missing", nameof(AuthorityKeyIdentifierMissing))
        {
            Title = "The certificate does not identify its issuer's key",
            DefaultLevel = Level.Error,
            PrivateLevel = Level.Warning,
            Source = Rfc.Must(5280, "4.2.1.1"),
            AlsoIn = [BaselineRequirements.Must("7.1.2.11.1")],
            Class = FindingClass.Profile,
            Help = """
                With it clients find the right certificate of an issuer that has had several keys. Python 3.13 and OpenSSL with -x509_strict refuse a certificate
                without it: 'Missing Authority Key Identifier'.
                Issue the certificate again with 'authorityKeyIdentifier = keyid' in the file given as -extfile.
                """,
        },
        Check);

    private static void Check(CertificateUse use, RuleContext context)
    {
        // An anchor's issuer is of no concern, and a certificate older than version 3 cannot have the extension.
        if (use is TrustAnchorCertificate || use.Certificate is not { Version: 3, IsSelfIssued: false, AuthorityKeyIdentifier: var identifier })
            return;

        if (!identifier.IsPresent)
            context.Report(use.Violation("The certificate has no authority key identifier; one is required."));
        else if (identifier.Value is { KeyIdentifier: null })
            context.Report(use.Violation("The authority key identifier holds no key identifier; one is required."));
    }
}
