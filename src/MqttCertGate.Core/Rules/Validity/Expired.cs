using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class Expired
{
    public static readonly Rule<EndEntityCertificate> Rule = new(
        new("MCG6001", "validity.expired", nameof(Expired))
        {
            Title = "The certificate has expired",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "6.1.3"),
            AlsoIn = [Rfc.Must(5280, "4.1.2.5")],
            Class = FindingClass.Instance,
            SecuritySeverity = 7.5,
            Cwe = 298,
            Help = """
                Every client with a clock refuses an expired certificate.
                Renew it and replace the file.
                """,
        },
        Check);

    private static void Check(EndEntityCertificate use, RuleContext context)
    {
        var certificate = use.Certificate;
        if (certificate.NotAfter >= certificate.NotBefore && context.Time.HasPassed(certificate.NotAfter))
        {
            context.Report(use.Violation(
                $"The certificate '{certificate.Subject.ShortText}' expired on {certificate.NotAfter:yyyy-MM-dd HH:mm:ss} UTC.") with
            {
                Path = use.Entry.StepsToAnchor(context.Time),
            });
        }
    }
}
