using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class CoveredByCommonNameOnly
{
    public static readonly Rule<ServerCertificate> Rule = new(
        new("MCG8002", "id.cn-only", nameof(CoveredByCommonNameOnly))
        {
            Title = "A declared domain stands only in the common name",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(9525, "2"),
            Class = FindingClass.Profile,
            SecuritySeverity = 5.3,
            Cwe = 297,
            Help = """
                Go, browsers, Apple's systems and current OpenSSL never look at the common name, older libraries do: the broker works for some clients only.
                Issue the certificate again with the domain in subjectAltName.
                """,
        },
        Check);

    private static void Check(ServerCertificate server, RuleContext context)
    {
        foreach (var domain in server.Domains)
        {
            if (Coverage.Of(server.Certificate, domain.Name.Value) == DomainCoverage.CommonNameOnly)
            {
                context.Report(server.Violation(
                    $"'{domain.Name.Value}' stands only in the common name; it is required in the subject alternative name.", domain.Name.Value) with
                {
                    Related = [new RelatedLocation(domain.Name.Location, "The domain")],
                });
            }
        }
    }
}
