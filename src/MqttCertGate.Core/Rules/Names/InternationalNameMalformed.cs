using MqttCertGate.Findings;
using MqttCertGate.Identity;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class InternationalNameMalformed
{
    public static readonly Rule<ServerCertificate> Rule = new(
        new("MCG8012", "id.idn", nameof(InternationalNameMalformed))
        {
            Title = "An international name is not in a valid xn-- form",
            DefaultLevel = Level.Error,
            PrivateLevel = Level.Warning,
            Source = BaselineRequirements.Must("7.1.2.7.12"),
            AlsoIn = [Rfc.Must(5280, "7.2"), Rfc.Must(5891, "5.4")],
            Class = FindingClass.Profile,
            SecuritySeverity = 4.3,
            Cwe = 297,
            Help = """
                Clients turn 'bücher.example' into 'xn--bcher-kva.example' before they compare, and find nothing else; a label that begins like that and decodes to
                nothing sensible is refused or shown as something that it is not.
                Issue the certificate again with the name that 'idn2 bücher.example' prints.
                """,
        },
        (server, context) => DnsNameFaults.Report(server, DnsNameFaultKind.International, context));
}
