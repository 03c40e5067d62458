using MqttCertGate.Findings;
using MqttCertGate.Identity;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class AddressAsDnsName
{
    public static readonly Rule<ServerCertificate> Rule = new(
        new("MCG8013", "id.ip-as-dnsname", nameof(AddressAsDnsName))
        {
            Title = "An IP address is written as a DNS name",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "4.2.1.6"),
            AlsoIn = [Rfc.Must(9525, "6.4")],
            Class = FindingClass.Profile,
            SecuritySeverity = 5.3,
            Cwe = 297,
            Help = """
                An IP address has an entry of its own kind in a certificate (iPAddress), which clients that connect to an address look for; only some accept its text
                in a DNS name.
                Issue the certificate again with 'IP:…' instead of 'DNS:…' for the address.
                """,
        },
        (server, context) => DnsNameFaults.Report(server, DnsNameFaultKind.Address, context));
}
