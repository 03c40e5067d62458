using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class NegativeValidity
{
    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG6004", "validity.negative", nameof(NegativeValidity))
        {
            Title = "The certificate ends before it begins",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "4.1.2.5"),
            Class = FindingClass.Instance,
            SecuritySeverity = 5.3,
            Cwe = 298,
            Help = """
                There is no instant at which the certificate is valid.
                Have it issued again; check the dates given to the CA.
                """,
        },
        Check);

    private static void Check(CertificateUse use, RuleContext context)
    {
        var certificate = use.Certificate;
        if (certificate.NotAfter < certificate.NotBefore && !LastCentury.HoldsTheEndOf(certificate))
        {
            context.Report(use.Violation(
                $"The certificate begins on {certificate.NotBefore:yyyy-MM-dd HH:mm:ss} UTC and ends on {certificate.NotAfter:yyyy-MM-dd HH:mm:ss} UTC; the end may not come first."));
        }
    }
}
