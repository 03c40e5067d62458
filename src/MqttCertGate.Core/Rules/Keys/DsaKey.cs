using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class DsaKey
{
    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG2022", "key.dsa", nameof(DsaKey))
        {
            Title = "The key is a DSA key",
            DefaultLevel = Level.Error,
            Source = BaselineRequirements.Must("6.1.5"),
            Class = FindingClass.Key,
            SecuritySeverity = 6.5,
            Cwe = 327,
            Help = """
                TLS 1.3 has no DSA, and current TLS libraries refuse it.
                Issue the certificate again over an ECDSA P-256 or an RSA key.
                """,
        },
        Check);

    private static void Check(CertificateUse use, RuleContext context)
    {
        if (use.Certificate.PublicKey is UnsupportedPublicKey { Oid: Oids.Dsa })
            context.Report(use.Violation("The key is a DSA key; an ECDSA or RSA key is required."));
    }
}
