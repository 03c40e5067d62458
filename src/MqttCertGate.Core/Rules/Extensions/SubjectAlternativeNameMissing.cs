using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class SubjectAlternativeNameMissing
{
    public static readonly Rule<ServerCertificate> Rule = new(
        new("MCG4050", "san.missing", nameof(SubjectAlternativeNameMissing))
        {
            Title = "The server certificate has no subject alternative name",
            DefaultLevel = Level.Error,
            Source = Tdmq.Must(),
            AlsoIn = [BaselineRequirements.Must("7.1.2.7.12"), Rfc.Must(9525, "2")],
            Class = FindingClass.Profile,
            SecuritySeverity = 5.3,
            Cwe = 295,
            Help = """
                Clients take the broker's names from the subject alternative name alone; the common name is not consulted.
                Issue the certificate again with 'subjectAltName = DNS:mqtt.example.com' for every domain and 'IP:…' for every address.
                """,
        },
        Check);

    private static void Check(ServerCertificate server, RuleContext context)
    {
        if (!server.Certificate.SubjectAlternativeName.IsPresent)
        {
            context.Report(server.Violation(server.ServesWebSocket
                ? "The certificate has no subject alternative name; one is required, and browsers, which connect over WebSocket, look nowhere else."
                : "The certificate has no subject alternative name; one is required."));
        }
        else if (server is { Domains.Count: 0, Certificate.SubjectAlternativeName.Value: { Names.Count: > 0 } value }
            && !value.Names.Any(name => name.Kind is GeneralNameKind.DnsName or GeneralNameKind.IpAddress))
        {
            // Where domains are declared, each is reported as not covered.
            context.Report(server.Violation("The subject alternative name holds neither a DNS name nor an IP address; one is required."));
        }
    }
}
