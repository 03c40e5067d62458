using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class Precertificate
{
    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG4084", "ct.poison", nameof(Precertificate))
        {
            Title = "The file holds a precertificate",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(6962, "3.1"),
            AlsoIn = [Rfc.Must(5280, "4.2")],
            Class = FindingClass.Profile,
            SecuritySeverity = 5.3,
            Cwe = 295,
            Help = """
                A precertificate is only for the logs of certificate transparency; its critical poison extension has every client refuse it.
                Use the certificate that the CA issued afterwards, with the same serial number and without the poison.
                """,
        },
        Check);

    private static void Check(CertificateUse use, RuleContext context)
    {
        bool Has(string oid) => use.Certificate.ExtensionOf(oid) is not null;

        if (!Has(Oids.PrecertificatePoison))
            return;

        context.Report(use.Violation(Has(Oids.SignedCertificateTimestamps)
            ? "The certificate is a precertificate and yet holds signed certificate timestamps; the final certificate is required."
            : "The certificate is a precertificate; the final certificate is required."));
    }
}
