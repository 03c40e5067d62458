using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class NotYetValid
{
    public static readonly Rule<EndEntityCertificate> Rule = new(
        new("MCG6002", "validity.not-yet", nameof(NotYetValid))
        {
            Title = "The certificate is not yet valid",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "6.1.3"),
            AlsoIn = [Rfc.Must(5280, "4.1.2.5")],
            Class = FindingClass.Instance,
            SecuritySeverity = 5.3,
            Cwe = 298,
            Help = """
                Clients refuse the certificate until then.
                Deploy it after that instant, or have it issued with an earlier notBefore; check the clock of the machine that issued it.
                """,
        },
        Check);

    private static void Check(EndEntityCertificate use, RuleContext context)
    {
        var certificate = use.Certificate;
        if (certificate.NotAfter >= certificate.NotBefore && !context.Time.HasReached(certificate.NotBefore))
        {
            context.Report(use.Violation(
                $"The certificate '{certificate.Subject.ShortText}' is valid from {certificate.NotBefore:yyyy-MM-dd HH:mm:ss} UTC on."));
        }
    }
}
