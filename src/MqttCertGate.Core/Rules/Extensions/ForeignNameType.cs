using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class ForeignNameType
{
    public static readonly Rule<ServerCertificate> Rule = new(
        new("MCG4053", "san.type", nameof(ForeignNameType))
        {
            Title = "The subject alternative name of a server names something other than a host",
            DefaultLevel = Level.Error,
            PrivateLevel = Level.Note,
            Source = BaselineRequirements.Must("7.1.2.7.12"),
            Class = FindingClass.Profile,
            Help = """
                Clients compare DNS names and IP addresses alone; public CAs must not certify another kind of name for a server. In a private PKI a URI such as
                'spiffe://…' is common and harmless.
                Issue the certificate again with 'DNS:…' and 'IP:…' alone in subjectAltName.
                """,
        },
        Check);

    private static void Check(ServerCertificate server, RuleContext context)
    {
        foreach (var name in server.Certificate.SubjectAlternativeName.Value?.Names ?? [])
        {
            if (name is { IsEmpty: false, Kind: not (GeneralNameKind.DnsName or GeneralNameKind.IpAddress) })
            {
                context.Report(server.Violation(
                    $"The subject alternative name holds '{name}'; only DNS names and IP addresses belong into a server's.", name.ToString()));
            }
        }
    }
}
