using MqttCertGate.Findings;
using MqttCertGate.Identity;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class DnsNameSyntax
{
    public static readonly Rule<ServerCertificate> Rule = new(
        new("MCG8008", "id.dns-syntax", nameof(DnsNameSyntax))
        {
            Title = "A DNS name is no host name",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "4.2.1.6"),
            AlsoIn = [Rfc.Must(1034, "3.5"), Rfc.Must(1123, "2.1")],
            Class = FindingClass.Profile,
            SecuritySeverity = 4.3,
            Cwe = 297,
            Help = """
                Clients skip such a name or refuse the whole certificate because of it; some (rustls) then match none of its other names either.
                Issue the certificate again with labels of letters, digits and hyphens, joined by single dots: 'DNS:mqtt.example.com'.
                """,
        },
        (server, context) => DnsNameFaults.Report(server, DnsNameFaultKind.Syntax, context));
}
