using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class EndsTooSoonToImport
{
    private static readonly Parameter<int> MinimumDays =
        new("minimumDays", 60, "Days of 86,400 seconds that must remain when the certificate is imported.");

    public static readonly Rule<ServerCertificate> Rule = new(
        new("MCG6020", "validity.import-window", nameof(EndsTooSoonToImport))
        {
            Title = "The certificate ends too soon to be imported",
            DefaultLevel = Level.Error,
            OnByDefault = false,
            Source = new Citation("EMQX Cloud, TLS/SSL of Dedicated deployments", "", Keyword.Must, "https://docs.emqx.com/zh/cloud/latest/deployments/tls_ssl.html"),
            Class = FindingClass.Instance,
            Parameters = [MinimumDays],
            Help = """
                The console of the broker refuses a certificate that is near its end, so that it can no longer be deployed although it is still valid.
                Renew it and import the new one; certificates that live shorter than the limit can never be imported there and need a CA, or a profile of the
                CA, that issues them for longer.
                """,
        },
        Check);

    private static void Check(ServerCertificate server, RuleContext context)
    {
        var (facts, minimum) = (server.Certificate.Facts, context.Get(MinimumDays));
        var last = minimum < (facts.NotAfter - DateTime.MinValue).TotalDays ? facts.NotAfter.AddDays(-minimum) : DateTime.MinValue;
        if (context.Time.HasPassed(last) && !context.Time.HasPassed(facts.NotAfter))
        {
            context.Report(server.Violation(
                $"The certificate '{server.Certificate.Subject.ShortText}' ends on {facts.NotAfter:yyyy-MM-dd HH:mm:ss} UTC and could be imported until {last:yyyy-MM-dd HH:mm:ss} UTC; {minimum} days must remain."));
        }
    }
}
