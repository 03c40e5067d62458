using MqttCertGate.Findings;
using MqttCertGate.Identity;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class DnsNameTrailingDot
{
    public static readonly Rule<ServerCertificate> Rule = new(
        new("MCG8009", "id.dns-trailing-dot", nameof(DnsNameTrailingDot))
        {
            Title = "A DNS name ends with a dot",
            DefaultLevel = Level.Error,
            Source = BaselineRequirements.Must("7.1.2.7.12"),
            AlsoIn = [Rfc.Must(5280, "4.2.1.6")],
            Class = FindingClass.Profile,
            SecuritySeverity = 4.3,
            Cwe = 297,
            Help = """
                Clients look for the name without the dot, even if they were told to connect with it, and do not find it.
                Issue the certificate again with 'DNS:mqtt.example.com', without the last dot.
                """,
        },
        (server, context) => DnsNameFaults.Report(server, DnsNameFaultKind.TrailingDot, context));
}
