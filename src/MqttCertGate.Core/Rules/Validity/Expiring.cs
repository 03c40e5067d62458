using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class Expiring
{
    public static readonly Rule<EndEntityCertificate> Rule = new(
        new("MCG6003", "validity.expiring", nameof(Expiring))
        {
            Title = "The certificate ends soon",
            DefaultLevel = Level.Warning,
            Source = Design.Should("renew before the end"),
            Class = FindingClass.Instance,
            SecuritySeverity = 3.1,
            Cwe = 298,
            Help = """
                The renewal window set by 'renew-before' has begun: a third of the lifetime and at most 30 days unless the manifest says otherwise.
                Renew the certificate and replace the file.
                """,
        },
        Check);

    private static void Check(EndEntityCertificate use, RuleContext context)
    {
        var facts = use.Certificate.Facts;
        var from = Renewal.From(use.Entry, facts);
        if (facts.NotAfter >= facts.NotBefore
            && context.Time.HasReached(facts.NotBefore)
            && context.Time.HasReached(from)
            && !context.Time.HasPassed(facts.NotAfter))
        {
            context.Report(use.Violation(
                $"The certificate '{use.Certificate.Subject.ShortText}' ends on {facts.NotAfter:yyyy-MM-dd HH:mm:ss} UTC; it was to be renewed from {from:yyyy-MM-dd} on."));
        }
    }
}
