using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class AddressMalformed
{
    public static readonly Rule<ServerCertificate> Rule = new(
        new("MCG8014", "id.ip-length", nameof(AddressMalformed))
        {
            Title = "An IP address in the certificate is of neither IPv4 nor IPv6",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "4.2.1.6"),
            Class = FindingClass.Profile,
            SecuritySeverity = 4.3,
            Cwe = 297,
            Help = """
                Clients compare the bytes of the address that they connect to; text, a network with its mask or an IPv4 address wrapped in IPv6 never match.
                Issue the certificate again with 'IP:10.0.0.5' or 'IP:2001:db8::1' in subjectAltName.
                """,
        },
        Check);

    private static void Check(ServerCertificate server, RuleContext context)
    {
        foreach (var address in server.Certificate.SubjectAlternativeName.Value?.OfKind(GeneralNameKind.IpAddress).Where(address => !address.IsEmpty) ?? [])
        {
            if (address.Content.Length is not (4 or 16))
            {
                context.Report(server.Violation(
                    $"The IP address '{address.Text}' has {address.Content.Length} bytes; 4 are required for IPv4, 16 for IPv6.", address.Text));
            }
            else if (IpAddressText.IsMapped(address.Content))
            {
                context.Report(server.Violation(
                    $"The IP address '{address.Text}' is an IPv4 address in 16 bytes; 4 are required for IPv4.", address.Text));
            }
        }
    }
}
