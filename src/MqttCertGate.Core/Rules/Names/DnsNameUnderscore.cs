using MqttCertGate.Findings;
using MqttCertGate.Identity;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class DnsNameUnderscore
{
    public static readonly Rule<ServerCertificate> Rule = new(
        new("MCG8010", "id.dns-underscore", nameof(DnsNameUnderscore))
        {
            Title = "A DNS name has an underscore",
            DefaultLevel = Level.Error,
            PrivateLevel = Level.Warning,
            Source = BaselineRequirements.Must("7.1.2.7.12"),
            AlsoIn = [Rfc.Must(5280, "4.2.1.6")],
            Class = FindingClass.Profile,
            Help = """
                Host names have no underscore: public CAs must not certify one, and strict clients refuse it, so that a broker of that name works for some only.
                Rename the host ('broker-1' in place of 'broker_1') and issue the certificate again, or let '*.example.com' cover it.
                """,
        },
        (server, context) => DnsNameFaults.Report(server, DnsNameFaultKind.Underscore, context));
}
