using MqttCertGate.Findings;
using MqttCertGate.Identity;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class DnsNameCharacters
{
    public static readonly Rule<ServerCertificate> Rule = new(
        new("MCG8011", "id.dns-charset", nameof(DnsNameCharacters))
        {
            Title = "A DNS name holds bytes that are no text",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "4.2.1.6"),
            AlsoIn = [Rfc.Must(9525, "6.3")],
            Class = FindingClass.Profile,
            SecuritySeverity = 6.5,
            Cwe = 297,
            Help = """
                Programs end a text at a NUL, trim spaces or guess an encoding, each in its own way: what one takes for 'bank.example' is another's
                'bank.example\0.evil.example'.
                Issue the certificate again with letters, digits and hyphens alone; 'openssl asn1parse -in FILE' shows the bytes ('-inform DER' for
                a binary file).
                """,
        },
        (server, context) => DnsNameFaults.Report(server, DnsNameFaultKind.Characters, context));
}
